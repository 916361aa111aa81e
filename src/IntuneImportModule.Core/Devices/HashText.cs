namespace IntuneImportModule.Core.Devices;

/// <summary>The base64 text of a hardware hash, as UTF-8. A type of its own so that no message can hold one by mistake.</summary>
/// <param name="utf8">The text's bytes; not copied.</param>
internal readonly struct HashText(ReadOnlyMemory<byte> utf8)
{
    /// <summary>The text's UTF-8 bytes as they stood in the cell.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>True for a missing or empty cell.</summary>
    public bool IsEmpty => Utf8.IsEmpty;

    /// <summary>The text of a cell that arrived as a string.</summary>
    /// <param name="text">The cell; null and blank give an empty hash.</param>
    public static HashText From(string? text) =>
        string.IsNullOrWhiteSpace(text) ? default : new HashText(System.Text.Encoding.UTF8.GetBytes(text!.Trim()));

    /// <summary>Says only whether there is one.</summary>
    public override string ToString() => IsEmpty ? "(no hash)" : "(hardware hash)";
}
