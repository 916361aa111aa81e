using System.Text.Json;
using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox.Service.Routes;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Answers one call, be it a request of its own or an item of a $batch: throttle, token, permission, route, and what a fault makes of it.</summary>
internal sealed class Reception
{
    private readonly IntuneSandbox _sandbox;
    private readonly SandboxClock _clock;
    private readonly SandboxRandom _random;
    private readonly RouteTable _routes;
    private readonly Throttle _throttle;

    public Reception(IntuneSandbox sandbox, SandboxClock clock, SandboxRandom random, RequestLog log)
    {
        (_sandbox, _clock, _random) = (sandbox, clock, random);
        Gatekeeper = new Gatekeeper(sandbox);
        _throttle = new Throttle(sandbox.Options, clock);
        _routes = new RouteTable(
            [
                .. new ImportRecordRoutes(sandbox, random).All,
                .. new RegistrationRoutes(sandbox, clock).All,
                .. new DeviceIdentityRoutes(sandbox, random).All,
                .. new SettingsRoutes(sandbox, _throttle).All,
                .. new ProfileRoutes(sandbox).All,
            ],
            new BatchRoute(this, log, clock, random).Answer);
    }

    public Gatekeeper Gatekeeper { get; }

    /// <summary>Finds the route and reads the rows; what is wrong with either is kept for later.</summary>
    public void Read(Call call)
    {
        _routes.Find(call);
        try
        {
            RowReading.Read(call, _sandbox.Options);
        }
        catch (Refusal refusal)
        {
            call.Refused = refusal;
        }
    }

    /// <summary>
    /// The fault that strikes this call. An item of a $batch has no connection of its own, so only faults with a status, or that change the
    /// answer, strike it.
    /// </summary>
    public SandboxFault? TakeFault(Call call, bool isItem)
    {
        SandboxFault? fault = _sandbox.Faults.Take(fault =>
            (!isItem || fault.StatusCode is not null || fault.Rewrite is not null)
            && (fault.Action is null || fault.Action.Equals(call.Route?.Action, StringComparison.OrdinalIgnoreCase))
            && (fault.Method is null || fault.Method.Equals(call.Method, StringComparison.OrdinalIgnoreCase))
            && (fault.PathPart is null || call.Path.ContainsIgnoringCase(fault.PathPart))
            && (fault.Row is null || call.HasRow(fault.Row)));
        if (fault is not null)
        {
            call.Entry.Strike(fault.Name);
            call.VisibleAfter = fault.VisibleAfter;
        }

        return fault;
    }

    public Answer Answer(Call call, SandboxFault? fault)
    {
        bool isSkipped = fault is { IsProcessed: false } && (fault.StatusCode is not null || fault.Connection != FaultConnection.Kept);
        Answer answer = isSkipped ? Service.Answer.NoContent() : Process(call);
        if (fault?.StatusCode is int status)
        {
            answer.Dispose();
            return Error(call, new Refusal(status, fault.Code, fault.Message, fault.Body)
            {
                RetryAfter = fault.RetryAfter,
                RetryAfterStyle = fault.RetryAfterStyle,
                Headers = fault.Headers,
            });
        }

        return fault?.Rewrite is null || answer.Body.Length == 0 || answer.Status >= 400 ? answer : Rewritten(call, answer, fault.Rewrite);
    }

    private Answer Process(Call call)
    {
        try
        {
            if (call.Refused is { Status: 421 })
            {
                throw call.Refused;
            }

            if (call.Route?.Action != "batch")
            {
                // A $batch costs what its items cost.
                _throttle.Admit(call);
            }

            Gatekeeper.CheckToken(call.Header("Authorization"));
            Gatekeeper.CheckPermission(call);
            if (call.Refused is not null)
            {
                throw call.Refused;
            }

            Gatekeeper.CheckApproval(call);
            return call.Route!.Answer(call);
        }
        catch (Refusal refusal)
        {
            return Error(call, refusal);
        }
    }

    private Answer Error(Call call, Refusal refusal) => ErrorAnswer.From(refusal, _random, call.RequestId, call.ClientRequestId, _clock.Now);

    private Answer Rewritten(Call call, Answer answer, AnswerRewrite rewrite)
    {
        JsonObject json = (JsonObject)JsonNode.Parse(answer.Body.Span)!;
        answer.Dispose();
        rewrite(json, _random, new Uri(new Uri($"http://{call.Header("Host")}/"), call.Target).AbsoluteUri);
        return new Answer(answer.Status, JsonSerializer.SerializeToUtf8Bytes(json), answer.ContentType);
    }
}
