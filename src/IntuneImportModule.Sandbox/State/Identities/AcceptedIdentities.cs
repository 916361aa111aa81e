namespace IntuneImportModule.Sandbox.State;

/// <summary>The rows of an importDeviceIdentityList as sent, 12 bytes each.</summary>
internal static class AcceptedIdentities
{
    /// <summary>Made when somebody looks.</summary>
    public static IEnumerable<SandboxAcceptedRow> Keep(
        DeviceIdentityStore store, ReadOnlySpan<DeviceIdentityRow> rows, ReadOnlySpan<DeviceIdentityResult> results, string action, int request, DateTimeOffset now)
    {
        Row[] kept = new Row[results.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = new Row(results[i].Sent, store.Words.NumberOf(rows[i].Type), results[i].Status);
        }

        return kept.Select(row => new SandboxAcceptedRow
        {
            Action = action,
            RequestNumber = request,
            Identifier = store.Texts.Read(row.Identifier).ToString()!,
            IdentityType = store.Words[row.Type],
            Status = row.Status,
            AcceptedDateTime = now,
        });
    }

    private readonly record struct Row(TextPlace Identifier, ushort Type, bool Status);
}
