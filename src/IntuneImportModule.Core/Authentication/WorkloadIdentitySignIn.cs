namespace IntuneImportModule.Core.Authentication;

/// <summary>With an assertion of the host's own identity provider (workload identity federation). No secret is stored anywhere.</summary>
/// <remarks>
/// Without <see cref="TokenFile"/> the host is asked: AZURE_FEDERATED_TOKEN_FILE first, as it is meant for exactly this, then
/// GitHub Actions' ACTIONS_ID_TOKEN_REQUEST_URL. Missing ids come from AZURE_CLIENT_ID and AZURE_TENANT_ID.
/// </remarks>
internal sealed record WorkloadIdentitySignIn : AppSignIn
{
    public override string AuthKind => "WorkloadIdentity";

    /// <summary>A file that always holds a current assertion.</summary>
    public string? TokenFile { get; init; }
}
