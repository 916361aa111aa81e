using System.Globalization;

namespace IntuneImportModule.Core;

/// <summary>Fills the gaps of a text from the resource file.</summary>
internal static class Phrase
{
    /// <summary>The text with its gaps filled; numbers and dates in the invariant culture, so that logs compare.</summary>
    /// <param name="template">A text of <see cref="Texts"/>.</param>
    /// <param name="values">What goes into {0}, {1}, …</param>
    public static string Of(string template, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, template, values);
}
