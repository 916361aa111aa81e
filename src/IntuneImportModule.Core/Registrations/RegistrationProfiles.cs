using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Registrations;

/// <summary>Adds the profiles' names to registrations of a list: the list tells the state only.</summary>
internal static class RegistrationProfiles
{
    /// <summary>True for a registration that has its profile, whatever is known of its sync.</summary>
    /// <param name="record">The registration, read in beta.</param>
    public static bool HasProfile(AutopilotRegistrationRecord record) =>
        record.DeploymentProfileAssignmentStatus?.StartsWith("assigned", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>True for a registration whose profile will not come by waiting.</summary>
    /// <param name="record">The registration, read in beta.</param>
    public static bool HasFailed(AutopilotRegistrationRecord record) =>
        string.Equals(record.DeploymentProfileAssignmentStatus, "failed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The registrations with their profiles' names.</summary>
    /// <param name="records">A page of a list, read in beta.</param>
    /// <param name="lookup">Asks in beta.</param>
    /// <exception cref="GraphException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<AutopilotRegistrationRecord>> NameAsync(IReadOnlyList<AutopilotRegistrationRecord> records, RegistrationLookup lookup)
    {
        AutopilotRegistrationRecord[] named = [.. records];
        List<int> unnamed = [.. Enumerable.Range(0, named.Length).Where(i => named[i] is { Id: not null, DeploymentProfile: null } && HasProfile(named[i]))];
        IReadOnlyList<AutopilotRegistrationRecord?> details = await lookup.ByIdAsync([.. unnamed.Select(i => named[i].Id!)]).ConfigureAwait(false);
        for (int i = 0; i < unnamed.Count; i++)
        {
            named[unnamed[i]] = details[i] ?? named[unnamed[i]];
        }

        return named;
    }
}
