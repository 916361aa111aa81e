using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace IntuneImportModule.Completion;

/// <summary>Completes a parameter from a list of words.</summary>
public abstract class ValueCompleter : IArgumentCompleter
{
    private protected ValueCompleter()
    {
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Values()
            .Where(value => value.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(value));

    private protected abstract IEnumerable<string> Values();
}
