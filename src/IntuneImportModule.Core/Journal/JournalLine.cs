using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Journal;

/// <summary>Any line but the header and without a row's result, which is read when its row is met.</summary>
internal sealed record JournalLine
{
    /// <summary>A run begins; its number.</summary>
    public int? Run { get; init; }

    /// <summary>The tenant, where it was not known when the header was written.</summary>
    public string? Tenant { get; init; }

    /// <summary>The service was seen to keep our importIds, or not to.</summary>
    public bool? ImportIdsKept { get; init; }

    /// <summary>Records from before a run; the run's number.</summary>
    public int? Baseline { get; init; }

    /// <summary>Whether the baseline is whole with this line.</summary>
    public bool Complete { get; init; }

    /// <summary>Digests of the baseline's records that no earlier baseline had.</summary>
    public byte[]? Ids { get; init; }

    /// <summary>Rows are about to be sent.</summary>
    public JournalSend? Sent { get; init; }

    /// <summary>Their keys.</summary>
    public byte[]? Rows { get; init; }

    /// <summary>Something is known of a row; its key.</summary>
    public byte[]? Row { get; init; }

    /// <summary>What is known.</summary>
    public JournalRowState? State { get; init; }
}

/// <summary>The JSON of the journal, source generated.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalHeader))]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
