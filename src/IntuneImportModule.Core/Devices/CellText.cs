namespace IntuneImportModule.Core.Devices;

/// <summary>Finds cells that were read in the wrong encoding.</summary>
internal static class CellText
{
    /// <summary>The first of the columns whose cell holds U+FFFD or NUL.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">The columns that would be sent.</param>
    /// <returns>The column's preferred name; null where all cells are sound.</returns>
    public static string? FindWrongEncoding(DeviceRow row, Column[] columns)
    {
        foreach (Column column in columns)
        {
            if (row[column] is { } text && IsBroken(text))
            {
                return ColumnNames.Of(column)[0];
            }
        }

        return null;
    }

    /// <summary>True for a text that holds U+FFFD or NUL.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBroken(string text) => text.AsSpan().IndexOfAny('\uFFFD', '\0') >= 0;
}
