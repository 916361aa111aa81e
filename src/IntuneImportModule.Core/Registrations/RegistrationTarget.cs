using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Registrations;

/// <summary>Which registration a row means: by id where it has one, else by serial number.</summary>
/// <param name="Id">A registration's id; null for none.</param>
/// <param name="SerialNumber">A serial number; null for none.</param>
internal sealed record RegistrationTarget(string? Id, string? SerialNumber)
{
    /// <summary>Finds the registrations of many rows with as few requests as there are kinds of question.</summary>
    /// <param name="targets">The rows.</param>
    /// <param name="lookup">Asks.</param>
    /// <returns>For each row its registrations. An id that leads nowhere, as another object's does, gives way to the serial number.</returns>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>>> FindAsync(
        IReadOnlyList<RegistrationTarget> targets, RegistrationLookup lookup)
    {
        IReadOnlyList<AutopilotRegistrationRecord>[] found = [.. targets.Select(_ => Array.Empty<AutopilotRegistrationRecord>())];
        List<int> byId = [.. Enumerable.Range(0, targets.Count).Where(i => targets[i].Id is not null)];
        IReadOnlyList<AutopilotRegistrationRecord?> identified = await lookup.ByIdAsync([.. byId.Select(i => targets[i].Id!)]).ConfigureAwait(false);
        for (int i = 0; i < byId.Count; i++)
        {
            found[byId[i]] = identified[i] is { } record ? [record] : [];
        }

        List<int> bySerial = [.. Enumerable.Range(0, targets.Count).Where(i => found[i].Count == 0 && targets[i].SerialNumber is not null)];
        IReadOnlyList<IReadOnlyList<AutopilotRegistrationRecord>> matches = await lookup
            .BySerialNumberAsync([.. bySerial.Select(i => targets[i].SerialNumber!)]).ConfigureAwait(false);
        for (int i = 0; i < bySerial.Count; i++)
        {
            found[bySerial[i]] = matches[i];
        }

        return found;
    }
}
