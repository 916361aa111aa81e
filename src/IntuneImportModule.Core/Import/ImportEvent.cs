namespace IntuneImportModule.Core.Import;

/// <summary>Something for the caller to pass on. Events come on the thread that pulls them.</summary>
public abstract record ImportEvent;

/// <summary>A row is settled and its turn has come.</summary>
/// <param name="Result">The result.</param>
/// <param name="Target">The caller's own row where it is still at hand, otherwise the result.</param>
public sealed record ResultEvent(ImportResult Result, object Target) : ImportEvent;

/// <summary>Something to warn of that is not about a single row.</summary>
/// <param name="Text">The warning.</param>
public sealed record WarningEvent(string Text) : ImportEvent;

/// <summary>Something for the log.</summary>
/// <param name="Text">One line, without hash and token.</param>
public sealed record VerboseEvent(string Text) : ImportEvent;

/// <summary>How far the run is; at most a few a second.</summary>
/// <param name="Progress">The figures.</param>
public sealed record ProgressEvent(ImportProgress Progress) : ImportEvent;

/// <summary>The run could not go on. Comes last, after the results of all rows.</summary>
/// <param name="Failure">Why.</param>
public sealed record RunFailedEvent(RunFailure Failure) : ImportEvent;

/// <summary>Why a whole run ended early.</summary>
/// <param name="ErrorId">Short id in PascalCase, the key of its text.</param>
/// <param name="Message">What happened and what to do.</param>
public sealed record RunFailure(string ErrorId, string Message);
