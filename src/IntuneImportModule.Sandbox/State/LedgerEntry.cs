namespace IntuneImportModule.Sandbox.State;

/// <summary>Something that has an id and a place in a list.</summary>
internal abstract class LedgerEntry(Guid id)
{
    public Guid Id { get; } = id;

    /// <summary>Its place; set by the ledger, never reused.</summary>
    public long Sequence { get; set; }

    public bool IsRemoved { get; set; }

    /// <summary>From when on lists and filters show it.</summary>
    public DateTimeOffset VisibleFrom { get; set; }
}
