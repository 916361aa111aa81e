namespace IntuneImportModule.Core.Devices;

/// <summary>A part of an identifier without the characters that make Intune refuse it.</summary>
/// <param name="Text">What is left; may be empty.</param>
/// <param name="Changed">True where periods or commas were taken out.</param>
internal readonly record struct IdentifierPart(string Text, bool Changed)
{
    /// <summary>Takes periods and commas out of a manufacturer, model or serial number.</summary>
    /// <param name="text">The text as it was written.</param>
    public static IdentifierPart Of(string text)
    {
        string cleaned = text.Replace(".", string.Empty).Replace(",", string.Empty).Trim();
        return new IdentifierPart(cleaned, cleaned.Length != text.Trim().Length);
    }

    /// <summary>Says what was changed; null where nothing was.</summary>
    /// <param name="column">The column's name.</param>
    public string? Warning(string column) => Changed ? Phrase.Of(Texts.PunctuationRemoved, column, Text) : null;
}
