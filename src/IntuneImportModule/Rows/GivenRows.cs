using System.Collections;
using System.Management.Automation;

namespace IntuneImportModule.Rows;

/// <summary>The rows that one -InputObject stands for.</summary>
internal static class GivenRows
{
    /// <summary>The rows of an argument: what the pipeline would make of it.</summary>
    /// <param name="argument">An array, a list, a table, or one row.</param>
    public static IEnumerable<PSObject?> OfArgument(PSObject? argument) =>
        LanguagePrimitives.GetEnumerable(argument) is { } items ? Wrap(items) : [argument];

    /// <summary>The rows of a pipeline object: itself, but for an array.</summary>
    /// <param name="item">What came through the pipeline.</param>
    public static IEnumerable<PSObject?> OfItem(PSObject? item) => InArray(item) ?? [item];

    /// <summary>The rows of a pipeline object that is an array, which is what ConvertFrom-Json of Windows PowerShell emits.</summary>
    /// <param name="item">What came through the pipeline.</param>
    /// <returns>Null for an object that is a row itself.</returns>
    public static IEnumerable<PSObject?>? InArray(PSObject? item) => item?.BaseObject is object?[] { Length: > 0 } array ? Wrap(array) : null;

    private static IEnumerable<PSObject?> Wrap(IEnumerable items) =>
        items.Cast<object?>().Select(item => item is null ? null : PSObject.AsPSObject(item));
}
