using System.Collections;
using System.Management.Automation;

namespace IntuneImportModule.Rows;

/// <summary>The rows of an -InputObject that was given as an argument instead of through the pipeline.</summary>
internal static class GivenRows
{
    /// <summary>The elements of an array or list; anything else is one row.</summary>
    /// <param name="input">The argument.</param>
    public static IEnumerable<PSObject?> Of(PSObject? input) =>
        input?.BaseObject is IList list and not IDictionary
            ? list.Cast<object?>().Select(item => item is null ? null : PSObject.AsPSObject(item))
            : [input];
}
