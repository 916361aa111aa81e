using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntuneImportModule.Core.Http;
using Microsoft.Identity.Client;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Explains what MSAL threw. Nothing of the exception itself goes on, as it holds requests and answers.</summary>
/// <param name="scrubber">Knows the secrets.</param>
/// <param name="place">What to call the other side.</param>
/// <param name="time">Turns a date to wait for into a duration.</param>
internal sealed class MsalFailure(Scrubber scrubber, string place, TimeProvider time)
{
    private const int LongestWords = 300;

    private static readonly Regex EntraCode = new(@"AADSTS(\d+)", RegexOptions.CultureInvariant);

    // Entra ID ends its descriptions with ids, which we give by themselves.
    private static readonly string[] Trailers = [" Trace ID:", "\nTrace ID:", "\r\nTrace ID:"];

    /// <summary>The failure in our words.</summary>
    /// <param name="failure">What was thrown.</param>
    public SignInException Translate(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            // Thrown by our own code that MSAL called.
            switch (cause)
            {
                case SignInException ours:
                    return ours;
                case ForeignHostException foreign:
                    return SignInError.Of(nameof(Texts.SignInElsewhere), foreign.Host);
            }
        }

        return failure switch
        {
            MsalException unanswered when FindCause<HttpRequestException>(unanswered) is not null => Unreachable(unanswered),
            MsalServiceException service => Translate(service),
            MsalClientException client => Of(client, Explain(client.ErrorCode) ?? nameof(Texts.SignInFailed), Words(client.Message)),
            JsonException => SignInError.Of(nameof(Texts.SignInAnswerUnreadable), place),
            CryptographicException => SignInError.Of(nameof(Texts.CertificateUnusable)),
            _ => Unreachable(failure),
        };
    }

    private static T? FindCause<T>(Exception exception)
        where T : Exception
    {
        Exception? cause = exception;
        while (cause is not (null or T))
        {
            cause = cause.InnerException;
        }

        return (T?)cause;
    }

    private static string? Explain(string code) => code switch
    {
        MsalError.AuthenticationCanceledError or MsalError.AccessDenied or "authorization_declined" => nameof(Texts.SignInDeclined),
        MsalError.CodeExpired or "expired_token" => nameof(Texts.DeviceCodeExpired),
        MsalError.LinuxXdgOpen or MsalError.PlatformNotSupported or MsalError.WebviewUnavailable => nameof(Texts.BrowserMissing),
        MsalError.ManagedIdentityAllSourcesUnavailable => nameof(Texts.ManagedIdentityMissing),
        MsalError.UserAssignedManagedIdentityNotSupported => nameof(Texts.ManagedIdentityUserAssignedUnsupported),
        MsalError.ManagedIdentityRequestFailed or MsalError.InvalidManagedIdentityEndpoint
            or MsalError.ManagedIdentityResponseParseFailure => nameof(Texts.ManagedIdentityRefused),
        MsalError.CertWithoutPrivateKey or MsalError.CertificateNotRsa or MsalError.CryptographicError => nameof(Texts.CertificateUnusable),
        MsalError.RequestTimeout => nameof(Texts.SignInServiceDown),
        _ => null,
    };

    private SignInException Translate(MsalServiceException failure)
    {
        Match match = EntraCode.Match(failure.Message);
        bool hasCode = int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        string? errorId = hasCode ? EntraErrors.Explain(number) : null;
        errorId ??= failure.StatusCode == 429 ? nameof(Texts.SignInThrottled) : null;
        errorId ??= Explain(failure.ErrorCode);
        errorId ??= failure.StatusCode >= 500 ? nameof(Texts.SignInServiceDown) : null;
        errorId ??= failure is MsalUiRequiredException ? nameof(Texts.SignInInteractionRequired) : nameof(Texts.SignInFailed);
        return Of(failure, errorId, match.Success ? Words(failure.Message) : $"HTTP {failure.StatusCode}", match.Value);
    }

    private SignInException Of(MsalException failure, string errorId, string words, string entraCode = "")
    {
        MsalServiceException? service = failure as MsalServiceException;
        SignInDetails details = new()
        {
            Code = entraCode.Length > 0 ? entraCode : failure.ErrorCode is null ? null : scrubber.Clean(failure.ErrorCode),
            CorrelationId = failure.CorrelationId is null ? null : scrubber.Clean(failure.CorrelationId),
            Claims = service?.Claims is { Length: > 0 } claims ? claims : null,
            RetryAfter = errorId == nameof(Texts.SignInThrottled) || service?.StatusCode >= 500 ? RetryAfter(service) : null,
        };
        return SignInError.Of(details, errorId, words);
    }

    private SignInException Unreachable(Exception failure)
    {
        Exception network = (Exception?)FindCause<HttpRequestException>(failure) ?? failure;
        return failure is MsalServiceException { ErrorCode: MsalError.ManagedIdentityUnreachableNetwork }
            ? SignInError.Of(nameof(Texts.ManagedIdentityMissing))
            : SignInError.Of(nameof(Texts.SignInConnectionFailed), place, scrubber.Clean(ConnectionWords.Of(network)));
    }

    private TimeSpan? RetryAfter(MsalServiceException? failure)
    {
        TimeSpan? wait = failure?.Headers?.RetryAfter?.Delta ?? failure?.Headers?.RetryAfter?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private string Words(string message)
    {
        int end = Trailers.Select(t => message.IndexOf(t, StringComparison.Ordinal)).Where(i => i > 0).DefaultIfEmpty(message.Length).Min();
        string words = scrubber.Clean(message.Substring(0, end));
        return words.Length > LongestWords ? words.Substring(0, LongestWords) + "…" : words;
    }
}
