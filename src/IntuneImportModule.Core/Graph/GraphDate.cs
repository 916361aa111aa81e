namespace IntuneImportModule.Core.Graph;

/// <summary>Graph writes 0001-01-01 where a date that may not be null is unknown.</summary>
internal static class GraphDate
{
    /// <summary>The date; null for 0001-01-01.</summary>
    /// <param name="date">The date as it came.</param>
    public static DateTimeOffset? Read(DateTimeOffset? date) => date is { Year: > 1 } ? date : null;
}
