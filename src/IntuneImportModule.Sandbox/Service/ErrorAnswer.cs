using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Error bodies in the shapes that Graph, Intune and the gateways before them have.</summary>
internal static class ErrorAnswer
{
    private static readonly byte[] s_html = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html><head><title>Our services aren't available right now</title></head><body><h2>We're working to restore all services as soon as possible.</h2></body></html>");

    public static Answer From(Refusal refusal, SandboxRandom random, string requestId, string? clientRequestId, DateTimeOffset now)
    {
        Answer answer = refusal.Body switch
        {
            FaultBody.Html => new Answer(refusal.Status, s_html, "text/html; charset=utf-8"),
            FaultBody.Empty => new Answer(refusal.Status, ReadOnlyMemory<byte>.Empty, ""),
            FaultBody.Garbage => new Answer(refusal.Status, Encoding.UTF8.GetBytes("{\"value\":[{\"id\":\"\u0001"), Answer.Json),
            _ => Answer.Write(refusal.Status, writer => WriteError(writer, refusal, random.NewGuid(), requestId, clientRequestId, now)),
        };
        if (refusal.RetryAfter is TimeSpan wait && RetryAfterHeader.Text(wait, refusal.RetryAfterStyle, now) is string text)
        {
            answer.Headers.Add(new("Retry-After", text));
        }

        answer.Headers.AddRange(refusal.Headers);
        return answer;
    }

    private static void WriteError(Utf8JsonWriter writer, Refusal refusal, Guid activity, string requestId, string? clientRequestId, DateTimeOffset now)
    {
        bool isIntune = refusal.Body != FaultBody.Graph;
        writer.WriteStartObject("error");
        writer.WriteString("code", refusal.Code);
        writer.WriteString("message", refusal.Body switch
        {
            FaultBody.IntuneNested => Nested(refusal, activity),
            FaultBody.IntuneText => refusal.Message + Suffix(activity),
            _ => refusal.Message,
        });

        // Both spellings are seen; which one comes when is UNVERIFIED.
        writer.WriteStartObject(isIntune ? "innerError" : "innererror");
        writer.WriteString("date", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        writer.WriteString("request-id", requestId);
        writer.WriteString("client-request-id", clientRequestId ?? requestId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Nested(Refusal refusal, Guid activity)
    {
        string phrase = refusal.Phrase.Length == 0 ? "" : " - CustomApiErrorPhrase: " + refusal.Phrase;
        using Answer nested = Answer.Write(0, writer =>
        {
            writer.WriteNumber("_version", 3);
            writer.WriteString("Message", refusal.Message + Suffix(activity) + phrase);
            writer.WriteString("CustomApiErrorPhrase", refusal.Phrase);
            if (refusal.RetryAfter is TimeSpan wait && refusal.RetryAfterStyle != RetryAfterStyle.None)
            {
                writer.WriteNumber("RetryAfter", RetryAfterHeader.Seconds(wait));
            }
            else
            {
                writer.WriteNull("RetryAfter");
            }

            writer.WriteString("ErrorSourceService", "");
            writer.WriteString("HttpHeaders", "{}");
        });
        return Encoding.UTF8.GetString(nested.Body.ToArray());
    }

    private static string Suffix(Guid activity) =>
        " - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000"
        + $" - Activity ID: {activity} - Url: https://fef.sandbox.manage.microsoft.com/DeviceEnrollmentFE/StatelessEnrollmentFEService/deviceManagement?api-version=5023-03-29";
}
