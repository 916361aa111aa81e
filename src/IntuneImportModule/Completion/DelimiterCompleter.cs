using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IntuneImportModule.Completion;

/// <summary>Offers the delimiters that CSV files of devices come with, as they have to be typed.</summary>
public sealed class DelimiterCompleter : IArgumentCompleter
{
    private static readonly string[] Delimiters = ["','", "';'", "\"`t\"", "'|'"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Delimiters
            .Where(typed => typed.StartsWith(wordToComplete, StringComparison.Ordinal))
            .Select(typed => new CompletionResult(typed));
}
