using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Import;

/// <summary>What the journal calls a row, and whether it knows of it.</summary>
/// <param name="key">Digest of the row's identity and values.</param>
internal sealed class JournalMark(JournalKey key)
{
    /// <summary>Digest of the row's identity and values.</summary>
    public JournalKey Key { get; } = key;

    /// <summary>True once the journal says that the row was sent, so that it must learn of the outcome.</summary>
    public bool IsWritten { get; set; }
}
