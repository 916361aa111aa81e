using System.Text.Json;

namespace IntuneImportModule.Core.Registrations;

/// <summary>What a registration is to have. Null leaves a value alone; an empty text clears it.</summary>
/// <param name="GroupTag">The group tag.</param>
/// <param name="AssignedUser">The assigned user's principal name.</param>
/// <param name="DisplayName">The display name.</param>
internal sealed record RegistrationValues(string? GroupTag, string? AssignedUser, string? DisplayName);

/// <summary>Where wanted values differ from those of a registration. Pure.</summary>
internal sealed record RegistrationDifference
{
    /// <summary>The new group tag; null where it stays.</summary>
    public string? GroupTag { get; private init; }

    /// <summary>The new user; null where it stays, empty to take the user away.</summary>
    public string? AssignedUser { get; private init; }

    /// <summary>The new display name; null where it stays.</summary>
    public string? DisplayName { get; private init; }

    /// <summary>True where updateDeviceProperties has something to say.</summary>
    public bool HasProperties => GroupTag is not null || DisplayName is not null || AssignedUser is { Length: > 0 };

    /// <summary>True where unassignUserFromDevice is needed: updateDeviceProperties cannot take a user away.</summary>
    public bool RemovesUser => AssignedUser is { Length: 0 };

    /// <summary>Compares. Group tags and names differ by letter case too, as groups are built on them; users do not.</summary>
    /// <param name="now">The registration as it is.</param>
    /// <param name="wanted">What it is to have.</param>
    /// <returns>Null where nothing differs.</returns>
    public static RegistrationDifference? Between(AutopilotRegistration now, RegistrationValues wanted)
    {
        RegistrationDifference difference = new()
        {
            GroupTag = Changed(now.GroupTag, wanted.GroupTag, StringComparison.Ordinal),
            AssignedUser = Changed(now.UserPrincipalName, wanted.AssignedUser, StringComparison.OrdinalIgnoreCase),
            DisplayName = Changed(now.DisplayName, wanted.DisplayName, StringComparison.Ordinal),
        };
        return difference.HasProperties || difference.RemovesUser ? difference : null;
    }

    /// <summary>The body of updateDeviceProperties: only what differs.</summary>
    public byte[] ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            if (GroupTag is not null)
            {
                json.WriteString("groupTag", GroupTag);
            }

            if (AssignedUser is { Length: > 0 })
            {
                json.WriteString("userPrincipalName", AssignedUser);

                // Otherwise the former user's name would go on greeting the new one.
                json.WriteString("addressableUserName", AssignedUser);
            }

            if (DisplayName is not null)
            {
                json.WriteString("displayName", DisplayName);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static string? Changed(string? now, string? wanted, StringComparison comparison) =>
        wanted is null || string.Equals(now ?? string.Empty, wanted, comparison) ? null : wanted;
}
