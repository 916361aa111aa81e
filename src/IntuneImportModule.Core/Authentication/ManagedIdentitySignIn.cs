namespace IntuneImportModule.Core.Authentication;

/// <summary>As the managed identity of the host: Azure VM, App Service, Functions, Automation, Arc.</summary>
internal sealed record ManagedIdentitySignIn() : SignInOptions(TimeSpan.FromSeconds(60))
{
    public override string AuthKind => "ManagedIdentity";

    /// <summary>The client id of a user-assigned identity; null for the system-assigned one.</summary>
    public string? ClientId { get; init; }
}
