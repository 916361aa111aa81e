using System.Collections.Concurrent;

namespace IntuneImportModule.Core.Journal;

/// <summary>What a journal held when it was opened. Costs about 100 bytes a row; results stay in the file.</summary>
internal sealed class JournalContents
{
    /// <summary>The header; of a new journal if there was none.</summary>
    public required JournalHeader Header { get; init; }

    /// <summary>Length of what is whole; anything behind was torn by a crash. 0 for a new journal.</summary>
    public long Length { get; set; }

    /// <summary>True if a crash took nothing but the last line's end.</summary>
    public bool LacksLineEnd { get; set; }

    /// <summary>The sum of the last line.</summary>
    public uint Sum { get; set; }

    /// <summary>The tenant, where it is known.</summary>
    public string? Tenant { get; set; }

    /// <summary>Number of the last run; 0 before the first.</summary>
    public int Runs { get; set; }

    /// <summary>Whether the service keeps importIds; null where that is not known.</summary>
    public bool? ImportIdsKept { get; set; }

    /// <summary>Digests of the records from before a run, each with the first run that saw it.</summary>
    public ConcurrentDictionary<ulong, int> Baseline { get; } = new();

    /// <summary>The runs whose baseline is whole.</summary>
    public HashSet<int> WholeBaselines { get; } = [];

    /// <summary>All sends.</summary>
    public List<JournalSend> Sends { get; } = [];

    /// <summary>The rows that are not as good as unknown.</summary>
    public Dictionary<JournalKey, JournalPlace> Rows { get; } = [];
}

/// <summary>Where a row stands in a journal.</summary>
/// <param name="State">What is known of it.</param>
/// <param name="Send">Index of its last send.</param>
/// <param name="Offset">Where the line with its result begins.</param>
/// <param name="Length">How long that line is; 0 without one.</param>
internal readonly record struct JournalPlace(JournalRowState State, int Send, long Offset, int Length);
