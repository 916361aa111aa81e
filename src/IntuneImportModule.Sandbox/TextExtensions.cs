namespace IntuneImportModule.Sandbox;

/// <summary>What strings and bytes lack on .NET Framework.</summary>
internal static class TextExtensions
{
    public static bool ContainsIgnoringCase(this string text, string part)
    {
#if NET8_0_OR_GREATER
        return text.Contains(part, StringComparison.OrdinalIgnoreCase);
#else
        return text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
#endif
    }

    public static bool IsAscii(this ReadOnlySpan<byte> text)
    {
#if NET8_0_OR_GREATER
        return System.Text.Ascii.IsValid(text);
#else
        foreach (byte value in text)
        {
            if (value >= 0x80)
            {
                return false;
            }
        }

        return true;
#endif
    }

    public static string ToHexadecimal(this byte[] bytes)
    {
#if NET8_0_OR_GREATER
        return Convert.ToHexString(bytes);
#else
        return BitConverter.ToString(bytes).Replace("-", "");
#endif
    }
}
