using System.Management.Automation;

namespace IntuneImportModule.Rows;

/// <summary>What PowerShell hands over may be a value or a value in a wrapper.</summary>
internal static class Wrapped
{
    /// <summary>The value without its wrapper.</summary>
    /// <param name="value">Any value; null stays null.</param>
    public static object? Bare(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
