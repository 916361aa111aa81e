namespace IntuneImportModule.Sandbox;

/// <summary>What strings lack on .NET Framework.</summary>
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

    public static string ToHexadecimal(this byte[] bytes)
    {
#if NET8_0_OR_GREATER
        return Convert.ToHexString(bytes);
#else
        return BitConverter.ToString(bytes).Replace("-", "");
#endif
    }
}
