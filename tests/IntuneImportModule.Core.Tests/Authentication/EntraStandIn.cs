using System.Collections.Concurrent;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>
/// Entra ID as far as MSAL sees it: a handler under MSAL's HTTP client. Answers come from a queue, the last one for ever;
/// everything asked is kept. What nobody scripted is answered 500, so that a test sees it.
/// </summary>
internal sealed class EntraStandIn : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<EntraRequest, HttpResponseMessage>> _answers = new();

    public ConcurrentQueue<EntraRequest> Requests { get; } = new();

    public IReadOnlyList<EntraRequest> TokenRequests => [.. Requests.Where(r => r.Address.AbsolutePath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))];

    /// <summary>Awaited before each answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public EntraStandIn Then(Func<EntraRequest, HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public EntraStandIn Then(HttpResponseMessage answer) => Then(_ => answer);

    /// <summary>What is still to come does not come; this does, for ever.</summary>
    public void Now(Func<EntraRequest, HttpResponseMessage> answer)
    {
        _answers.Clear();
        Then(answer);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        EntraRequest asked = await EntraRequest.ReadAsync(request);
        Requests.Enqueue(asked);
        await Gate;
        Func<EntraRequest, HttpResponseMessage>? answer;
        bool found = _answers.Count > 1 ? _answers.TryDequeue(out answer) : _answers.TryPeek(out answer);
        HttpResponseMessage response = found ? answer!(asked) : new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError);
        response.RequestMessage = request;
        return response;
    }
}
