namespace IntuneImportModule.Core.Http;

/// <summary>The useful part of a failed connection's message: .NET puts it into the innermost exception.</summary>
internal static class ConnectionWords
{
    /// <summary>The innermost exception's words.</summary>
    /// <param name="failure">What HttpClient threw.</param>
    public static string Of(Exception failure)
    {
        Exception innermost = failure;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        return innermost.Message;
    }
}
