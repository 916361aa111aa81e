using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>
/// Lets a run have all the time it wants at no cost: as long as anything moves the clock stands still; when nothing does, it goes on to the next
/// timer. A run that neither moves nor waits for the clock hangs, and is reported as that.
/// </summary>
internal sealed class VirtualTime(FakeClock clock, WatchedHandler http, Workers workers)
{
    private const int QuietLooks = 3;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_realPatience = TimeSpan.FromSeconds(60);

    /// <summary>Runs the work on a thread of its own until it ends.</summary>
    /// <param name="run">The run whose events the work pulls.</param>
    /// <param name="work">Posts and pulls.</param>
    /// <param name="limit">Virtual time that it may take.</param>
    /// <returns>What the work threw; null for nothing.</returns>
    public Exception? Drive(ImportRun run, Action work, TimeSpan limit)
    {
        Exception? thrown = null;
        Thread thread = new(() =>
        {
            workers.Follow();
            thrown = Record.Exception(work);
        })
        { IsBackground = true };
        thread.UnsafeStart();
        DateTimeOffset end = clock.GetUtcNow() + limit;
        BlockingCollection<ImportEvent> mail = MailOf(run);
        while (WaitForQuiet(thread, mail))
        {
            TimeSpan? next = clock.UntilNextTimer;
            Assert.True(next is not null, "The run hangs: nothing moves, and nothing waits for the clock.");
            clock.Advance(next.Value);
            Assert.True(clock.GetUtcNow() <= end, $"The run goes on beyond {limit}.");
        }

        thread.Join();
        return thrown;
    }

    private static BlockingCollection<ImportEvent> MailOf(ImportRun run) =>
        (BlockingCollection<ImportEvent>)typeof(ImportRun).GetField("mail", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(run)!;

    // False when the thread has ended.
    private bool WaitForQuiet(Thread thread, BlockingCollection<ImportEvent> mail)
    {
        long started = Stopwatch.GetTimestamp();
        long quietSince = started;
        SpinWait spin = default;
        int looks = 0;
        int changes = workers.Changes;
        while (thread.IsAlive)
        {
            bool isQuiet = IsQuiet(thread, mail);

            // One look is no moment: what moved on while it was taken shows in the count of changes.
            int now = workers.Changes;
            looks = isQuiet && now == changes ? looks + 1 : 0;
            quietSince = looks == 0 ? Stopwatch.GetTimestamp() : quietSince;
            changes = now;
            if (looks >= QuietLooks && Stopwatch.GetElapsedTime(quietSince) >= QuietNeeded())
            {
                return true;
            }

            spin.SpinOnce(sleep1Threshold: 30);
            Assert.True(Stopwatch.GetElapsedTime(started) < s_realPatience, $"Something goes on moving without end: {State(thread, mail)}.");
        }

        return false;
    }

    // Work that a thread has just taken from the pool's queue shows nowhere until it runs. The longer the leap, the surer it has to be.
    private TimeSpan QuietNeeded() => clock.UntilNextTimer is not { } leap ? s_hang
        : leap > TimeSpan.FromMinutes(1) ? TimeSpan.FromMilliseconds(20)
        : leap > TimeSpan.FromSeconds(5) ? TimeSpan.FromMilliseconds(2)
        : TimeSpan.FromMilliseconds(0.3);

    private string State(Thread thread, BlockingCollection<ImportEvent> mail) =>
        $"workers idle {workers.AreIdle}, pool {ThreadPool.PendingWorkItemCount}, mail {mail.Count}, thread {thread.ThreadState}, "
        + $"requests under way {http.UnderWay}, still {http.StandsStill(clock.GetUtcNow())}";

    private bool IsQuiet(Thread thread, BlockingCollection<ImportEvent> mail) =>
        workers.AreIdle
        && ThreadPool.PendingWorkItemCount == 0
        && mail.Count == 0
        && thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)
        && http.StandsStill(clock.GetUtcNow());
}
