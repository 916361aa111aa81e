using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IntuneImportModule.Core.Tests;

/// <summary>What newer frameworks have for texts, as the shared tests call it.</summary>
internal static class Texts472
{
    extension(string)
    {
        public static string Create(IFormatProvider culture, FormattableString text) => text.ToString(culture);

        public static string Join<T>(char separator, IEnumerable<T> values) => string.Join(separator.ToString(), values);
    }

    extension(string text)
    {
        public bool Contains(char letter) => text.IndexOf(letter) >= 0;

        public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

        public bool StartsWith(char letter) => text.Length > 0 && text[0] == letter;

        public bool EndsWith(char letter) => text.Length > 0 && text[^1] == letter;

        public string[] Split(char separator, StringSplitOptions options) => text.Split([separator], options);

        public string[] Split(char separator, int count) => text.Split([separator], count);

        public string[] Split(string separator, StringSplitOptions options = StringSplitOptions.None) => text.Split([separator], options);

        public int IndexOf(char letter, StringComparison comparison) => text.IndexOf(letter.ToString(), comparison);

        public string Replace(string old, string replacement, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException();
    }

    extension(char)
    {
        public static bool IsAsciiDigit(char letter) => letter is >= '0' and <= '9';
    }

    extension(int)
    {
        public static int Parse(ReadOnlySpan<char> digits) => int.Parse(digits.ToString(), CultureInfo.InvariantCulture);
    }

    extension(double)
    {
        public static bool TryParse(string text, IFormatProvider culture, out double value) => double.TryParse(text, NumberStyles.Float, culture, out value);
    }

    extension(Encoding)
    {
        public static Encoding Latin1 => Encoding.GetEncoding(28591);
    }

    extension(Encoding encoding)
    {
        public string GetString(ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }

    extension(Regex)
    {
        public static int Count(string text, string pattern) => Regex.Matches(text, pattern).Count;
    }
}

internal static class Ascii
{
    public static bool IsValid(string text) => text.All(letter => letter < 128);
}
