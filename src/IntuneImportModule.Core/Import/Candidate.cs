using System.Text.Json;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>A row after the rules: ready to be sent, or refused.</summary>
internal abstract class Candidate
{
    /// <summary>The row's place, and what the rules said of it.</summary>
    public required CheckedRow Row { get; init; }

    /// <summary>True where the rules allow the row.</summary>
    public bool IsFit => Row.Problem is null;

    /// <summary>Stands for what makes two rows the same device. Computed whenever it is asked for: candidates are many, and it is needed once.</summary>
    public abstract Digest128 Digest { get; }

    /// <summary>What makes two rows the same device, as a text; empty where there is nothing.</summary>
    public abstract string Identity { get; }

    /// <summary>Makes the result as far as it is known; <see cref="ImportStatus.Invalid"/> for a refused row.</summary>
    public abstract ImportResult Draft();

    /// <summary>Writes the row's JSON object as Graph wants it, without importId.</summary>
    /// <param name="json">Where to.</param>
    public abstract void Write(Utf8JsonWriter json);
}
