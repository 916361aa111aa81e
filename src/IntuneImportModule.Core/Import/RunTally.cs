namespace IntuneImportModule.Core.Import;

/// <summary>The counts of a run, for progress and for the warnings at its end. Used on the pulling thread only.</summary>
internal sealed class RunTally
{
    private const int ManyRows = 1000;

    private readonly TimeProvider time;
    private readonly long started;
    private readonly long progressInterval;
    private long progressDue;
    private int readAtProgress;
    private int read;
    private int sent;
    private int settled;
    private int duplicates;
    private int oddRows;
    private bool complete;

    /// <summary>A run begins.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="progressInterval">From one set of figures to the next.</param>
    public RunTally(TimeProvider time, TimeSpan progressInterval)
    {
        this.time = time;
        this.progressInterval = (long)(progressInterval.TotalSeconds * time.TimestampFrequency);
        started = time.GetTimestamp();
        progressDue = started + this.progressInterval;
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
    public bool IsProgressDue => time.GetTimestamp() >= progressDue;

    /// <summary>The figures, if the last ones are old enough.</summary>
    public ImportProgress? ProgressDue()
    {
        if (!IsProgressDue)
        {
            return null;
        }

        progressDue = time.GetTimestamp() + progressInterval;
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
