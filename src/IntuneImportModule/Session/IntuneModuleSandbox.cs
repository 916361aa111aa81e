using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Session;

/// <summary>Starts the sandbox as a rehearsal wants it. A class of its own, so that its library is loaded only when one is started.</summary>
internal static class IntuneModuleSandbox
{
    /// <summary>How long the sandbox works on an Autopilot device unless told otherwise; the service takes a minute or more.</summary>
    public const double ProcessingTimeSec = 5;

    /// <summary>A sandbox with the module's defaults.</summary>
    public static IntuneSandbox Start() =>
        IntuneSandbox.Start(new SandboxOptions { ProcessingTime = TimeSpan.FromSeconds(ProcessingTimeSec) });
}
