using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

/// <summary>A sandbox on a clock that stands still, and a plain HTTP client for it.</summary>
public abstract class SandboxTest : IDisposable
{
    protected const string Records = "v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities";
    protected const string Devices = "v1.0/deviceManagement/windowsAutopilotDeviceIdentities";
    protected const string BetaDevices = "beta/deviceManagement/windowsAutopilotDeviceIdentities";
    protected const string Identities = "beta/deviceManagement/importedDeviceIdentities";
    protected const string Settings = "beta/deviceManagement/windowsAutopilotSettings";

    // A structurally plausible beginning; the sandbox does not look further unless it is told to.
    protected static readonly string Hash = Convert.ToBase64String([.. "OA"u8.ToArray(), .. new byte[2998]]);

    private IntuneSandbox? _sandbox;
    private HttpClient? _client;

    protected FakeClock Clock { get; } = new();

    protected IntuneSandbox Sandbox => _sandbox ??= Start(new SandboxOptions());

    protected HttpClient Client => _client ??= NewClient();

    protected IntuneSandbox Start(SandboxOptions options) => _sandbox = IntuneSandbox.Start(options with { TimeProvider = Clock });

    protected HttpClient NewClient()
    {
        // The system's proxy would get requests for loopback, too.
        HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Sandbox.Endpoint, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Sandbox.AccessToken);
        return client;
    }

    protected async Task<Reply> SendAsync(HttpMethod method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await Client.SendAsync(request);
        return await Reply.FromAsync(response);
    }

    protected Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    protected Task<Reply> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, body);

    protected Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    protected Task<Reply> ImportAsync(params string[] serials) => PostAsync(Records + "/import", ImportBody("batch", serials));

    /// <summary>The statuses of requests that are sent one after the other.</summary>
    protected static async Task<IReadOnlyList<int>> StatusesAsync(params Func<Task<Reply>>[] requests)
    {
        List<int> statuses = [];
        foreach (Func<Task<Reply>> request in requests)
        {
            statuses.Add((await request()).Status);
        }

        return statuses;
    }

    protected static JsonObject ImportBody(string importId, params string[] serials) => new()
    {
        ["importedWindowsAutopilotDeviceIdentities"] = new JsonArray([.. serials.Select(serial => AutopilotRow(serial, importId))]),
    };

    protected static JsonObject AutopilotRow(string? serial, string? importId = null, string? hash = null) => new()
    {
        ["serialNumber"] = serial,
        ["hardwareIdentifier"] = hash ?? Hash,
        ["groupTag"] = "Kiosk",
        ["assignedUserPrincipalName"] = "ada@contoso.example",
        ["importId"] = importId,
    };

    protected Task<Reply> ImportIdentitiesAsync(bool overwrite, params (string Type, string Identifier, string? Description)[] rows) =>
        PostAsync(Identities + "/importDeviceIdentityList", new JsonObject { ["importedDeviceIdentities"] = IdentityRows(rows), ["overwriteImportedDeviceIdentities"] = overwrite });

    protected static JsonArray IdentityRows(params (string Type, string Identifier, string? Description)[] rows) => new([.. rows.Select(row => new JsonObject
    {
        ["importedDeviceIdentityType"] = row.Type,
        ["importedDeviceIdentifier"] = row.Identifier,
        ["description"] = row.Description,
        ["platform"] = "windows",
    })]);

    public void Dispose()
    {
        _client?.Dispose();
        _sandbox?.Dispose();
        GC.SuppressFinalize(this);
    }
}
