namespace IntuneImportModule.Core.Authentication;

/// <summary>The one table of Entra ID's error codes: which of our texts explains which.</summary>
/// <remarks>
/// https://learn.microsoft.com/entra/identity-platform/reference-error-codes; the 7002xx codes of federation are from
/// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations. The service may change its codes
/// at any time, so they choose words only, never what is done.
/// </remarks>
internal static class EntraErrors
{
    /// <summary>The number after AADSTS, and the key of the text.</summary>
    public static IReadOnlyDictionary<int, string> Known { get; } = new Dictionary<int, string>
    {
        // Consent.
        [65001] = nameof(Texts.SignInConsentMissing),
        [65004] = nameof(Texts.SignInConsentMissing),
        [90094] = nameof(Texts.SignInConsentMissing),
        [90095] = nameof(Texts.SignInConsentMissing),
        [650056] = nameof(Texts.SignInConsentMissing),
        [650057] = nameof(Texts.SignInConsentMissing),

        // The tenant, or the cloud.
        [50059] = nameof(Texts.SignInTenantUnknown),
        [50128] = nameof(Texts.SignInTenantUnknown),
        [50194] = nameof(Texts.SignInTenantUnknown),
        [90002] = nameof(Texts.SignInTenantUnknown),
        [90019] = nameof(Texts.SignInTenantUnknown),
        [90038] = nameof(Texts.SignInTenantUnknown),
        [900023] = nameof(Texts.SignInTenantUnknown),
        [500011] = nameof(Texts.SignInResourceUnknown),
        [50001] = nameof(Texts.SignInResourceUnknown),
        [500021] = nameof(Texts.SignInTenantForbidden),
        [500022] = nameof(Texts.SignInTenantForbidden),
        [500212] = nameof(Texts.SignInTenantForbidden),
        [500213] = nameof(Texts.SignInTenantForbidden),

        // The person.
        [16000] = nameof(Texts.SignInAccountNotInTenant),
        [50014] = nameof(Texts.SignInAccountNotInTenant),
        [50020] = nameof(Texts.SignInAccountNotInTenant),
        [50034] = nameof(Texts.SignInAccountNotInTenant),
        [51004] = nameof(Texts.SignInAccountNotInTenant),
        [90072] = nameof(Texts.SignInAccountNotInTenant),
        [50053] = nameof(Texts.SignInAccountBlocked),
        [50055] = nameof(Texts.SignInAccountBlocked),
        [50057] = nameof(Texts.SignInAccountBlocked),
        [50105] = nameof(Texts.SignInNotAssigned),

        // The application.
        [700016] = nameof(Texts.SignInAppNotFound),
        [700011] = nameof(Texts.SignInAppNotFound),
        [70001] = nameof(Texts.SignInAppDisabled),
        [7000112] = nameof(Texts.SignInAppDisabled),
        [50011] = nameof(Texts.SignInRedirectMissing),
        [7000218] = nameof(Texts.SignInPublicClientOff),
        [65002] = nameof(Texts.SignInAppNotAllowed),

        // Its credential.
        [70002] = nameof(Texts.SignInSecretInvalid),
        [7000215] = nameof(Texts.SignInSecretInvalid),
        [7000222] = nameof(Texts.SignInSecretExpired),
        [50012] = nameof(Texts.SignInCertificateUnknown),
        [700027] = nameof(Texts.SignInCertificateUnknown),
        [700030] = nameof(Texts.SignInCertificateUnknown),
        [700024] = nameof(Texts.SignInAssertionStale),
        [500133] = nameof(Texts.SignInAssertionStale),
        [70021] = nameof(Texts.SignInFederationUnknown),
        [700211] = nameof(Texts.SignInFederationUnknown),
        [700212] = nameof(Texts.SignInFederationUnknown),
        [700213] = nameof(Texts.SignInFederationUnknown),
        [700222] = nameof(Texts.SignInFederationUnknown),
        [50013] = nameof(Texts.SignInFederationUnknown),
        [50027] = nameof(Texts.SignInFederationUnknown),

        // Conditional Access, and what only a person can settle.
        [50005] = nameof(Texts.SignInConditionalAccess),
        [50097] = nameof(Texts.SignInConditionalAccess),
        [50131] = nameof(Texts.SignInConditionalAccess),
        [53000] = nameof(Texts.SignInConditionalAccess),
        [53001] = nameof(Texts.SignInConditionalAccess),
        [53002] = nameof(Texts.SignInConditionalAccess),
        [53003] = nameof(Texts.SignInConditionalAccess),
        [530032] = nameof(Texts.SignInConditionalAccess),
        [530035] = nameof(Texts.SignInConditionalAccess),
        [53011] = nameof(Texts.SignInConditionalAccess),
        [50072] = nameof(Texts.SignInInteractionRequired),
        [50074] = nameof(Texts.SignInInteractionRequired),
        [50076] = nameof(Texts.SignInInteractionRequired),
        [50078] = nameof(Texts.SignInInteractionRequired),
        [50079] = nameof(Texts.SignInInteractionRequired),
        [50132] = nameof(Texts.SignInInteractionRequired),
        [50133] = nameof(Texts.SignInInteractionRequired),
        [50158] = nameof(Texts.SignInInteractionRequired),
        [50173] = nameof(Texts.SignInInteractionRequired),
        [70008] = nameof(Texts.SignInInteractionRequired),
        [70043] = nameof(Texts.SignInInteractionRequired),
        [700082] = nameof(Texts.SignInInteractionRequired),
        [70018] = nameof(Texts.DeviceCodeExpired),
        [70019] = nameof(Texts.DeviceCodeExpired),

        // The service.
        [50196] = nameof(Texts.SignInThrottled),
        [90055] = nameof(Texts.SignInThrottled),
        [90006] = nameof(Texts.SignInServiceDown),
        [90012] = nameof(Texts.SignInServiceDown),
        [90024] = nameof(Texts.SignInServiceDown),
        [90033] = nameof(Texts.SignInServiceDown),
    };

    /// <summary>The key of the text that explains a code; null for one that is not in the table.</summary>
    /// <param name="code">The number after AADSTS.</param>
    public static string? Explain(int code) => Known.TryGetValue(code, out string? errorId) ? errorId : null;
}
