using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Rows that were posted and wait to be admitted together: first the rules for all of them, then the rest. Between two rows a caller such as
/// PowerShell runs through so much code of its own that the processor would fetch ours anew for each row; and what the search for duplicates
/// looks at is on its way to the processor while the rules are applied to the other rows.
/// </summary>
/// <param name="check">Applies the rules to a row, the next one of the input.</param>
/// <param name="admit">Admits a row with its caller's own object.</param>
/// <param name="most">How many rows wait at most.</param>
internal sealed class GatheredRows(Func<DeviceRow, IdentifiedCandidate> check, Action<IdentifiedCandidate, DeviceRow, object?> admit, int most)
{
    private readonly Queue<(DeviceRow Row, object? Target)> posted = new(most);
    private readonly Queue<(IdentifiedCandidate Candidate, DeviceRow Row, object? Target)> candidates = new(most);

    /// <summary>Takes a row, and admits all if there are enough.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">The caller's own object.</param>
    /// <param name="enough">How many rows need not wait for more.</param>
    public void Add(DeviceRow row, object? target, int enough)
    {
        posted.Enqueue((row, target));
        if (posted.Count >= Math.Min(most, enough))
        {
            AdmitAll();
        }
    }

    /// <summary>Admits the rows there are. Should one of them throw, those behind it stay.</summary>
    public void AdmitAll()
    {
        while (posted.Count > 0)
        {
            (DeviceRow row, object? target) = posted.Dequeue();
            candidates.Enqueue((check(row), row, target));
        }

        while (candidates.Count > 0)
        {
            (IdentifiedCandidate candidate, DeviceRow row, object? target) = candidates.Dequeue();
            admit(candidate, row, target);
        }
    }
}
