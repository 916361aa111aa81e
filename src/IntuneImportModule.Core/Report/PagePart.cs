using System.Security.Cryptography;
using System.Text;

namespace IntuneImportModule.Core.Report;

/// <summary>The parts of the page that are the same for every report.</summary>
internal static class PagePart
{
    /// <summary>The style sheet.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>The script.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>
    /// What a browser may do with the page: run this script and use this style sheet, by their hashes, and nothing else.
    /// Markup that slipped through the encoding could neither run nor load anything.
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src '{HashOf(Script)}'; style-src '{HashOf(Style)}'; base-uri 'none'; form-action 'none'";

    private static string Read(string name)
    {
        using Stream stream = typeof(PagePart).Assembly.GetManifestResourceStream($"IntuneImportModule.Core.Report.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);

        // A browser hashes what it has parsed, and parsing makes every line end a single LF.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string HashOf(string text)
    {
#if NET
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
#else
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
#endif
        return "sha256-" + Convert.ToBase64String(hash);
    }
}
