using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Core.Sync;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Starts the tenant's sync with the Autopilot service, and waits for it. The service takes one in ten minutes.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotsettings-sync</remarks>
[Cmdlet(VerbsData.Sync, "AutopilotService", SupportsShouldProcess = true)]
[OutputType(typeof(AutopilotSyncResult))]
public sealed class SyncAutopilotServiceCommand : ServiceCommand
{
    /// <summary>Waits neither for the ten-minute rule nor for the end of the sync; says when the next one is allowed.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Patience in seconds, the wait for the ten-minute rule included.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 604_800)]
    public int TimeoutSec { get; set; } = 1800;

    /// <summary>Seconds between two questions. On the sandbox 1 unless given.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(1, 3600)]
    public int PollingIntervalSec { get; set; } = 15;

    /// <summary>The reason that Multi Admin Approval asks for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApprovalJustification { get; set; }

    private protected override string? Justification => ApprovalJustification;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!Approves(Connected.TenantName, Texts.SyncAutopilotServiceAction))
        {
            return;
        }

        SyncOptions options = SyncRule.Of(Connected) with
        {
            NoWait = NoWait,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
        };
        if (!Connected.IsSandbox || MyInvocation.BoundParameters.ContainsKey(nameof(PollingIntervalSec)))
        {
            options = options with { PollingInterval = TimeSpan.FromSeconds(PollingIntervalSec) };
        }

        WriteObject(Require(new AutopilotSync(Client, options, Ending).RunAsync()));
    }
}
