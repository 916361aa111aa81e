namespace IntuneImportModule.Sandbox;

/// <summary>A fault and how often it has matched.</summary>
internal sealed class ScriptedFault(SandboxFault fault)
{
    private int _matched;

    public SandboxFault Fault { get; } = fault;

    public bool IsSpent => Fault.Times is int times && _matched >= Fault.Skip + times;

    /// <summary>Counts a match; whether this one is struck.</summary>
    public bool Strikes() => ++_matched > Fault.Skip;
}
