using System.Management.Automation;
using System.Reflection;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Sync;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Views;

/// <summary>What became of something, in its colour. Public because the views' script blocks see nothing else of the module.</summary>
public static class StatusText
{
    private const int LowestRefusal = 400;

    // Green for what is done, red for what was refused, yellow for what is open. An Unconfirmed row may well be in the service.
    private static readonly Dictionary<string, Func<PSObject, string>> Colours = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(ImportStatus.Imported)] = Done,
        [nameof(ImportStatus.Updated)] = Done,
        [nameof(ImportStatus.AlreadyPresent)] = Done,
        [nameof(ChangeStatus.Unchanged)] = Done,
        [nameof(ChangeStatus.Removed)] = Done,
        [nameof(AutopilotSyncStatus.Completed)] = Done,
        [bool.TrueString] = Done,
        [nameof(ImportStatus.Failed)] = Refused,
        [nameof(ImportStatus.Invalid)] = Refused,
        [nameof(ChangeStatus.NotFound)] = Refused,
        [bool.FalseString] = Refused,
        [nameof(ImportStatus.Pending)] = Open,
        [nameof(ImportStatus.Unconfirmed)] = Open,
        [nameof(ImportStatus.Duplicate)] = Open,
        [nameof(ImportStatus.NotSent)] = Open,
        [nameof(AutopilotSyncStatus.Running)] = Open,
        [nameof(AutopilotSyncStatus.TooEarly)] = Open,
    };

    // $PSStyle came with PowerShell 7.2; Windows PowerShell shows plain text. Whether colours reach a terminal or are taken out again
    // is decided by PowerShell, after the view.
    private static readonly PSObject? Style =
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")
            ?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is { } style ? PSObject.AsPSObject(style) : null;

    /// <summary>A status, a Boolean or the status code of an answer.</summary>
    /// <param name="value">The value; that of a result which comes from a file or another session is text.</param>
    /// <returns>Its text, between the codes of its colour where there are colours.</returns>
    public static string Of(object? value)
    {
        string text = value?.ToString() ?? string.Empty;
        return Style is null || ColourOf(value, text) is not { } colour ? text : colour(Style) + text + Part(Style, "Reset");
    }

    private static Func<PSObject, string>? ColourOf(object? value, string text) =>
        value.Bare() is int code ? (code >= LowestRefusal ? Refused : Done)
        : Colours.TryGetValue(text, out Func<PSObject, string>? colour) ? colour
        : null;

    private static string Done(PSObject style) => Part(Of(style, "Foreground"), "Green");

    // Those of errors and warnings are the user's own choice.
    private static string Refused(PSObject style) => Part(Of(style, "Formatting"), "Error");

    private static string Open(PSObject style) => Part(Of(style, "Formatting"), "Warning");

    private static PSObject Of(PSObject style, string group) => PSObject.AsPSObject(style.Properties[group].Value);

    private static string Part(PSObject group, string name) => (string)group.Properties[name].Value;
}
