namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>Sets environment variables of the process, and what a real host has set already aside, for one test.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private static readonly string[] Known =
    [
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_URL", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE",
        "AZURE_POD_IDENTITY_AUTHORITY_HOST", "AZURE_TENANT_ID", "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT",
        "IMDS_ENDPOINT", "MSI_ENDPOINT", "MSI_SECRET",
    ];

    private readonly Dictionary<string, string?> _before = [];

    public EnvironmentScope()
    {
        foreach (string name in Known)
        {
            Set(name, null);
        }
    }

    public EnvironmentScope Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
        return this;
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
