using System.Diagnostics;

namespace IntuneImportModule.Core.Tests;

/// <summary>What newer frameworks have for waiting, threads and measuring, as the shared tests call it.</summary>
internal static class Time472
{
    // 1 from the moment a probe is queued until a thread of the pool takes it up, and with it what was queued before.
    private static int probes;

    extension(Task task)
    {
        public static Task Delay(TimeSpan duration, TimeProvider time) => time.Delay(duration);

        public async Task WaitAsync(TimeSpan limit)
        {
            if (await Task.WhenAny(task, Task.Delay(limit)) != task)
            {
                throw new TimeoutException();
            }

            await task;
        }
    }

    extension<T>(Task<T> task)
    {
        public async Task<T> WaitAsync(TimeSpan limit)
        {
            await ((Task)task).WaitAsync(limit);
            return await task;
        }
    }

    extension(ValueTask)
    {
        public static ValueTask CompletedTask => default;
    }

    extension(Stopwatch)
    {
        public static TimeSpan GetElapsedTime(long start) =>
            TimeSpan.FromTicks((long)((Stopwatch.GetTimestamp() - start) * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator *(TimeSpan duration, double factor) => TimeSpan.FromTicks((long)(duration.Ticks * factor));

        public static TimeSpan operator /(TimeSpan duration, double divisor) => TimeSpan.FromTicks((long)(duration.Ticks / divisor));
    }

    extension(Process process)
    {
        public bool WaitForExit(TimeSpan limit) => process.WaitForExit((int)limit.TotalMilliseconds);
    }

    extension(Thread thread)
    {
        // The thread begins without the context of its starter.
        public void UnsafeStart()
        {
            using (ExecutionContext.SuppressFlow())
            {
                thread.Start();
            }
        }
    }

    extension(ThreadPool)
    {
        /// <summary>0 when the pool has been seen to keep up since the last look.</summary>
        public static long PendingWorkItemCount => Volatile.Read(ref probes) > 0 ? 1 : Probe();
    }

    extension(ref SpinWait spin)
    {
        public void SpinOnce(int sleep1Threshold)
        {
            _ = sleep1Threshold;
            spin.SpinOnce();
        }
    }

    extension(GC)
    {
        // Nothing counts allocations here; what calls this is not for this framework.
        public static long GetAllocatedBytesForCurrentThread() => throw new PlatformNotSupportedException();

        public static long GetTotalAllocatedBytes(bool precise) => throw new PlatformNotSupportedException();
    }

    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(object? argument) =>
            _ = argument ?? throw new ArgumentNullException(nameof(argument));
    }

    extension(ArgumentOutOfRangeException)
    {
        public static void ThrowIfLessThan<T>(T value, T least) where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }
        }
    }

    extension(Math)
    {
        public static double Log2(double value) => Math.Log(value, 2);
    }

    private static long Probe()
    {
        Interlocked.Increment(ref probes);
        ThreadPool.UnsafeQueueUserWorkItem(_ => Interlocked.Decrement(ref probes), null);
        return 0;
    }
}

internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None)
{
    private readonly TaskCompletionSource<bool> _inner = new(options);

    public Task Task => _inner.Task;

    public void SetResult() => _inner.SetResult(true);

    public bool TrySetResult() => _inner.TrySetResult(true);
}
