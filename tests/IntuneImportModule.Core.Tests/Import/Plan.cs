using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>What a rehearsal imports, how, and into what.</summary>
internal sealed record Plan
{
    public required bool IsAutopilot { get; init; }

    public required IReadOnlyList<DeviceRow> Rows { get; init; }

    public ImportOptions Options { get; init; } = new();

    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>Fills the tenant and scripts the faults.</summary>
    public Action<IntuneSandbox>? Prepare { get; init; }

    /// <summary>Looks at the tenant at the end.</summary>
    public Action? Finished { get; init; }

    /// <summary>Runs in place of the usual posting and pulling; gets every event told.</summary>
    public Action<ImportRun, Action<ImportEvent>>? Work { get; init; }

    public Func<ImportResult, bool>? Approve { get; init; }

    /// <summary>Null for a token that cannot be renewed.</summary>
    public Func<string, ITokenSource>? Tokens { get; init; }

    /// <summary>Virtual time that the run may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(2);

    public string Action => IsAutopilot ? "import" : "importDeviceIdentityList";
}
