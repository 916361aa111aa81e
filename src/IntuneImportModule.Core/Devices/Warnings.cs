namespace IntuneImportModule.Core.Devices;

/// <summary>Puts the things that look odd about a row into one text.</summary>
internal static class Warnings
{
    /// <summary>The texts that there are, with a blank between them; null where there are none.</summary>
    /// <param name="texts">Whole sentences, or null.</param>
    public static string? Join(params string?[] texts)
    {
        // Most rows have none.
        return Array.TrueForAll(texts, text => text is null) ? null : string.Join(" ", texts.Where(text => text is not null));
    }
}
