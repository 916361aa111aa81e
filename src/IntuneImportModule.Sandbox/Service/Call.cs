using System.Net;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>A request that is being answered: one of HTTP, or one item of a $batch.</summary>
internal sealed class Call : IDisposable
{
    private ODataQuery? _query;

    public required LogEntry Entry { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Target { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required Func<string, string?> Header { get; init; }

    public string RequestId => Entry.RequestId;

    public string? ClientRequestId => Header("client-request-id");

    public string Path => Target.Split('?')[0];

    public string RawQuery => Target.IndexOf('?') is int mark && mark >= 0 ? Target.Substring(mark + 1) : "";

    public ODataQuery Query => _query ??= new ODataQuery(RawQuery);

    /// <summary>Null for an address that leads nowhere; why is in <see cref="Refused"/>.</summary>
    public Route? Route { get; set; }

    /// <summary>v1.0 or beta.</summary>
    public string Version { get; set; } = "";

    /// <summary>Key in the path.</summary>
    public string Id { get; set; } = "";

    /// <summary>What is wrong with address or body; said when its turn comes, after sign-in and throttling.</summary>
    public Refusal? Refused { get; set; }

    public IReadOnlyList<AutopilotRow> AutopilotRows { get; set; } = [];

    public DeviceIdentityList IdentityRows { get; set; } = DeviceIdentityList.Empty;

    public int RowCount { get; set; }

    /// <summary>How late accepted rows become visible, if a fault wants it otherwise than the options.</summary>
    public TimeSpan? VisibleAfter { get; set; }

    public bool IsWrite => Method is not ("GET" or "HEAD");

    public bool HasRow(string identifier) =>
        AutopilotRows.Any(row => string.Equals(row.SerialNumber, identifier, StringComparison.OrdinalIgnoreCase))
        || IdentityRows.Contains(identifier);

    public void Dispose() => IdentityRows.Dispose();

    public static string Decode(string text) => WebUtility.UrlDecode(text.Replace("+", "%2B"));
}
