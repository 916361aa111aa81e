using System.Management.Automation;
using IntuneImportModule.Errors;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Questions to a cmdlet that PowerShell has no member for.</summary>
internal static class CmdletExtensions
{
    /// <summary>True under -WhatIf, given here or inherited from the caller's $WhatIfPreference.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public static bool IsWhatIf(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    /// <summary>True where ShouldProcess would ask or tell something; otherwise it says yes to every row, and takes longer than the row.</summary>
    /// <param name="cmdlet">A cmdlet of medium impact.</param>
    public static bool AsksOrTells(this PSCmdlet cmdlet) =>
        cmdlet.IsWhatIf()
        || (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
            ? LanguagePrimitives.IsTrue(confirm)
            : cmdlet.GetVariableValue("ConfirmPreference") is not (ConfirmImpact.High or ConfirmImpact.None))
        || (cmdlet.MyInvocation.BoundParameters.TryGetValue("Verbose", out object? verbose)
            ? LanguagePrimitives.IsTrue(verbose)
            : cmdlet.GetVariableValue("VerbosePreference") is not ActionPreference.SilentlyContinue);

    /// <summary>The connection, or a terminating error that says how to get one.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="given">What its -Context says; null takes the runspace's default.</param>
    public static IntuneImportContext RequireContext(this PSCmdlet cmdlet, IntuneImportContext? given)
    {
        IntuneImportContext? context = given ?? RunspaceState.Current.Context;
        if (context is null)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NotConnected), Texts.NotConnected, ErrorCategory.ConnectionError));
        }
        else if (context.IsClosed)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.ContextClosed), Texts.ContextClosed, ErrorCategory.ConnectionError, context));
        }

        return context!;
    }
}
