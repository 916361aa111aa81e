using System.Text;

namespace IntuneImportModule.Core.Graph;

/// <summary>Finds the claims that Conditional Access asks for in a WWW-Authenticate header.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/claims-challenge</remarks>
internal static class ClaimsChallenge
{
    private const string Mark = "claims=\"";

    /// <summary>The claims as JSON; null where the header has none or they are not base64.</summary>
    /// <param name="header">The header's value.</param>
    public static string? Read(string? header)
    {
        int start = header?.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return null;
        }

        start += Mark.Length;
        int end = header!.IndexOf('"', start);
        if (end < 0)
        {
            return null;
        }

        string base64 = header.Substring(start, end - start).Replace('-', '+').Replace('_', '/');
        base64 = base64.PadRight(base64.Length + ((4 - (base64.Length % 4)) % 4), '=');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
