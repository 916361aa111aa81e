using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Commands;

/// <summary>What a question to the user calls a row.</summary>
internal static class RowLabel
{
    /// <summary>Serial number or identifier, and the row.</summary>
    /// <param name="draft">The row's result so far.</param>
    public static string Of(ImportResult draft) => Phrase.Of(Texts.RowLabel, draft.Label, draft.Row);
}
