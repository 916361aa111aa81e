using System.Buffers;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>The parameters of importDeviceIdentityList; searchExistingIdentities has the rows only. They lie in a pooled array, as the body does that holds their texts.</summary>
internal sealed class DeviceIdentityList : IDisposable
{
    public static readonly DeviceIdentityList Empty = new();

    private DeviceIdentityRow[] _rows = [];

    public bool? Overwrites { get; set; }

    public int Count { get; private set; }

    /// <summary>Valid until the list is disposed.</summary>
    public ReadOnlySpan<DeviceIdentityRow> Rows => _rows.AsSpan(0, Count);

    public void Add(in DeviceIdentityRow row)
    {
        if (Count == _rows.Length)
        {
            DeviceIdentityRow[] larger = ArrayPool<DeviceIdentityRow>.Shared.Rent(Math.Max(16, Count * 2));
            Rows.CopyTo(larger);
            GiveBack(larger);
        }

        _rows[Count++] = row;
    }

    public void Clear() => Count = 0;

    public bool Contains(string identifier)
    {
        foreach (DeviceIdentityRow row in Rows)
        {
            if (string.Equals(row.Identifier.ToString(), identifier, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        Count = 0;
        GiveBack([]);
    }

    // Cleared, so that a pooled row keeps no body alive.
    private void GiveBack(DeviceIdentityRow[] next)
    {
        if (_rows.Length > 0)
        {
            ArrayPool<DeviceIdentityRow>.Shared.Return(_rows, clearArray: true);
        }

        _rows = next;
    }
}
