using IntuneImportModule.Core.Authentication.Assertions;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Which issuer serves which way of signing in.</summary>
internal static class Issuers
{
    /// <summary>The issuer for a way. Nothing is sent yet.</summary>
    /// <param name="options">The way.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="SignInException">Something needed is missing or wrong.</exception>
    public static ITokenIssuer Create(SignInOptions options, SignInHost host) => options switch
    {
        PersonSignIn person => new PersonIssuer(person, host),
        WorkloadIdentitySignIn workload => new AppIssuer(HostAssertions.WithHostIds(workload), host),
        AppSignIn app => new AppIssuer(app, host),
        ManagedIdentitySignIn managed => new ManagedIdentityIssuer(managed, host),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.AuthKind, null),
    };
}
