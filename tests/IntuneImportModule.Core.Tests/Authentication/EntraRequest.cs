using System.Net.Http.Headers;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>What arrived at the stand-in.</summary>
internal sealed record EntraRequest(HttpMethod Method, Uri Address, IReadOnlyDictionary<string, string> Form, HttpRequestHeaders Headers)
{
    public IReadOnlyDictionary<string, string> Query { get; } = Parse(Address.Query.TrimStart('?'));

    public string Header(string name) => string.Join(",", Headers.GetValues(name));

    public static async Task<EntraRequest> ReadAsync(HttpRequestMessage message)
    {
        string body = message.Content is null ? "" : await message.Content.ReadAsStringAsync();
        return new EntraRequest(message.Method, message.RequestUri!, Parse(body), message.Headers);
    }

    public static IReadOnlyDictionary<string, string> Parse(string form) => form
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Decode(pair[0]), pair => pair.Length > 1 ? Decode(pair[1]) : "", StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
