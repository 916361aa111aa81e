namespace IntuneImportModule.Sandbox.Http;

/// <summary>The bytes are not HTTP as we speak it. The connection is answered and closed, since its position is lost.</summary>
internal sealed class HttpFormatException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
