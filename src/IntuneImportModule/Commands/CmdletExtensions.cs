using System.Management.Automation;

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
}
