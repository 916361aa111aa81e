using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;
using IntuneImportModule.Errors;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Commands;

/// <summary>Deregisters Autopilot devices. The service takes up to half an hour for it.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotdeviceidentity-delete</remarks>
[Cmdlet(VerbsCommon.Remove, "AutopilotRegistration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(AutopilotRegistrationChange))]
public sealed class RemoveAutopilotRegistrationCommand : RegistrationChangeCommand
{
    private const int SandboxPollingSec = 1;
    private readonly List<AutopilotRegistrationChange> held = [];
    private readonly List<TargetRow> heldRows = [];

    /// <summary>Waits until the devices are gone; the results come then.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Patience of -Wait in seconds, for all devices together.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 604_800)]
    public int TimeoutSec { get; set; } = 1800;

    /// <summary>Seconds between two questions of -Wait. On the sandbox 1 unless given.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 3600)]
    public int PollingIntervalSec { get; set; } = 30;

    private protected override string ActionName => Texts.RemoveAutopilotRegistrationAction;

    private TimeSpan Interval => TimeSpan.FromSeconds(
        Connected.IsSandbox && !MyInvocation.BoundParameters.ContainsKey(nameof(PollingIntervalSec)) ? SandboxPollingSec : PollingIntervalSec);

    private protected override async Task<bool> FindAsync(AutopilotRegistrationChange[] drafts, IReadOnlyList<TargetRow> rows)
    {
        // An id that is surely a registration's needs no question.
        int[] open = [.. Enumerable.Range(0, drafts.Length)
            .Where(i => drafts[i].IsOpen && !(drafts[i].Id is not null && (ParameterSetName == IdSet || RegistrationRows.IsSnapshot(rows[i]))))];
        IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> found = await RegistrationTarget.FindAsync(
            [.. open.Select(i => TargetOf(rows[i]))], new RegistrationLookup(Client, RegistrationCollection.Version, Ending)).ConfigureAwait(false);
        for (int i = 0; i < open.Length; i++)
        {
            drafts[open[i]] = RegistrationWriter.Identify(drafts[open[i]], found[i]);
        }

        return true;
    }

    private protected override Task<GraphException?> SendAsync(AutopilotRegistrationChange[] drafts) =>
        new RegistrationWriter(Client, Ending).RemoveAsync(drafts);

    private protected override void Emit(AutopilotRegistrationChange[] results, IReadOnlyList<TargetRow> rows)
    {
        if (Wait)
        {
            held.AddRange(results);
            heldRows.AddRange(rows);
        }
        else
        {
            Write(results, rows);
        }
    }

    private protected override void Complete()
    {
        AutopilotRegistrationChange[] results = [.. held];
        try
        {
            Await(WaitAsync(results));
        }
        catch (GraphException cannotAsk)
        {
            // What was removed is known; that it is gone is not.
            Write(results, heldRows);
            ThrowTerminatingError(ErrorRecords.ForGraph(cannotAsk));
        }

        Write(results, heldRows);
    }

    private async Task<bool> WaitAsync(AutopilotRegistrationChange[] results)
    {
        await new RegistrationWriter(Client, Ending).WaitUntilGoneAsync(results, TimeSpan.FromSeconds(TimeoutSec), Interval).ConfigureAwait(false);
        return true;
    }
}
