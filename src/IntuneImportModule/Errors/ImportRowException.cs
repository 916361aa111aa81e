namespace IntuneImportModule.Errors;

/// <summary>A row was not imported. The message names the row and says why; the error record says what to do.</summary>
public sealed class ImportRowException : Exception
{
    internal ImportRowException(string message)
        : base(message)
    {
    }
}
