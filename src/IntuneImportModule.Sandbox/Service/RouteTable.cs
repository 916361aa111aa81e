namespace IntuneImportModule.Sandbox.Service;

/// <summary>Finds the route of an address. What leads nowhere is refused in the words of Graph.</summary>
internal sealed class RouteTable(IReadOnlyList<Route> routes, Func<Call, Answer> batch)
{
    private const string Root = "deviceManagement";

    // Not in the metadata of v1.0.
    private static readonly HashSet<string> s_betaOnly =
        new(StringComparer.OrdinalIgnoreCase) { "importedDeviceIdentities", "windowsAutopilotSettings", "windowsAutopilotDeploymentProfiles" };

    private readonly Route _batch = new("POST", "", false, "$batch", "batch", batch) { OnlyReads = true };

    public void Find(Call call)
    {
        string[] segments = Call.Decode(call.Path).Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        string version = segments.Length > 0 ? segments[0] : "";
        if (version is not ("v1.0" or "beta"))
        {
            call.Refused = new Refusal(404, "ResourceNotFound", "Invalid version: " + version);
            return;
        }

        call.Version = version;
        if (segments.Length == 2 && segments[1] == "$batch")
        {
            call.Route = call.Method == "POST" ? _batch : null;
            call.Refused = call.Route is null ? Refusal.NoRoute(call.Method, "/$batch") : null;
        }
        else if (segments.Length < 2 || !Same(segments[1], Root))
        {
            call.Refused = Refusal.NoSegment(segments.Length < 2 ? "" : segments[1]);
        }
        else
        {
            FindBelowRoot(call, WithKeysAsSegments(segments));
        }
    }

    private void FindBelowRoot(Call call, List<string> segments)
    {
        string collection = segments.Count > 2 ? segments[2] : "";
        List<Route> candidates = [.. routes.Where(route => Same(route.Collection, collection))];
        if (candidates.Count == 0 || (call.Version == "v1.0" && s_betaOnly.Contains(collection)))
        {
            call.Refused = Refusal.NoSegment(collection);
            return;
        }

        List<string> rest = [.. segments.Skip(3)];
        foreach (Route route in candidates.Where(route => route.Method == call.Method))
        {
            List<string> wanted = [.. new[] { route.HasKey ? "" : null, route.Name.Length > 0 ? route.Name : null }.OfType<string>()];
            if (wanted.Count == rest.Count && wanted.Zip(rest, (name, segment) => name.Length == 0 || Same(name, segment)).All(fits => fits)
                && !(route.HasKey && route.Name.Length == 0 && IsName(candidates, rest[0])))
            {
                call.Route = route;
                call.Id = route.HasKey ? rest[0] : "";
                return;
            }
        }

        call.Refused = Refusal.NoRoute(call.Method, $"/singleton/navigation/{string.Join("/", rest.Select(_ => "key"))}");
    }

    // "import" is no key: GET …/import is a route that does not exist, and not a record that is not found.
    private static bool IsName(List<Route> candidates, string segment) => candidates.Any(route => !route.HasKey && Same(route.Name, segment));

    // collection('key') is the same as collection/key, and microsoft.graph.import the same as import.
    private static List<string> WithKeysAsSegments(string[] segments)
    {
        List<string> parts = [];
        foreach (string segment in segments)
        {
            int open = segment.IndexOf("('", StringComparison.Ordinal);
            if (open > 0 && segment.EndsWith("')", StringComparison.Ordinal))
            {
                parts.Add(segment.Substring(0, open));
                parts.Add(segment.Substring(open + 2, segment.Length - open - 4));
            }
            else
            {
                parts.Add(segment.StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase) ? segment.Substring("microsoft.graph.".Length) : segment);
            }
        }

        return parts;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
