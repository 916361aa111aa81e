using System.Text;

namespace IntuneImportModule.Core.Devices;

/// <summary>Brings an IMEI into the form that Intune takes: 14 digits (no check digit), 15 (whole) or 16 (IMEISV).</summary>
internal static class ImeiCheck
{
    private const int WithoutCheckDigit = 14;
    private const int Whole = 15;
    private const int WithSoftwareVersion = 16;

    /// <summary>Removes blanks and hyphens and checks what is left.</summary>
    /// <param name="text">The cell's text.</param>
    public static ImeiVerdict Check(string? text)
    {
        StringBuilder digits = new(WithSoftwareVersion);
        foreach (char c in text ?? string.Empty)
        {
            if (c is >= '0' and <= '9')
            {
                digits.Append(c);
            }
            else if (!IsSeparator(c))
            {
                return Refuse(ScientificNumber.Looks(text!)
                    ? "Excel turned this IMEI into a number and lost digits. Format the column as text and enter the IMEI again."
                    : "An IMEI has only digits. Remove everything else.");
            }
        }

        return digits.Length switch
        {
            0 => Refuse("The IMEI is empty."),
            < WithoutCheckDigit or > WithSoftwareVersion =>
                Refuse($"An IMEI has 14 to 16 digits; this one has {digits.Length}. Compare it with the device (dial *#06#)."),
            _ => Accept(digits.ToString()),
        };
    }

    private static ImeiVerdict Refuse(string problem) => new(null, problem, null);

    private static ImeiVerdict Accept(string imei)
    {
        string? warning = null;
        if (imei.Trim(imei[0]).Length == 0)
        {
            warning = "All digits of this IMEI are the same. Compare it with the device (dial *#06#).";
        }
        else if (imei.Length == Whole && !Luhn.IsValid(imei))
        {
            warning = "The last digit of this IMEI does not fit the others. Compare it with the device (dial *#06#).";
        }

        return new ImeiVerdict(imei, null, warning);
    }

    // Typographic hyphens and the no-break space come with text that was copied from documents and web pages.
    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013';
}
