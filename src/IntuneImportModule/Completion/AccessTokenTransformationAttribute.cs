using System.Management.Automation;
using System.Security;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Completion;

/// <summary>
/// Accepts a SecureString, or the whole of what Get-AzAccessToken returns. A bare string is refused here, because the engine's own
/// message would print it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccessTokenTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData.Bare();
        return value switch
        {
            SecureString secure => secure,
            string or null => throw new ArgumentTransformationMetadataException(Texts.AccessTokenNotSecure),
            _ => OfProperty(PSObject.AsPSObject(inputData)),
        };
    }

    private static SecureString OfProperty(PSObject answer)
    {
        object? token = answer.Properties["Token"]?.Value;
        return token.Bare() switch
        {
            SecureString secure => secure,

            // Older versions of Az.Accounts return it as plain text.
            string { Length: > 0 } plain => Secure(plain),
            _ => throw new ArgumentTransformationMetadataException(Texts.AccessTokenNotSecure),
        };
    }

    private static SecureString Secure(string plain)
    {
        SecureString secure = new();
        foreach (char c in plain)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
