namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>A request of the sign-in was about to go where it has no business.</summary>
/// <param name="host">The host.</param>
internal sealed class ForeignHostException(string host) : HttpRequestException(Phrase.Of(Texts.SignInElsewhere, host))
{
    /// <summary>The host.</summary>
    public string Host { get; } = host;
}
