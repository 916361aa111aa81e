namespace IntuneImportModule.Core.Graph;

/// <summary>Intune ends its messages with ids for its support and with an internal address; people need the words before that.</summary>
internal static class SupportSuffix
{
    private const string Start = " - Operation ID (for customer support):";
    private const string Activity = " - Activity ID: ";
    private const string PhraseMark = " - CustomApiErrorPhrase: ";

    /// <summary>Splits a message into the words, the activity id and the phrase; the internal address is dropped.</summary>
    /// <param name="message">The message as Intune wrote it.</param>
    public static (string Words, string? ActivityId, string? Phrase) Cut(string message)
    {
        int start = message.IndexOf(Start, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return (message, null, null);
        }

        string suffix = message.Substring(start);
        return (message.Substring(0, start), Between(suffix, Activity), Between(suffix, PhraseMark));
    }

    private static string? Between(string suffix, string mark)
    {
        int start = suffix.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        start += mark.Length;
        int end = suffix.IndexOf(" - ", start, StringComparison.Ordinal);
        string value = (end < 0 ? suffix.Substring(start) : suffix.Substring(start, end - start)).Trim();
        return value.Length == 0 ? null : value;
    }
}
