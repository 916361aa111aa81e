namespace IntuneImportModule.Core.Devices;

/// <summary>A corporate device identifier to be imported.</summary>
internal readonly record struct DeviceIdentity
{
    private const int Short = 128;
    private const char Separator = ':';

    public string? Identifier { get; init; }

    public string? Type { get; init; }

    public string? Description { get; init; }

    public string? Platform { get; init; }

    /// <summary>What makes two rows the same identifier.</summary>
    public string Identity => IdentityOf(Type, Identifier) ?? string.Empty;

    /// <summary>Stands for the identity where rows are compared.</summary>
    public Digest128 Digest
    {
        get
        {
            // Nearly all are short and of one part; of these no text is made.
            Span<char> text = stackalloc char[Short];
            ReadOnlySpan<char> type = IdentityTypes.Upper(Type).AsSpan();
            ReadOnlySpan<char> value = Identifier.AsSpan().Trim();
            if (type.Length + value.Length >= Short || Type == IdentityTypes.ManufacturerModelSerial)
            {
                return Digest128.Of(Identity.AsSpan());
            }

            type.CopyTo(text);
            text[type.Length] = Separator;
            int length = type.Length + 1 + value.ToUpperInvariant(text.Slice(type.Length + 1));
            return Digest128.Of(text.Slice(0, length));
        }
    }

    /// <summary>The identity of a type and value: trimmed, letter case ignored; in the triple separators too.</summary>
    /// <param name="type">The type as Graph spells it, in any letter case.</param>
    /// <param name="identifier">The identifier; null has no identity.</param>
    public static string? IdentityOf(string? type, string? identifier)
    {
        if (identifier is null)
        {
            return null;
        }

        string value = identifier.Trim().ToUpperInvariant();
        if (string.Equals(type, IdentityTypes.ManufacturerModelSerial, StringComparison.OrdinalIgnoreCase))
        {
            value = string.Join(",", value.Split(',', ';').Select(part => part.Trim()));
        }

        return IdentityTypes.Upper(type) + Separator + value;
    }
}
