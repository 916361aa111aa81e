using System.Net;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Where a host's managed identity may be asked.</summary>
/// <remarks>
/// Plain http is the rule there, as the endpoint lies on the machine itself (App Service, Automation, Arc) or on its own link:
/// 169.254.0.0/16, which no router forwards, holds the instance metadata address and App Service's on Linux.
/// </remarks>
internal static class IdentityEndpoints
{
    private static readonly string[] AddressVariables = ["IDENTITY_ENDPOINT", "MSI_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST"];
    private static readonly string[] SecretVariables = ["IDENTITY_HEADER", "MSI_SECRET"];

    /// <summary>Stands for all of them where the question is about a proxy: there is none.</summary>
    public static Uri Local { get; } = new("http://127.0.0.1/");

    /// <summary>What the host gave this process to prove itself with.</summary>
    public static IEnumerable<string> Secrets => SecretVariables.Select(Environment.GetEnvironmentVariable).OfType<string>();

    /// <summary>Whether an address is one that the host names, and safe to ask.</summary>
    /// <param name="target">The address.</param>
    public static bool IsOne(Uri target) =>
        target.IsLoopback
        || IsOwnLink(target)
        || (target.Scheme == Uri.UriSchemeHttps && AddressVariables.Any(name => IsNamedBy(name, target)));

    private static bool IsOwnLink(Uri target) =>
        IPAddress.TryParse(target.Host, out IPAddress? address)
        && address.GetAddressBytes() is { Length: 4 } bytes
        && bytes[0] == 169
        && bytes[1] == 254;

    private static bool IsNamedBy(string variable, Uri target) =>
        Uri.TryCreate(Environment.GetEnvironmentVariable(variable), UriKind.Absolute, out Uri? named)
        && Uri.Compare(target, named, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
