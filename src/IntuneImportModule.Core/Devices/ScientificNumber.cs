using System.Text.RegularExpressions;

namespace IntuneImportModule.Core.Devices;

/// <summary>Recognises what Excel leaves of a long row of digits, whatever the decimal separator: 3.56E+14, 3,56E+14, 4E+14.</summary>
internal static class ScientificNumber
{
    private static readonly Regex Pattern = new(
        @"\A\s*[0-9]([.,][0-9]+)?[eE]\+?[0-9]{1,2}\s*\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>True for a text in that form.</summary>
    /// <param name="text">The cell's text.</param>
    public static bool Looks(string text) => text.Length <= 32 && Pattern.IsMatch(text);
}
