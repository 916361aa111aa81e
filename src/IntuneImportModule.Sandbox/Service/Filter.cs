using System.Text.RegularExpressions;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The two forms of $filter that any of these routes understands: <c>name eq 'value'</c> and <c>contains(name,'value')</c>.</summary>
internal sealed class Filter
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly Regex s_equality = new(@"^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$", RegexOptions.CultureInvariant, s_limit);
    private static readonly Regex s_containment = new(@"^\s*contains\(\s*(\w+)\s*,\s*'((?:[^']|'')*)'\s*\)\s*$", RegexOptions.CultureInvariant, s_limit);
    private static readonly Regex s_guidLike = new("^[0-9A-Fa-f]+(-[0-9A-Fa-f]+){3,}$", RegexOptions.CultureInvariant, s_limit);

    private Filter(bool isContainment, string property, string value) => (IsContainment, Property, Value) = (isContainment, property, value);

    public bool IsContainment { get; }

    public string Property { get; }

    public string Value { get; }

    /// <summary>Groups of hexadecimal digits with hyphens between: the service takes it for something else than a string.</summary>
    public bool IsGuidLike => s_guidLike.IsMatch(Value);

    public static Filter Parse(string text)
    {
        Match match = s_equality.Match(text);
        bool isContainment = false;
        if (!match.Success)
        {
            match = s_containment.Match(text);
            isContainment = true;
        }

        return match.Success
            ? new Filter(isContainment, match.Groups[1].Value, match.Groups[2].Value.Replace("''", "'"))
            : throw Refused();
    }

    // The service's own words for a filter it does not know are UNVERIFIED; the status is not.
    public static Refusal Refused() => Refusal.Intune("The query specified in the URI is not valid: this $filter is not supported.");

    public bool Is(string property) => Property.Equals(property, StringComparison.OrdinalIgnoreCase);

    public bool Contains(string text) => text.ContainsIgnoringCase(Value);
}
