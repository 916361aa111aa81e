using Polly;
using Polly.Retry;

namespace IntuneImportModule.Core.Graph;

/// <summary>The one retry policy of every Graph call.</summary>
internal static class RetryPolicy
{
    /// <summary>Attempts at something that waiting seldom mends.</summary>
    internal const int AFewTimes = 4;

    // A service that says "0 seconds" must not be called in a tight loop.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Builds the pipeline. It waits as the service asks, otherwise 1 s, 2 s, 4 s … 60 s with jitter.</summary>
    /// <param name="time">The clock of all waits.</param>
    public static ResiliencePipeline<GraphAttempt> Build(TimeProvider time) =>
        new ResiliencePipelineBuilder<GraphAttempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<GraphAttempt>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(60),
                UseJitter = true,
                ShouldHandle = arguments => new ValueTask<bool>(
                    arguments.Outcome.Result is { } attempt && MayFollow(attempt, arguments.AttemptNumber)),
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(Wait(arguments.Outcome.Result!)),
            })
            .Build();

    private static bool MayFollow(GraphAttempt attempt, int attemptNumber) => attempt.Retry switch
    {
        AttemptRetry.Never => false,
        AttemptRetry.AFewTimes => attemptNumber + 1 < AFewTimes,
        _ => true,
    };

    private static TimeSpan? Wait(GraphAttempt attempt) => attempt.Retry == AttemptRetry.WithNewToken
        ? TimeSpan.Zero
        : attempt.Wait is { } wait && wait < ShortestWait ? ShortestWait : attempt.Wait;
}
