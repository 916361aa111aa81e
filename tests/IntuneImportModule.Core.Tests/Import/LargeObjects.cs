using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>The large objects that this process makes, of 85,000 bytes and more: only a collection of the whole heap frees one.</summary>
/// <remarks>
/// The runtime tells of each that has 100 KB, and of smaller ones whenever they have come to as much. It tells late, but in order: so a count ends
/// when an object of our own is told of, and none can be missing.
/// </remarks>
internal sealed class LargeObjects : EventListener
{
    private const EventKeywords Collector = (EventKeywords)1;
    private const uint IsLarge = 1;
    private readonly BlockingCollection<string> _told = [];

    /// <summary>What was made since the last call, or since this listens.</summary>
    public IReadOnlyList<string> Take()
    {
        GC.KeepAlive(new Mark[50_000]);
        List<string> made = [];
        while (true)
        {
            Assert.True(_told.TryTake(out string? type, TimeSpan.FromSeconds(30)), "The runtime tells nothing of large objects.");
            if (type.Contains(nameof(Mark), StringComparison.Ordinal))
            {
                return made;
            }

            made.Add(type);
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Collector);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName!.StartsWith("GCAllocationTick", StringComparison.Ordinal) && Of(eventData, "AllocationKind") is IsLarge)
        {
            _told.Add($"{Of(eventData, "TypeName")} of {Of(eventData, "ObjectSize")} bytes");
        }
    }

    private static object? Of(EventWrittenEventArgs told, string name) => told.Payload![told.PayloadNames!.IndexOf(name)];

    private sealed class Mark;
}
