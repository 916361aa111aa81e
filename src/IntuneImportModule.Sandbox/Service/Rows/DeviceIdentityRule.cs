using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Which identifiers the service takes. One malformed one refuses the whole request, and the answer does not say which.</summary>
internal sealed class DeviceIdentityRule(SandboxOptions options)
{
    private static readonly char[] s_notInSerials = ['.', ','];
    private static readonly char[] s_notInParts = ['.', ';'];

    public void Check(IReadOnlyList<DeviceIdentityRow> rows)
    {
        int malformed = rows.Count(row => !IsFine(row));
        if (malformed > 0)
        {
            throw Refusal.Intune($"Invalid Device Identifier parameter found for {malformed} import records!");
        }

        if (rows.Any(row => row.Description?.Length > options.MaxDescriptionLength))
        {
            throw Refusal.Intune($"The description is longer than {options.MaxDescriptionLength} characters.");
        }
    }

    private bool IsFine(DeviceIdentityRow row) => !string.IsNullOrWhiteSpace(row.Identifier) && row.Type switch
    {
        // Documented with 14 digits, demanded with at least 15 by Microsoft's sample; 16 carry a software version.
        "imei" => row.Identifier!.Length is >= 14 and <= 16 && row.Identifier.All(c => c is >= '0' and <= '9'),

        // "Remove periods" is documented; that a comma is refused, too, is UNVERIFIED here and known of the triple.
        "serialNumber" => row.Identifier!.IndexOfAny(s_notInSerials) < 0,
        "manufacturerModelSerial" => IsTriple(row.Identifier!),
        _ => false,
    };

    private bool IsTriple(string identifier)
    {
        bool hasComma = identifier.Contains(',');
        char separator = hasComma ? ',' : ';';
        bool isAccepted = options.TupleSeparator == TupleSeparator.Either || options.TupleSeparator == TupleSeparator.Comma == hasComma;
        string[] parts = identifier.Split(separator);
        return isAccepted && parts.Length == 3 && parts.All(part => part.Trim().Length > 0 && part.IndexOfAny(s_notInParts) < 0);
    }
}
