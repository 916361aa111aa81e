namespace IntuneImportModule.Core.Authentication.Assertions;

/// <summary>Finds out what the host offers for workload identity federation.</summary>
internal static class HostAssertions
{
    /// <summary>The source of assertions that the options name, else the host.</summary>
    /// <param name="options">The way.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="SignInException">The host offers none.</exception>
    public static IAssertionSource Of(WorkloadIdentitySignIn options, SignInHost host)
    {
        if ((options.TokenFile ?? Variable("AZURE_FEDERATED_TOKEN_FILE")) is { } file)
        {
            return new FileAssertion(file);
        }

        return Variable("ACTIONS_ID_TOKEN_REQUEST_URL") is { } address && Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN") is { } token
            ? new GitHubAssertion(address, new Secret(token), host)
            : throw SignInError.Of(nameof(Texts.WorkloadIdentityMissing));
    }

    /// <summary>The options with the ids that the host's variables hold where none are given.</summary>
    /// <param name="options">The way.</param>
    public static WorkloadIdentitySignIn WithHostIds(WorkloadIdentitySignIn options) => options with
    {
        ClientId = options.ClientId ?? Variable("AZURE_CLIENT_ID"),
        TenantId = options.TenantId ?? Variable("AZURE_TENANT_ID"),
    };

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
