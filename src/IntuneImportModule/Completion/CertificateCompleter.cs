using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using IntuneImportModule.Core.Authentication.Certificates;

namespace IntuneImportModule.Completion;

/// <summary>Offers the thumbprints of the certificates that can sign in; what is typed may also be a part of the subject.</summary>
public sealed class CertificateCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"');
        return CertificateStore.List(DateTime.Now)
            .Where(one => one.Thumbprint.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                || one.Subject.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(one => new CompletionResult(
                one.Thumbprint, $"{one.Subject} ({one.Until:d})", CompletionResultType.ParameterValue, $"{one.Subject}, {one.Until:d}, {one.Thumbprint}"));
    }
}
