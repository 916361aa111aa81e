namespace IntuneImportModule.Core.Devices;

/// <summary>The check digit of ISO/IEC 7812 that ends a 15-digit IMEI.</summary>
internal static class Luhn
{
    /// <summary>Whether the last digit fits the ones before it.</summary>
    /// <param name="digits">Nothing but the digits 0 to 9.</param>
    public static bool IsValid(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            // From the right every second digit counts double; of a two-digit product both digits are added.
            int digit = digits[digits.Length - 1 - i] - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0;
    }
}
