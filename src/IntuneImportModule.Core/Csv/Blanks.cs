namespace IntuneImportModule.Core.Csv;

/// <summary>Trims the blanks around UTF-8 text; .NET Framework trims characters only.</summary>
internal static class Blanks
{
    /// <summary>The text without spaces, tabs and line breaks at its start.</summary>
    /// <param name="text">UTF-8.</param>
    public static ReadOnlySpan<byte> TrimBlankStart(this ReadOnlySpan<byte> text)
    {
        int start = 0;
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        return text.Slice(start);
    }

    /// <summary>The text without spaces, tabs and line breaks around it.</summary>
    /// <param name="text">UTF-8.</param>
    public static ReadOnlySpan<byte> TrimBlanks(this ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > 0 && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text.Slice(0, end).TrimBlankStart();
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
