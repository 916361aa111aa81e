using System.Net.Http.Headers;

namespace IntuneImportModule.Core.Graph;

/// <summary>Makes request bodies of ready JSON.</summary>
internal static class JsonBody
{
    /// <summary>A body with its content type.</summary>
    /// <param name="utf8">The JSON; not copied.</param>
    public static HttpContent Of(byte[] utf8) => new ByteArrayContent(utf8) { Headers = { ContentType = Type() } };

    /// <summary>The content type of every body.</summary>
    public static MediaTypeHeaderValue Type() => new("application/json") { CharSet = "utf-8" };
}
