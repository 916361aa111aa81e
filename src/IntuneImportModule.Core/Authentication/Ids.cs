namespace IntuneImportModule.Core.Authentication;

/// <summary>Checks the ids of tenant and application before anything is sent.</summary>
internal static class Ids
{
    /// <summary>A client id. What is none is not repeated: it may be a secret in the wrong place.</summary>
    /// <param name="clientId">What was given.</param>
    /// <param name="missing">The key of the text for none.</param>
    /// <exception cref="SignInException">It is missing or no id.</exception>
    public static string Client(string? clientId, string missing)
    {
        if (string.IsNullOrWhiteSpace(clientId))
        {
            throw SignInError.Of(missing);
        }

        return Guid.TryParse(clientId, out Guid id) ? id.ToString() : throw SignInError.Of(nameof(Texts.ClientIdInvalid));
    }

    /// <summary>The tenant that an application signs in to.</summary>
    /// <param name="tenantId">What was given.</param>
    /// <exception cref="SignInException">It is missing or no tenant.</exception>
    public static string AppTenant(string? tenantId) =>
        string.IsNullOrWhiteSpace(tenantId) ? throw SignInError.Of(nameof(Texts.TenantIdMissing)) : Checked(tenantId!);

    /// <summary>The tenant that a person signs in to.</summary>
    /// <param name="tenantId">What was given; null for whichever the person belongs to.</param>
    /// <exception cref="SignInException">It is no tenant.</exception>
    public static string PersonTenant(string? tenantId) => string.IsNullOrWhiteSpace(tenantId) ? "organizations" : Checked(tenantId!);

    // It becomes part of an address, so it must be an id or a domain and nothing else.
    private static string Checked(string tenant) =>
        Guid.TryParse(tenant, out _) || (tenant.IndexOf('.') > 0 && Uri.CheckHostName(tenant) == UriHostNameType.Dns)
            ? tenant
            : throw SignInError.Of(nameof(Texts.TenantIdInvalid), tenant);
}
