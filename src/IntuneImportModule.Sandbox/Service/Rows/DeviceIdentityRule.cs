using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Which identifiers the service takes. One malformed one refuses the whole request, and the answer does not say which.</summary>
internal sealed class DeviceIdentityRule(SandboxOptions options)
{
    public void Check(ReadOnlySpan<DeviceIdentityRow> rows)
    {
        int malformed = 0;
        bool isTooLong = false;
        foreach (ref readonly DeviceIdentityRow row in rows)
        {
            malformed += IsFine(row) ? 0 : 1;
            isTooLong |= row.Description.IsLongerThan(options.MaxDescriptionLength);
        }

        if (malformed > 0)
        {
            throw Refusal.Intune($"Invalid Device Identifier parameter found for {malformed} import records!");
        }

        if (isTooLong)
        {
            throw Refusal.Intune($"The description is longer than {options.MaxDescriptionLength} characters.");
        }
    }

    private bool IsFine(in DeviceIdentityRow row) => row.Type switch
    {
        // Documented with 14 digits, demanded with at least 15 by Microsoft's sample; 16 carry a software version.
        "imei" => row.Identifier.Span is { Length: >= 14 and <= 16 } digits && AreDigits(digits),

        // "Remove periods" is documented; that a comma is refused, too, is UNVERIFIED here and known of the triple.
        "serialNumber" => !row.Identifier.IsBlank && row.Identifier.Span.IndexOfAny((byte)'.', (byte)',') < 0,
        "manufacturerModelSerial" => IsTriple(row.Identifier),
        _ => false,
    };

    private bool IsTriple(Utf8Text identifier)
    {
        ReadOnlySpan<byte> text = identifier.Span;
        bool hasComma = text.IndexOf((byte)',') >= 0;
        byte separator = (byte)(hasComma ? ',' : ';');
        if (options.TupleSeparator != TupleSeparator.Either && options.TupleSeparator == TupleSeparator.Comma != hasComma)
        {
            return false;
        }

        int parts = 1;
        int start = 0;
        for (int at; (at = text.Slice(start).IndexOf(separator)) >= 0; start += at + 1, parts++)
        {
            if (!IsPart(identifier.Part(start, at)))
            {
                return false;
            }
        }

        return parts == 3 && IsPart(identifier.Part(start, text.Length - start));
    }

    private static bool IsPart(Utf8Text part) => !part.IsBlank && part.Span.IndexOfAny((byte)'.', (byte)';') < 0;

    private static bool AreDigits(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            if (value is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return true;
    }
}
