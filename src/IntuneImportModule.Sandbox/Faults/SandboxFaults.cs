namespace IntuneImportModule.Sandbox;

/// <summary>The faults that are scripted at the moment. The first one that matches a request strikes it. Safe for any thread.</summary>
public sealed class SandboxFaults
{
    private readonly object _gate = new();
    private readonly List<ScriptedFault> _faults = [];

    /// <summary>Every kind of fault, by a name that says what it does, each with harmless values: for tests that go through all of them.</summary>
    public static IReadOnlyDictionary<string, Func<SandboxFault>> All => FaultCatalogue.Entries;

    /// <summary>Scripts a fault, after those that are there.</summary>
    public void Add(SandboxFault fault)
    {
        ScriptedFault scripted = new(fault ?? throw new ArgumentNullException(nameof(fault)));
        lock (_gate)
        {
            _faults.Add(scripted);
        }
    }

    /// <summary>Forgets all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal SandboxFault? Take(Func<SandboxFault, bool> matches)
    {
        lock (_gate)
        {
            foreach (ScriptedFault scripted in _faults)
            {
                if (scripted.IsSpent || !matches(scripted.Fault))
                {
                    continue;
                }

                if (scripted.Strikes())
                {
                    return scripted.Fault;
                }
            }

            return null;
        }
    }
}
