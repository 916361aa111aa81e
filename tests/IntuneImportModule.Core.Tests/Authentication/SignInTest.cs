using System.Collections.Concurrent;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>A sign-in over the stand-in, on a clock that starts now: MSAL's own clock is the system's.</summary>
public abstract class SignInTest
{
    internal const string TenantId = "7e000000-0000-4000-8000-000000000000";
    internal const string ClientId = "c1000000-0000-4000-8000-000000000000";
    internal const string Ada = "ada@contoso.example";
    internal const string Authority = "https://login.microsoftonline.com/" + TenantId;

    internal EntraStandIn Entra { get; } = new();

    internal FakeClock Clock { get; } = new(DateTimeOffset.UtcNow);

    internal ConcurrentQueue<string> Told { get; } = new();

    internal ConcurrentQueue<string> Warned { get; } = new();

    /// <summary>Another application for each test: MSAL remembers a refusal for the whole process.</summary>
    internal string AppId { get; } = Guid.NewGuid().ToString();

    internal SignInHost Host => new()
    {
        TellUser = Told.Enqueue,
        Warn = Warned.Enqueue,
        Time = Clock,
        Handler = _ => Entra,
    };

    internal ClientSecretSignIn SecretSignIn(string secret = "s3cret") => new(new Secret(secret)) { ClientId = AppId, TenantId = TenantId };

    internal Task<ITokenSource> ConnectAsync(SignInOptions options, SignInHost? host = null) =>
        SignIn.ConnectAsync(options, host ?? Host, CancellationToken.None);

    internal Task<SignInException> RefusedAsync(SignInOptions options, SignInHost? host = null) =>
        Assert.ThrowsAsync<SignInException>(() => ConnectAsync(options, host));
}
