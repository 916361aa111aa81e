namespace IntuneImportModule.Core.Import;

/// <summary>How far a run is.</summary>
/// <param name="Read">Rows read so far.</param>
/// <param name="Sent">Rows that went out.</param>
/// <param name="Settled">Rows whose result is known, sent or not.</param>
/// <param name="IsComplete">True once no more rows will come.</param>
/// <param name="Elapsed">Time since the first row.</param>
public sealed record ImportProgress(int Read, int Sent, int Settled, bool IsComplete, TimeSpan Elapsed)
{
    /// <summary>Settled rows a second; 0 at the start.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Settled / Elapsed.TotalSeconds : 0;

    /// <summary>Settled rows in percent of those read; null while more rows may come.</summary>
    public int? Percent => IsComplete && Read > 0 ? (int)(100L * Settled / Read) : null;

    /// <summary>The time left at the present rate; null while it cannot be known.</summary>
    public TimeSpan? Remaining =>
        IsComplete && Settled > 0 ? TimeSpan.FromSeconds((Read - Settled) / Rate) : null;
}
