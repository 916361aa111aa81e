using System.Text.Json;

namespace IntuneImportModule.Core.Import;

/// <summary>A row after the rules: ready to be sent, or refused.</summary>
internal abstract class Candidate
{
    /// <summary>The result as far as it is known; <see cref="ImportStatus.Invalid"/> for a refused row.</summary>
    public required ImportResult Draft { get; init; }

    /// <summary>What makes two rows the same device; empty for a refused row.</summary>
    public required string Identity { get; init; }

    /// <summary>Writes the row's JSON object as Graph wants it, without importId.</summary>
    /// <param name="json">Where to.</param>
    public abstract void Write(Utf8JsonWriter json);
}
