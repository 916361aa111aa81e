using IntuneImportModule.Session;

namespace IntuneImportModule.Completion;

/// <summary>Offers the encodings that CSV files of devices come in.</summary>
public sealed class EncodingCompleter : ValueCompleter
{
    private protected override IEnumerable<string> Values(IntuneImportContext? context) =>
        ["utf8", "unicode", "bigendianunicode", "ansi", "windows-1252", "utf32", "ascii"];
}
