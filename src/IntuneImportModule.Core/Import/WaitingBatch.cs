using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>The open rows of one batch while they are waited for. Changed by the polling loop only.</summary>
internal sealed class WaitingBatch
{
    private readonly TaskCompletionSource<int> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Rows to wait for.</summary>
    /// <param name="rows">Accepted rows.</param>
    public WaitingBatch(IEnumerable<OpenRow> rows) => Rows = [.. rows.Select(row => new WaitingRow(row))];

    /// <summary>The rows that are still open.</summary>
    public List<WaitingRow> Rows { get; }

    /// <summary>Rows given up because their time was over.</summary>
    public int Overtime { get; set; }

    /// <summary>Completes with <see cref="Overtime"/> when no row is open.</summary>
    public Task<int> Completion => completion.Task;

    /// <summary>Completes if no row is open.</summary>
    public bool TryComplete()
    {
        if (Rows.Count > 0)
        {
            return false;
        }

        completion.TrySetResult(Overtime);
        return true;
    }

    /// <summary>The wait cannot go on.</summary>
    /// <param name="failure">Why.</param>
    public void Fail(Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            completion.TrySetCanceled();
        }
        else
        {
            completion.TrySetException(failure);
        }
    }
}

/// <summary>A row while it is waited for.</summary>
/// <param name="row">The row as it was accepted.</param>
internal sealed class WaitingRow(OpenRow row)
{
    /// <summary>The row.</summary>
    public Ticket Ticket { get; } = row.Ticket;

    /// <summary>When the service accepted it.</summary>
    public long AcceptedAt { get; } = row.AcceptedAt;

    /// <summary>The record as last seen.</summary>
    public AutopilotImportRecord Record { get; set; } = row.Record;

    /// <summary>Rounds in a row in which the service was asked and did not show the record.</summary>
    public int Misses { get; set; }

    /// <summary>True once the row is settled.</summary>
    public bool IsDone { get; set; }
}
