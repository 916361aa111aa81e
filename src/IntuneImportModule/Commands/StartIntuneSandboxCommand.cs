using System.Management.Automation;
using IntuneImportModule.Completion;
using IntuneImportModule.Sandbox;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>Starts an Intune tenant in memory, for rehearsals and tests. One runs per runspace; a new one takes its place.</summary>
[Cmdlet(VerbsLifecycle.Start, "IntuneSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(IntuneSandbox))]
public sealed class StartIntuneSandboxCommand : PSCmdlet
{
    // Holds the values whose types are the sandbox's: a field of such a type would open its library with this class, at Import-Module.
    private SandboxOptions options = new();

    /// <summary>Serial numbers that are registered in the tenant already: their import ends as 806.</summary>
    [Parameter]
    public string[] RegisteredSerialNumber { get; set; } = [];

    /// <summary>Serial numbers that another organisation has registered: their import ends as 808.</summary>
    [Parameter]
    public string[] OtherTenantSerialNumber { get; set; } = [];

    /// <summary>Seconds that the tenant works on an Autopilot device.</summary>
    [Parameter]
    [DurationTransformation]
    [ValidateRange(0.0, 86_400.0)]
    public double ProcessingTimeSec { get; set; } = IntuneModuleSandbox.ProcessingTimeSec;

    /// <summary>By how much waits are shortened: 60 turns a minute into a second.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    public double TimeScale { get; set; } = 1;

    /// <summary>Milliseconds before each answer.</summary>
    [Parameter]
    [DurationTransformation(UnitSeconds = 0.001)]
    [ValidateRange(0, 600_000)]
    public int RequestLatencyMs { get; set; }

    /// <summary>Records on a page of a list.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>What becomes of the importId of a request.</summary>
    [Parameter]
    public ImportIdHandling ImportIdHandling
    {
        get => options.ImportIdHandling;
        set => options = options with { ImportIdHandling = value };
    }

    /// <summary>Refuses $filter by importId, as a service might.</summary>
    [Parameter]
    public SwitchParameter NoImportIdFilter { get; set; }

    /// <summary>Writes allowed in 20 seconds; unlimited otherwise. Documented for Intune's enrollment services: 100.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int? WritesPerWindow { get; set; }

    /// <summary>The permissions that the sandbox's token carries.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    public string[]? GrantedPermission { get; set; }

    /// <summary>Asks for x-msft-approval-justification with every write, as Multi Admin Approval does.</summary>
    [Parameter]
    public SwitchParameter MultiAdminApproval { get; set; }

    /// <summary>Faults that happen to requests, in order; a name stands for a fault.</summary>
    [Parameter]
    [FaultTransformation]
    [ArgumentCompleter(typeof(FaultCompleter))]
    public SandboxFault[] Fault { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(Texts.SandboxTarget, Texts.StartSandboxAction))
        {
            return;
        }

        IntuneSandbox sandbox = IntuneSandbox.Start(Options());
        foreach (string serial in RegisteredSerialNumber)
        {
            sandbox.Tenant.AddRegistration(serial);
        }

        foreach (string serial in OtherTenantSerialNumber)
        {
            sandbox.Tenant.AddRegistrationOfAnotherTenant(serial);
        }

        foreach (SandboxFault fault in Fault)
        {
            sandbox.Faults.Add(fault);
        }

        RunspaceState.Current.Replace(sandbox);
        WriteObject(sandbox);
    }

    private SandboxOptions Options()
    {
        SandboxOptions asked = options with
        {
            ProcessingTime = TimeSpan.FromSeconds(ProcessingTimeSec),
            TimeScale = TimeScale,
            RequestLatency = TimeSpan.FromMilliseconds(RequestLatencyMs),
            PageSize = PageSize,
            ImportIdFilter = !NoImportIdFilter,
            WritesPerWindow = WritesPerWindow,
            MultiAdminApproval = MultiAdminApproval,
        };
        return GrantedPermission is null ? asked : asked with { GrantedPermissions = GrantedPermission };
    }
}
