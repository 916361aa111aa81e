using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Graph;

/// <summary>A collection as Graph returns it, or one page of it.</summary>
/// <typeparam name="T">The kind of record.</typeparam>
internal sealed record GraphPage<T>
{
    /// <summary>The records; null where the answer had none, which is no collection.</summary>
    public IReadOnlyList<T?>? Value { get; set; }

    /// <summary>Where the next page is; null on the last.</summary>
    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; set; }
}
