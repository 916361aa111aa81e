using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IntuneImportModule.Rows;
using IntuneImportModule.Session;

namespace IntuneImportModule.Completion;

/// <summary>Completes a parameter from a list of words.</summary>
public abstract class ValueCompleter : IArgumentCompleter
{
    // What ends a bare word, or means something at its beginning.
    private static readonly char[] Special = [.. " \t'\"`$,;|&(){}<>@#‘’‚‛“”„"];

    private protected ValueCompleter()
    {
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        char? quote = wordToComplete.Length > 0 && wordToComplete[0] is '\'' or '"' ? wordToComplete[0] : null;
        string begun = wordToComplete.Trim('\'', '"');
        return Values(ContextOf(fakeBoundParameters))
            .Where(value => value.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(Quoted(value, quote), value, CompletionResultType.ParameterValue, value));
    }

    /// <summary>The words.</summary>
    /// <param name="context">The connection that the command would use; null where there is none.</param>
    private protected abstract IEnumerable<string> Values(IntuneImportContext? context);

    private static IntuneImportContext? ContextOf(IDictionary parameters) =>
        parameters["Context"].Bare() as IntuneImportContext ?? RunspaceState.Current.Context;

    private static string Quoted(string value, char? quote) => quote switch
    {
        '"' => '"' + value.Replace("`", "``").Replace("$", "`$").Replace("\"", "`\"") + '"',
        null when value.IndexOfAny(Special) < 0 => value,
        _ => "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'",
    };
}
