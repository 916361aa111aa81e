using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IntuneImportModule.Completion;

/// <summary>Completes a path with folders and files of some kinds, and with any file where none of these kinds is there.</summary>
public abstract class FileCompleter : IArgumentCompleter
{
    private readonly string[] extensions;

    private protected FileCompleter(params string[] extensions) => this.extensions = extensions;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        CompletionResult[] all = [.. CompletionCompleters.CompleteFilename(wordToComplete)];
        CompletionResult[] wanted = [.. all.Where(IsWanted)];
        return (wanted.Length > 0 ? wanted : all).Select(path => parameterName == "Path" ? path : Literal(path));
    }

    private bool IsWanted(CompletionResult path) => path.ResultType == CompletionResultType.ProviderContainer
        || extensions.Any(extension => path.ListItemText.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // The engine escapes what -Path would take for a wildcard.
    private static CompletionResult Literal(CompletionResult path) => new(
        path.CompletionText.Replace("`[", "[").Replace("`]", "]").Replace("`*", "*").Replace("`?", "?"), path.ListItemText, path.ResultType, path.ToolTip);
}

/// <summary>Offers CSV files.</summary>
public sealed class CsvFileCompleter : FileCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public CsvFileCompleter()
        : base(".csv")
    {
    }
}

/// <summary>Offers journals.</summary>
public sealed class JournalFileCompleter : FileCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public JournalFileCompleter()
        : base(".journal")
    {
    }
}

/// <summary>Offers reports.</summary>
public sealed class ReportFileCompleter : FileCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public ReportFileCompleter()
        : base(".html", ".htm", ".md")
    {
    }
}

/// <summary>Offers certificate files.</summary>
public sealed class CertificateFileCompleter : FileCompleter
{
    /// <summary>Made by PowerShell.</summary>
    public CertificateFileCompleter()
        : base(".pfx", ".p12", ".pem")
    {
    }
}
