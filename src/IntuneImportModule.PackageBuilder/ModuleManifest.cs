using System.Text.RegularExpressions;

namespace IntuneImportModule.PackageBuilder;

/// <summary>The module's manifest, as far as the package needs it: names with single-quoted texts or lists of them.</summary>
/// <param name="manifest">The text of the psd1.</param>
internal sealed partial class ModuleManifest(string manifest)
{
    private const string NoFiles = "= @() # The build says which.";

    /// <summary>The text that stands under a name.</summary>
    public string Text(string name) => List(name, $@"\b{name}\s*=\s*('(?:[^']|'')*')").Single();

    /// <summary>The texts that stand under a name.</summary>
    public IReadOnlyList<string> Texts(string name) => List(name, $@"\b{name}\s*=\s*@\(([^)]*)\)");

    /// <summary>The manifest with the list of the module's files.</summary>
    /// <param name="files">Relative, with slashes. A folder stands for its files: PowerShell looks for every entry at each import, 0.3 ms each.</param>
    public string WithFiles(IReadOnlyList<string> files) => manifest.Contains(NoFiles, StringComparison.Ordinal)
        ? manifest.Replace(NoFiles, $"= @(\n{string.Concat(files.Select(file => file.Split('/')[0]).Distinct().Select(entry => $"        '{entry}'\n"))}    )", StringComparison.Ordinal)
        : throw new FormatException($"The manifest has no place for the list of files: \"FileList {NoFiles}\".");

    private string[] List(string name, string pattern) => Regex.Match(manifest, pattern) is { Success: true } match
        ? [.. Quoted.Matches(match.Groups[1].Value).Select(text => text.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal))]
        : throw new FormatException($"The manifest does not state {name}.");

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex Quoted { get; }
}
