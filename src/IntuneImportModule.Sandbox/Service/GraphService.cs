using System.Globalization;
using IntuneImportModule.Sandbox.Http;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The way of a request: log, address, rows, scripted fault, then <see cref="Reception"/>, and out again as HTTP.</summary>
internal sealed class GraphService
{
    private const string Diagnostic = """{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"SANDBOX"}}""";

    private readonly IntuneSandbox _sandbox;
    private readonly SandboxClock _clock;
    private readonly SandboxRandom _random;
    private readonly RequestLog _log;
    private readonly Reception _reception;

    public GraphService(IntuneSandbox sandbox, SandboxClock clock, SandboxRandom random, RequestLog log)
    {
        (_sandbox, _clock, _random, _log) = (sandbox, clock, random, log);
        _reception = new Reception(sandbox, clock, random, log);
    }

    public async Task<HttpReply> HandleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        long started = _clock.Timestamp;
        string target = OriginForm(request.Target);
        string path = Call.Decode(target.Split('?')[0]);
        string query = target.IndexOf('?') is int mark && mark >= 0 ? Call.Decode(target.Substring(mark + 1)) : "";
        LogEntry entry = _log.Open(null, request.Method, path, query, _clock.Now);
        entry.Identify(_random.NewGuid().ToString(), request.Header("client-request-id"));
        using Call call = new() { Entry = entry, Method = request.Method, Target = target, Body = request.Body, Header = request.Header };
        int? status = null;
        try
        {
            SandboxFault? fault = Examine(call, request);
            await DelayAsync(entry, _sandbox.Options.RequestLatency + (fault?.Delay ?? TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
            Answer answer = AnswerOf(call, fault);
            await DelayAsync(entry, fault?.AnswerDelay ?? TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            Delivery delivery = DeliveryOf(fault);
            if (delivery == Delivery.Withheld)
            {
                entry.StandStill(DateTimeOffset.MaxValue);
            }

            status = delivery is Delivery.Whole or Delivery.Truncated ? answer.Status : null;
            return new HttpReply(answer.Status, answer.Body, Headers(call, answer)) { Delivery = delivery, Owner = answer };
        }
        finally
        {
            entry.Close(status, _clock.Since(started));
        }
    }

    // A defect of the sandbox must be seen by whoever tests with it, and not look like a network fault. The exception's message can quote the body.
    private Answer AnswerOf(Call call, SandboxFault? fault)
    {
        try
        {
            return _reception.Answer(call, fault);
        }
        catch (Exception exception)
        {
            Refusal defect = new(500, "SandboxDefect", $"This is a defect of the sandbox: {exception.GetType()} in {exception.TargetSite?.Name}.");
            return ErrorAnswer.From(defect, _random, call.RequestId, call.ClientRequestId, _clock.Now);
        }
    }

    private Task DelayAsync(LogEntry entry, TimeSpan delay, CancellationToken cancellationToken)
    {
        entry.StandStill(_clock.Now + _clock.Scale(delay));
        return _clock.DelayAsync(delay, cancellationToken);
    }

    private SandboxFault? Examine(Call call, HttpRequest request)
    {
        try
        {
            _reception.Gatekeeper.CheckHost(request.Header("Host"));
        }
        catch (Refusal refusal)
        {
            // Nothing of a stranger's request is looked at, and no fault is spent on it.
            call.Refused = refusal;
            return null;
        }

        _reception.Read(call);
        if (request.IsBodyTooLarge)
        {
            call.Refused = new Refusal(413, "RequestEntityTooLarge", "The request body is too large.");
        }

        call.Entry.Describe(call.Route?.Action ?? "", call.RowCount, request.BodyLength);
        return _reception.TakeFault(call, isItem: false);
    }

    private List<KeyValuePair<string, string>> Headers(Call call, Answer answer)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Date", _clock.Now.ToString("R", CultureInfo.InvariantCulture)),
            new("request-id", call.RequestId),
            new("client-request-id", Printable(call.ClientRequestId) ?? call.RequestId),
            new("x-ms-ags-diagnostic", Diagnostic),
            .. answer.Headers,
        ];
        if (answer.ContentType.Length > 0)
        {
            headers.Add(new("Content-Type", answer.ContentType));
        }

        return headers;
    }

    private static Delivery DeliveryOf(SandboxFault? fault) => fault?.Connection switch
    {
        FaultConnection.Reset => Delivery.Reset,
        FaultConnection.Truncated => Delivery.Truncated,
        FaultConnection.Silent => Delivery.Withheld,
        _ => Delivery.Whole,
    };

    // A proxy-style request line carries the whole address.
    private static string OriginForm(string target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(target, UriKind.Absolute, out Uri? uri) ? uri.PathAndQuery : target;

    private static string? Printable(string? text) => string.IsNullOrEmpty(text) || text!.Any(c => c is < ' ' or > '~') ? null : text;
}
