using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>
/// Rows that were posted and wait to be admitted together. Between two rows a caller such as PowerShell runs through so much code of its own
/// that the processor would fetch ours anew for each row.
/// </summary>
/// <param name="admit">Admits a row with its caller's own object.</param>
internal sealed class GatheredRows(Action<DeviceRow, object?> admit)
{
    private const int Most = 16;
    private readonly List<(DeviceRow Row, object? Target)> rows = new(Most);

    /// <summary>Takes a row, and admits all if there are enough.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">The caller's own object.</param>
    /// <param name="enough">How many rows need not wait for more.</param>
    public void Add(DeviceRow row, object? target, int enough)
    {
        rows.Add((row, target));
        if (rows.Count >= Math.Min(Most, enough))
        {
            AdmitAll();
        }
    }

    /// <summary>Admits the rows there are. Should one of them throw, those behind it stay.</summary>
    public void AdmitAll()
    {
        int admitted = 0;
        try
        {
            while (admitted < rows.Count)
            {
                (DeviceRow row, object? target) = rows[admitted++];
                admit(row, target);
            }
        }
        finally
        {
            rows.RemoveRange(0, admitted);
        }
    }
}
