namespace IntuneImportModule.Session;

/// <summary>Tells whether there is a person who could answer a sign-in page.</summary>
internal static class Attendance
{
    // Set by the hosts of unattended runs: most CI systems, Azure Pipelines, Azure Automation.
    private static readonly string[] UnattendedVariables = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "AUTOMATION_ASSET_ENDPOINT"];

    /// <summary>Whether this process has one.</summary>
    public static bool IsAttended() =>
        IsAttended(Environment.UserInteractive, Environment.GetCommandLineArgs(), Environment.GetEnvironmentVariable);

    /// <summary>The rule: an interactive process that was not started with -NonInteractive, outside the known unattended hosts.</summary>
    /// <param name="isInteractive">What the system says.</param>
    /// <param name="arguments">How the process was started.</param>
    /// <param name="variable">The environment.</param>
    internal static bool IsAttended(bool isInteractive, IEnumerable<string> arguments, Func<string, string?> variable) =>
        isInteractive
        && !arguments.Any(IsNonInteractive)
        && UnattendedVariables.All(name => string.IsNullOrEmpty(variable(name)))
        && !IsAzureAutomation(variable("AZUREPS_HOST_ENVIRONMENT"));

    // Azure Cloud Shell sets the same variable, and there a person sits before it.
    private static bool IsAzureAutomation(string? host) => host?.StartsWith("AzureAutomation", StringComparison.OrdinalIgnoreCase) == true;

    // PowerShell takes any unambiguous beginning of its own parameters, with one dash, two, or a slash.
    private static bool IsNonInteractive(string argument)
    {
        string name = argument.TrimStart('-', '/');
        return name.Length < argument.Length && name.Length >= 4 && "NonInteractive".StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }
}
