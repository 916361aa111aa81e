namespace IntuneImportModule.HelpBuilder;

/// <summary>Reads the yaml block of a parameter: one key and one value in a line, and nothing else of yaml.</summary>
internal static class FactsReader
{
    /// <exception cref="FormatException">A key is missing, or a value is none of those that it may have.</exception>
    public static ParameterFacts Read(string parameter, string yaml)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string line in yaml.Split('\n').Where(line => line.Trim().Length > 0))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            values[colon > 0 ? line[..colon] : throw Wrong(parameter, line)] = line[(colon + 1)..].Trim();
        }

        string Value(string key) => values.TryGetValue(key, out string? value) ? value : throw Wrong(parameter, key);
        bool Flag(string key) => bool.TryParse(Value(key), out bool flag) ? flag : throw Wrong(parameter, key);
        return new ParameterFacts(
            Value("Type"),
            List(Value("Parameter Sets")),
            List(Value("Aliases")),
            List(values.GetValueOrDefault("Accepted values", string.Empty)),
            Flag("Required"),
            Value("Position"),
            Value("Default value"),
            Value("Accept pipeline input"),
            Flag("Accept wildcard characters"));
    }

    private static FormatException Wrong(string parameter, string what) => new($"The yaml block of {parameter}: '{what}' is missing or wrong.");

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
