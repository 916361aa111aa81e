namespace IntuneImportModule.Core.Journal;

/// <summary>One send of some rows, as it stands in the journal before it begins.</summary>
internal sealed record JournalSend
{
    /// <summary>The importId that the rows carry; for identifiers just a name of the send.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>Number of the batch.</summary>
    public int Batch { get; init; }

    /// <summary>How often the rows were sent, this time included.</summary>
    public int Attempts { get; init; }

    /// <summary>When, by the clock of the machine.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When these rows were first sent without an outcome being known since, by the clock of the machine.</summary>
    public DateTimeOffset First { get; init; }

    /// <summary>The same by the service's clock; null where it had not told the time yet.</summary>
    public DateTimeOffset? FirstService { get; init; }

    /// <summary>The run whose baseline holds every record from before <see cref="First"/>.</summary>
    public int Baseline { get; init; }
}
