using System.Text;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Who may come in: the right host name, the token, its permissions, and the approval that some tenants ask for.</summary>
internal sealed class Gatekeeper(IntuneSandbox sandbox)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _token = Encoding.ASCII.GetBytes(sandbox.AccessToken);

    // A page in a browser can send requests to loopback under a name of its own (DNS rebinding), but then its name is in the Host header.
    public void CheckHost(string? host)
    {
        int port = sandbox.Endpoint.Port;
        if (host != $"127.0.0.1:{port}" && !string.Equals(host, $"localhost:{port}", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(421, "BadRequest", "This host is not served here.");
        }
    }

    public void CheckToken(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            throw Unauthorized("Access token is empty.");
        }

        if (!authorization!.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !IsToken(authorization.Substring(Scheme.Length).Trim()))
        {
            throw Unauthorized("The access token is not the one of this sandbox.");
        }
    }

    public void CheckPermission(Call call)
    {
        IReadOnlyCollection<string> granted = sandbox.Options.GrantedPermissions;
        bool mayWrite = granted.Contains(Permissions.ReadWrite, StringComparer.OrdinalIgnoreCase);
        bool mayRead = mayWrite || granted.Contains(Permissions.Read, StringComparer.OrdinalIgnoreCase);
        bool needsWrite = call.Route is { NeedsWritePermission: true };
        if (call.Route?.Action == "batch" || (needsWrite ? mayWrite : mayRead))
        {
            return;
        }

        // The sentence is known up to "operation"; the list of scopes behind it is UNVERIFIED.
        string scopes = needsWrite ? Permissions.ReadWrite : $"{Permissions.Read}, {Permissions.ReadWrite}";
        throw new Refusal(
            403, "Forbidden", $"Application is not authorized to perform this operation. Application must have one of the following scopes: {scopes}", FaultBody.IntuneText);
    }

    public void CheckApproval(Call call)
    {
        if (sandbox.Options.MultiAdminApproval && call.Route is { NeedsWritePermission: true } && string.IsNullOrWhiteSpace(call.Header("x-msft-approval-justification")))
        {
            throw Refusal.Intune("Header 'x-msft-approval-justification' is required");
        }
    }

    private static Refusal Unauthorized(string message) => new(401, "InvalidAuthenticationToken", message)
    {
        Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = BearerChallenge.Text(null) },
    };

    // Takes the same time wherever the first wrong character is.
    private bool IsToken(string text)
    {
        byte[] sent = Encoding.UTF8.GetBytes(text);
        int difference = sent.Length ^ _token.Length;
        for (int i = 0; i < sent.Length; i++)
        {
            difference |= sent[i] ^ _token[i % _token.Length];
        }

        return difference == 0;
    }
}
