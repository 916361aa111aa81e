using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Calls MSAL with patience, and turns what it throws into words without secrets.</summary>
/// <param name="options">The way.</param>
/// <param name="host">The surroundings.</param>
/// <param name="place">What to call the other side when it cannot be reached.</param>
internal sealed class MsalCall(SignInOptions options, SignInHost host, string place)
{
    /// <summary>Takes the secrets that must not be repeated in messages.</summary>
    public Scrubber Scrubber { get; } = new();

    /// <summary>Calls once, and again when the service asks for a pause that the patience allows.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mayRepeat">False for calls that ask a person.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">It failed.</exception>
    public async Task<AuthenticationResult> RunAsync(
        Func<CancellationToken, Task<AuthenticationResult>> call, bool mayRepeat, CancellationToken cancellationToken)
    {
        long started = host.Time.GetTimestamp();
        using CancellationTokenSource patience = Waits.LimitOf(options.Patience, host.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            TimeSpan pause;
            try
            {
                return await call(either.Token).ConfigureAwait(false);
            }
            catch (Exception ended)
                when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested && IsExpected(ended))
            {
                throw SignInError.Of(TimeoutText, Math.Round(options.Patience.TotalSeconds));
            }
            catch (Exception failure) when (failure is not OperationCanceledException && IsExpected(failure))
            {
                SignInException error = new MsalFailure(Scrubber, place, host.Time).Translate(failure);
                bool waits = mayRepeat && error.RetryAfter < options.Patience - host.Time.GetElapsedTime(started);
                pause = waits ? error.RetryAfter!.Value : throw error;
            }

            // The service counts in whole seconds, and MSAL refuses to ask earlier.
            await Waits.ForAsync(pause + TimeSpan.FromMilliseconds(100), host.Time, either.Token).ConfigureAwait(false);
        }
    }

    private string TimeoutText => options switch
    {
        DeviceCodeSignIn => nameof(Texts.DeviceCodeTimeout),
        InteractiveSignIn => nameof(Texts.InteractiveTimeout),
        _ => nameof(Texts.SignInTimeout),
    };

    // MSAL lets through what its JSON reader says of a page that some network puts in the service's place.
    private static bool IsExpected(Exception exception) => exception
        is MsalException or HttpRequestException or IOException or JsonException
        or CryptographicException or SignInException or OperationCanceledException;
}
