using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Registrations;

/// <summary>Where registrations are.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotdeviceidentity-list</remarks>
internal static class RegistrationCollection
{
    /// <summary>The collection below the version.</summary>
    public const string Path = "/deviceManagement/windowsAutopilotDeviceIdentities";

    /// <summary>The version for everything but profiles.</summary>
    public const string Version = "v1.0";

    /// <summary>The version that tells of profiles.</summary>
    public const string ProfileVersion = "beta";

    /// <summary>The path of one registration.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="rest">What follows it.</param>
    public static string PathOf(string id, string rest = "") => Path + "/" + Uri.EscapeDataString(id) + rest;

    /// <summary>All registrations, page by page.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="version">The version.</param>
    /// <param name="stopping">Ends it early.</param>
    public static IAsyncEnumerable<IReadOnlyList<AutopilotRegistrationRecord>> AllAsync(GraphClient client, string version, Stopping stopping) =>
        GraphPaging.ReadAsync(client, version + Path, GraphJson.Default.GraphPageAutopilotRegistrationRecord, stopping);
}
