using System.Collections;
using System.Globalization;

namespace IntuneImportModule.Rows;

/// <summary>Turns a property's value into a cell's text, the same on every machine.</summary>
internal static class CellValue
{
    // Beyond this a double no longer holds every whole number.
    private const double LargestExact = 9_007_199_254_740_992;

    /// <summary>The text of a value.</summary>
    /// <param name="value">The value; null gives null.</param>
    public static string? ToText(object? value) => value.Bare() switch
    {
        null => null,
        string text => text,
        byte[] bytes => Convert.ToBase64String(bytes),
        double number => FromDouble(number),
        float number => FromDouble(number),
        // Without the zeros of a decimal's scale: 490154203237518.0 is an IMEI too.
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => FromSingle(items),
        var other => other.ToString(),
    };

    // A spreadsheet reader hands an IMEI over as a double; its digits are all there.
    private static string FromDouble(double number) =>
        Math.Abs(number) <= LargestExact && Math.Floor(number) == number
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    private static string? FromSingle(IEnumerable items)
    {
        object?[] all = [.. items.Cast<object?>().Take(2)];
        return all.Length == 1 ? ToText(all[0]) : all.Length == 0 ? null : string.Join(" ", items.Cast<object?>().Select(ToText));
    }
}
