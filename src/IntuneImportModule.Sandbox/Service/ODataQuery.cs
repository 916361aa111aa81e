using System.Globalization;
using System.Net;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The query options of a request.</summary>
internal sealed class ODataQuery
{
    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    public ODataQuery(string query)
    {
        foreach (string part in query.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=');
            if (equals > 0)
            {
                _options[WebUtility.UrlDecode(part.Substring(0, equals))] = WebUtility.UrlDecode(part.Substring(equals + 1));
            }
        }
    }

    public string? Filter => Text("$filter");

    public string? Expand => Text("$expand");

    public int? Top => Number("$top");

    public int Skip => Number("$skip") ?? 0;

    public long SkipToken => Number("$skiptoken") ?? 0;

    /// <summary>The other options, to be repeated in the link to the next page.</summary>
    public string WithoutPlace => string.Concat(_options
        .Where(option => option.Key.ToUpperInvariant() is not ("$SKIPTOKEN" or "$SKIP"))
        .Select(option => $"&{option.Key}={Uri.EscapeDataString(option.Value)}"));

    private string? Text(string name) => _options.TryGetValue(name, out string? value) ? value : null;

    private int? Number(string name)
    {
        if (Text(name) is not string text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Refusal.BadRequest($"The query option '{name}' must be a non-negative integer.");
    }
}
