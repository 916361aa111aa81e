using Polly;

namespace IntuneImportModule.Core.Graph;

/// <summary>Sends requests to Graph: gate, token, retry, verdict. One instance serves one command.</summary>
internal sealed class GraphClient
{
    private readonly GraphConnection connection;
    private readonly GraphClientOptions options;
    private long serviceOffset;

    /// <summary>A client over an open connection.</summary>
    /// <param name="connection">Endpoint, token source and HTTP client.</param>
    /// <param name="options">Patience, concurrency, log.</param>
    public GraphClient(GraphConnection connection, GraphClientOptions options)
    {
        this.connection = connection;
        this.options = options;
        Gate = new RequestGate(options.ThrottleLimit);
        Retry = RetryPolicy.Build(options.Time);
    }

    /// <summary>How many requests may be under way.</summary>
    public RequestGate Gate { get; }

    /// <summary>The one retry policy.</summary>
    public ResiliencePipeline<GraphAttempt> Retry { get; }

    /// <summary>The connection that the requests go over.</summary>
    public GraphConnection Connection => connection;

    /// <summary>The clock of all waits.</summary>
    public TimeProvider Time => options.Time;

    /// <summary>The service's clock, as the last answer told it; ours before one did.</summary>
    public DateTimeOffset ServiceNow => Time.GetUtcNow().AddTicks(Volatile.Read(ref serviceOffset));

    /// <summary>Patience for one request.</summary>
    public TimeSpan RequestTimeout => options.RequestTimeout;

    /// <summary>Sends a request as often as its kind, the service and the patience allow. Does not throw for any answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stopping">Ends waits (halt) or everything (kill).</param>
    /// <exception cref="OperationCanceledException">Halted before the first attempt.</exception>
    public async Task<GraphAnswer> SendAsync(GraphRequest request, Stopping stopping)
    {
        await Gate.EnterAsync(stopping.Halt).ConfigureAwait(false);
        try
        {
            using CancellationTokenSource patience = Waits.LimitOf(request.Patience ?? options.RequestTimeout, options.Time);
            using CancellationTokenSource waits = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping.Halt);
            using CancellationTokenSource attempts = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping.Kill);
            RequestSender sender = new(connection, options, Gate, request, attempts.Token);
            GraphAnswer answer = await RetryAsync(sender, waits.Token).ConfigureAwait(false);
            if (answer.ServiceDate is { } date)
            {
                Volatile.Write(ref serviceOffset, (date - Time.GetUtcNow()).Ticks);
            }

            return answer;
        }
        finally
        {
            Gate.Leave();
        }
    }

    private async Task<GraphAnswer> RetryAsync(RequestSender sender, CancellationToken waits)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(waits);
        try
        {
            await Retry.ExecuteAsync(
                static async (_, sender) => await sender.AttemptAsync().ConfigureAwait(false), context, sender).ConfigureAwait(false);
            return sender.Conclude();
        }
        catch (OperationCanceledException) when (waits.IsCancellationRequested && sender.Last is not null)
        {
            // Patience ended, or the run was halted, in a wait: what the service last said stands.
            return sender.Conclude();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
