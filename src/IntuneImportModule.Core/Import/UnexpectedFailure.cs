namespace IntuneImportModule.Core.Import;

/// <summary>Turns a defect of ours into a run failure that can be reported.</summary>
internal static class UnexpectedFailure
{
    /// <summary>The failure, with the exception's type and where it arose.</summary>
    /// <param name="exception">What was thrown.</param>
    public static RunFailure Of(Exception exception)
    {
        string? place = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
        return new RunFailure(
            nameof(Texts.UnexpectedFailure),
            Phrase.Of(Texts.UnexpectedFailure, exception.GetType().Name, exception.Message, place));
    }
}
