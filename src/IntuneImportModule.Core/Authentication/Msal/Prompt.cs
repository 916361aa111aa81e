using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Asks a person to sign in.</summary>
/// <param name="app">The application.</param>
/// <param name="scopes">What is asked for.</param>
/// <param name="options">The way.</param>
/// <param name="host">The surroundings.</param>
internal sealed class Prompt(IPublicClientApplication app, string[] scopes, PersonSignIn options, SignInHost host)
{
    private const string Done = "<html><body><p>You are signed in. This window can be closed.</p></body></html>";

    /// <summary>Asks in the browser, or with a code where that was chosen or there is no browser.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AuthenticationResult> AskAsync(CancellationToken cancellationToken)
    {
        if (options is InteractiveSignIn interactive)
        {
            try
            {
                return await InBrowserAsync(interactive, cancellationToken).ConfigureAwait(false);
            }
            catch (MsalClientException noBrowser) when (noBrowser.ErrorCode == MsalError.LinuxXdgOpen)
            {
                host.Warn(Texts.BrowserMissingCodeInstead);
            }
        }

        return await WithCodeAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<AuthenticationResult> InBrowserAsync(InteractiveSignIn interactive, CancellationToken cancellationToken)
    {
        AcquireTokenInteractiveParameterBuilder request = app.AcquireTokenInteractive(scopes)
            .WithUseEmbeddedWebView(false)
            .WithSystemWebViewOptions(new SystemWebViewOptions { HtmlMessageSuccess = Done, OpenBrowserAsync = interactive.OpenBrowser });
        request = options.LoginHint is null
            ? request.WithPrompt(Microsoft.Identity.Client.Prompt.SelectAccount)
            : request.WithLoginHint(options.LoginHint);
        return (options.Claims is null ? request : request.WithClaims(options.Claims)).ExecuteAsync(cancellationToken);
    }

    private Task<AuthenticationResult> WithCodeAsync(CancellationToken cancellationToken)
    {
        AcquireTokenWithDeviceCodeParameterBuilder request = app.AcquireTokenWithDeviceCode(scopes, Tell);
        return (options.Claims is null ? request : request.WithClaims(options.Claims)).ExecuteAsync(cancellationToken);
    }

    private Task Tell(DeviceCodeResult code)
    {
        host.TellUser(Phrase.Of(Texts.DeviceCodePrompt, code.VerificationUrl, code.UserCode, Math.Round(options.Patience.TotalSeconds)));
        return Task.CompletedTask;
    }
}
