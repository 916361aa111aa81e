using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Changes group tag, assigned user and display name of registered devices. Only what differs is sent.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotdeviceidentity-updatedeviceproperties</remarks>
[Cmdlet(VerbsCommon.Set, "AutopilotRegistration", SupportsShouldProcess = true, DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(AutopilotRegistrationChange))]
public sealed class SetAutopilotRegistrationCommand : RegistrationChangeCommand
{
    /// <summary>The group tag; an empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(GroupTagCompleter))]
    public string? GroupTag { get; set; }

    /// <summary>The assigned user's principal name; an empty text takes the user away.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? AssignedUser { get; set; }

    /// <summary>The display name; an empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? DisplayName { get; set; }

    private protected override string ActionName => Texts.SetAutopilotRegistrationAction;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName != InputObjectSet && !IsGiven(nameof(GroupTag)) && !IsGiven(nameof(AssignedUser)) && !IsGiven(nameof(DisplayName)))
        {
            ThrowTerminatingError(ErrorRecords.Because(nameof(Texts.NothingToSet), Texts.NothingToSet, ErrorCategory.InvalidArgument));
        }
    }

    private protected override async Task<bool> FindAsync(AutopilotRegistrationChange[] drafts, IReadOnlyList<TargetRow> rows)
    {
        int[] open = [.. Enumerable.Range(0, drafts.Length).Where(i => drafts[i].IsOpen)];
        IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = await RegistrationTarget.FindAsync(
            [.. open.Select(i => TargetOf(rows[i]))], new RegistrationLookup(Client, RegistrationCollection.Version, Ending)).ConfigureAwait(false);
        for (int i = 0; i < open.Length; i++)
        {
            drafts[open[i]] = RegistrationWriter.Plan(drafts[open[i]], found[i], ValuesOf(rows[open[i]]));
        }

        return true;
    }

    private protected override Task<GraphException?> SendAsync(AutopilotRegistrationChange[] drafts) =>
        new RegistrationWriter(Client, Ending).UpdateAsync(drafts);

    private protected override string Describe(AutopilotRegistrationChange draft)
    {
        RegistrationDifference difference = draft.Difference!;
        string?[] changes =
        [
            Change(nameof(GroupTag), draft.OldGroupTag, difference.GroupTag),
            Change(nameof(AssignedUser), draft.OldAssignedUser, difference.AssignedUser),
            Change(nameof(DisplayName), draft.OldDisplayName, difference.DisplayName),
        ];
        return $"{draft.Label} ({string.Join(", ", changes.OfType<string>())})";
    }

    private static string? Change(string name, string? before, string? after) => after is null ? null : $"{name} '{before}' -> '{after}'";

    private RegistrationValues ValuesOf(TargetRow row) => new(
        ValueOf(nameof(GroupTag), GroupTag, row, Column.GroupTag),
        ValueOf(nameof(AssignedUser), AssignedUser, row, Column.AssignedUser),
        ValueOf(nameof(DisplayName), DisplayName, row, Column.DisplayName));

    // What is given for every row stands; an empty cell of a row changes nothing.
    private string? ValueOf(string name, string? given, TargetRow row, Column column) =>
        IsGiven(name) ? (given ?? string.Empty).Trim() : RegistrationRows.IsSnapshot(row) ? null : row.Cells[column];

    private bool IsGiven(string name) => MyInvocation.BoundParameters.ContainsKey(name);
}
