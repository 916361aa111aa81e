using System.Text.Json;

namespace IntuneImportModule.Core.Journal;

/// <summary>What the journal knows of a row.</summary>
internal enum JournalRowState
{
    /// <summary>It was about to be sent; nothing is known since.</summary>
    Sent,

    /// <summary>The service has accepted it and had not finished.</summary>
    Accepted,

    /// <summary>It is in the service for good.</summary>
    Done,

    /// <summary>It was reported as failed or unconfirmed, but may have arrived; as good as <see cref="Sent"/>.</summary>
    Open,

    /// <summary>It surely is not in the service; as good as unknown.</summary>
    Failed,
}

/// <summary>A row that an earlier run has left behind.</summary>
/// <param name="State">How it was left; never <see cref="JournalRowState.Failed"/> or <see cref="JournalRowState.Open"/>.</param>
/// <param name="Send">Its last send.</param>
/// <param name="RowsLeft">How many rows of that send have no outcome.</param>
/// <param name="Result">Its result as far as it was known; null for a row that was only sent.</param>
internal sealed record JournalRow(JournalRowState State, JournalSend Send, int RowsLeft, JsonElement? Result);
