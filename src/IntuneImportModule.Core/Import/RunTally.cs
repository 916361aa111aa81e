namespace IntuneImportModule.Core.Import;

/// <summary>The counts of a run, for progress and for the warnings at its end. Used on the pulling thread only.</summary>
internal sealed class RunTally
{
    private const int ManyRows = 1000;

    private readonly TimeProvider time;
    private readonly long started;
    private long lastProgress;
    private int readAtProgress;
    private int read;
    private int sent;
    private int settled;
    private int duplicates;
    private int oddRows;
    private bool complete;

    public RunTally(TimeProvider time)
    {
        this.time = time;
        started = lastProgress = time.GetTimestamp();
    }

    /// <summary>The number of the row that comes now.</summary>
    public int NextRow() => ++read;

    /// <summary>So many rows went out.</summary>
    /// <param name="rows">How many.</param>
    public void Sent(int rows) => sent += rows;

    /// <summary>A row's fate is known.</summary>
    /// <param name="result">Its result.</param>
    public void Settled(ImportResult result)
    {
        settled++;
        duplicates += result.Status == ImportStatus.Duplicate ? 1 : 0;
        oddRows += result is { Warning: not null, Status: not (ImportStatus.Invalid or ImportStatus.Duplicate or ImportStatus.NotSent) } ? 1 : 0;
    }

    /// <summary>No more rows will come.</summary>
    public void Complete() => complete = true;

    /// <summary>True where so many rows have come since the last figures that one of them does not matter much.</summary>
    public bool AreRowsMany => read - readAtProgress >= ManyRows;

    /// <summary>True where the last figures are old enough.</summary>
    /// <param name="interval">How old.</param>
    public bool IsProgressDue(TimeSpan interval) => time.GetElapsedTime(lastProgress) >= interval;

    /// <summary>The figures, if the last ones are old enough.</summary>
    /// <param name="interval">How old.</param>
    public ImportProgress? ProgressDue(TimeSpan interval)
    {
        if (!IsProgressDue(interval))
        {
            return null;
        }

        lastProgress = time.GetTimestamp();
        readAtProgress = read;
        return new ImportProgress(read, sent, settled, complete, time.GetElapsedTime(started));
    }

    /// <summary>One warning for each kind of thing that many rows may share.</summary>
    public IEnumerable<string> Summaries()
    {
        if (duplicates > 0)
        {
            yield return Phrase.Of(Texts.DuplicatesSummary, duplicates);
        }

        if (oddRows > 0)
        {
            yield return Phrase.Of(Texts.WarningsSummary, oddRows);
        }
    }
}
