using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Session;

/// <summary>A connection to Intune: where it leads and who is signed in. No member of it leads to a token.</summary>
public sealed class IntuneImportContext
{
    internal IntuneImportContext(GraphConnection connection, bool isSandbox)
    {
        Connection = connection;
        IsSandbox = isSandbox;
        GroupTags = new GroupTagCache(connection, TimeProvider.System);
    }

    /// <summary>How the sign-in was made, such as AccessToken or Sandbox.</summary>
    public string AuthKind => Info.AuthKind;

    /// <summary>The tenant's id; null where the token does not say.</summary>
    public string? TenantId => Info.TenantId;

    /// <summary>The user principal name of a person; null for an application.</summary>
    public string? Account => Info.Account;

    /// <summary>The application's client id; null where the token does not say.</summary>
    public string? ClientId => Info.ClientId;

    /// <summary>The cloud: Global, USGov, USGovDoD, China or Custom; null for a sandbox.</summary>
    public string? Cloud => Info.Cloud;

    /// <summary>The Graph root that everything is sent to.</summary>
    public Uri GraphEndpoint => Connection.Endpoint;

    /// <summary>Delegated permissions (scopes) or application permissions (roles) that the token names.</summary>
    public IReadOnlyList<string> Permissions => Info.Permissions;

    /// <summary>When the token at hand ends, UTC; null where it does not say.</summary>
    public DateTimeOffset? ExpiresOn => Info.ExpiresOn;

    /// <summary>True where nothing is real: the tenant is a sandbox in this process.</summary>
    public bool IsSandbox { get; }

    /// <summary>True after Disconnect-IntuneImport.</summary>
    public bool IsClosed { get; private set; }

    internal GraphConnection Connection { get; }

    internal GroupTagCache GroupTags { get; }

    private SignInInfo Info => Connection.Tokens.Info;

    /// <summary>What a question to the user calls the tenant.</summary>
    internal string TenantName => IsSandbox ? "the sandbox" : TenantId is { } tenant ? $"tenant {tenant} ({GraphEndpoint.Host})" : GraphEndpoint.Host;

    /// <summary>Endpoint and account.</summary>
    public override string ToString() => Account is { } account ? $"{account} at {GraphEndpoint.Host}" : GraphEndpoint.Host;

    /// <summary>Closes the context and forgets a sign-in that was to outlive it.</summary>
    internal void SignOut()
    {
        if (!IsClosed)
        {
            // On a thread of the pool, since the caller's may be one that a continuation must come back to.
            Task.Run(Connection.SignOutAsync).GetAwaiter().GetResult();
        }

        Close();
    }

    internal void Close()
    {
        IsClosed = true;
        Connection.Dispose();
    }
}
