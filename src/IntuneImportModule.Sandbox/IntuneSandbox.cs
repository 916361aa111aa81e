using System.Security.Cryptography;
using IntuneImportModule.Sandbox.Http;
using IntuneImportModule.Sandbox.Service;

namespace IntuneImportModule.Sandbox;

/// <summary>
/// An Intune tenant in memory behind loopback HTTP: rehearse an import, or test a runbook, with no tenant at all. It answers the Graph routes
/// of Windows Autopilot and of corporate device identifiers under <c>/v1.0</c> and <c>/beta</c>. Everything it holds is gone after <see cref="Dispose"/>.
/// </summary>
/// <remarks>
/// It listens on 127.0.0.1 only, asks for a token that is new at every start, and is controlled by this object alone: there is no route that
/// changes its behaviour. Hardware hashes are kept as SHA-256 digests.
/// </remarks>
public sealed class IntuneSandbox : IDisposable
{
    private readonly RequestLog _log = new();
    private readonly LoopbackServer _server;

    private IntuneSandbox(SandboxOptions options)
    {
        Options = options;
        SandboxClock clock = new(options.TimeProvider, options.TimeScale);
        SandboxRandom random = new(options.Seed);
        AccessToken = NewToken();
        Tenant = new SandboxTenant(options, clock, random);
        Faults = new SandboxFaults();
        _server = new LoopbackServer(options.MaxBodyBytes);
        Endpoint = new Uri($"http://127.0.0.1:{_server.Port}/");
        GraphService service = new(this, clock, random, _log);
        _server.Start(service.HandleAsync);
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:PORT/</c>, with a port that was free at the start.</summary>
    public Uri Endpoint { get; }

    /// <summary>The only bearer token it accepts: opaque, random, valid until <see cref="Dispose"/>.</summary>
    public string AccessToken { get; }

    /// <summary>The options it was started with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>What the tenant holds: to prepare before a run and to look at after it. Safe for any thread.</summary>
    public SandboxTenant Tenant { get; }

    /// <summary>Scripted faults; may be added and cleared at any time.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>Starts a sandbox; it answers when this method returns.</summary>
    /// <param name="options">How it behaves; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option has a value that makes no sense.</exception>
    public static IntuneSandbox Start(SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        options.Validate();
        return new IntuneSandbox(options);
    }

    /// <summary>What has arrived so far, in order of arrival. A snapshot: requests still in work have no status yet.</summary>
    public IReadOnlyList<SandboxRequest> GetRequests() => _log.Snapshot();

    /// <summary>Forgets what has arrived; numbers go on counting.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Closes every connection and stops listening.</summary>
    public void Dispose() => _server.Dispose();

    private static string NewToken()
    {
        byte[] bytes = new byte[32];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
