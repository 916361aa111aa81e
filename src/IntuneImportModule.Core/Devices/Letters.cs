namespace IntuneImportModule.Core.Devices;

/// <summary>What is left of a text where blanks, punctuation and letter case do not count.</summary>
internal static class Letters
{
    private const int Short = 128;

    /// <summary>The letters and digits, lower case.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        Span<char> letters = text.Length <= Short ? stackalloc char[Short] : new char[text.Length];
        return letters.Slice(0, Of(text, letters)).ToString();
    }

    /// <summary>The same without a text of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Takes the letters and digits; as long as the text at least.</param>
    /// <returns>How many there are.</returns>
    public static int Of(string text, Span<char> letters)
    {
        int count = 0;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters[count++] = char.ToLowerInvariant(c);
            }
        }

        return count;
    }
}
