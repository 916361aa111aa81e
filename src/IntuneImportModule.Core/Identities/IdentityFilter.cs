namespace IntuneImportModule.Core.Identities;

/// <summary>Which identities are wanted. Compared here, because the service documents no filter for them. Pure.</summary>
internal sealed record IdentityFilter
{
    /// <summary>Types as Graph spells them, any letter case; empty takes all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Platforms; empty takes all.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>Enrolment states; empty takes all.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Only devices of which nothing was heard since; one that never was in contact counts from its import. Null takes all.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>Whether an identity is wanted.</summary>
    /// <param name="identity">The identity.</param>
    public bool Takes(ImportedDeviceIdentity identity) =>
        Holds(Types, identity.ImportedDeviceIdentityType)
        && Holds(Platforms, identity.Platform)
        && Holds(States, identity.EnrollmentState)
        && (SilentSince is null || identity.SilentSince <= SilentSince);

    private static bool Holds(IReadOnlyList<string> wanted, string? value) =>
        wanted.Count == 0 || wanted.Any(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase));
}
