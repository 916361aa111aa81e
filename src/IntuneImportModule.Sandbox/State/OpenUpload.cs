namespace IntuneImportModule.Sandbox.State;

/// <summary>The rows of one request that are still in processing, in the order in which they settle.</summary>
internal sealed class OpenUpload(List<ImportRecord> byDueTime)
{
    private int _next;

    public bool IsEmpty => _next == byDueTime.Count;

    public (DateTimeOffset Due, long Sequence) Order => (byDueTime[_next].SettlesAt, byDueTime[_next].Sequence);

    public ImportRecord Take() => byDueTime[_next++];
}
