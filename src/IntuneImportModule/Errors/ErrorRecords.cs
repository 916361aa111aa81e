using System.Management.Automation;
using IntuneImportModule.Core.Changes;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Errors;

/// <summary>The one place that makes error records: id, category and target are chosen here.</summary>
internal static class ErrorRecords
{
    /// <summary>The error of a row that was refused or lost; null for every other row.</summary>
    /// <param name="result">The row's result.</param>
    /// <param name="target">The caller's row, or the result.</param>
    public static ErrorRecord? ForRow(ImportResult result, object target)
    {
        ErrorCategory? category = result.Status switch
        {
            ImportStatus.Invalid => ErrorCategory.InvalidData,
            ImportStatus.Failed => ErrorCategory.InvalidResult,
            ImportStatus.Unconfirmed => ErrorCategory.OperationTimeout,
            _ => null,
        };
        if (category is null)
        {
            return null;
        }

        string place = result.Source ?? Phrase.Of(Texts.RowNumber, result.Row);
        string label = result.Label.Length == 0 ? place : $"{place}, {result.Label}";
        return Named(label, Make(
            new ImportRowException($"{label}: {result.Message}"), result.ErrorName ?? result.Status.ToString(), category.Value, target, result.Remedy));
    }

    /// <summary>A hardware hash that cannot be read.</summary>
    /// <param name="number">1-based place in the input.</param>
    /// <param name="label">The serial number that stands beside it; null where none does.</param>
    /// <param name="problem">Why, without any part of the hash.</param>
    /// <param name="target">The caller's row; null where that is the hash itself.</param>
    public static ErrorRecord ForHash(int number, string? label, string problem, object? target)
    {
        string place = Phrase.Of(Texts.RowNumber, number) + (label is null ? string.Empty : ", " + label);
        return Named(place, Make(
            new InvalidDataException($"{place}: {problem}"), "HardwareHashUnreadable", ErrorCategory.InvalidData, target, Texts.HardwareHashUnreadableRemedy));
    }

    /// <summary>The error of a change that was refused or lost; null for every other one.</summary>
    /// <param name="result">The row's result.</param>
    /// <param name="target">The caller's row, or the result.</param>
    public static ErrorRecord? ForChange(ChangeResult result, object target)
    {
        ErrorCategory? category = result.Status switch
        {
            ChangeStatus.Invalid => ErrorCategory.InvalidData,
            ChangeStatus.NotFound => ErrorCategory.ObjectNotFound,
            ChangeStatus.Failed => ErrorCategory.InvalidResult,
            ChangeStatus.Unconfirmed => ErrorCategory.OperationTimeout,
            _ => null,
        };
        if (category is null)
        {
            return null;
        }

        string place = Phrase.Of(Texts.RowNumber, result.Row);
        string label = result.Label.Length == 0 ? place : $"{place}, {result.Label}";
        return Make(
            new ImportRowException($"{label}: {result.Message}"), result.ErrorName ?? result.Status.ToString(), category.Value, target, result.Remedy);
    }

    /// <summary>Something that was looked for and is not there.</summary>
    /// <param name="name">What was looked for.</param>
    /// <param name="target">The caller's row, or the name.</param>
    public static ErrorRecord NotFound(string name, object target) => Make(
        new ItemNotFoundException(Phrase.Of(Core.Texts.ObjectNotFound, name)), nameof(Core.Texts.ObjectNotFound), ErrorCategory.ObjectNotFound, target, null);

    /// <summary>A row that cannot be looked for.</summary>
    /// <param name="errorName">The key of the text.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remedy">What to do; null for nothing.</param>
    /// <param name="target">The caller's row, or the name.</param>
    public static ErrorRecord BadRow(string errorName, string message, string? remedy, object? target) =>
        Make(new ImportRowException(message), errorName, ErrorCategory.InvalidData, target, remedy);

    /// <summary>A request that failed, where the command cannot go on without.</summary>
    /// <param name="failure">What the service or the connection said.</param>
    public static ErrorRecord ForGraph(GraphException failure)
    {
        RunFailure reason = RequestRefusal.Of(failure.Error) ?? new RunFailure(failure.Error.Phrase ?? failure.Error.Code, failure.Message);
        return Make(new InvalidOperationException(reason.Message, failure), reason.ErrorId, ErrorCategory.ConnectionError, null, null);
    }

    /// <summary>A run that could not go on.</summary>
    /// <param name="failure">Why.</param>
    public static ErrorRecord ForRun(RunFailure failure) =>
        Make(new InvalidOperationException(failure.Message), failure.ErrorId, ErrorCategory.ConnectionError, null, null);

    /// <summary>A file that could not be read or written.</summary>
    /// <param name="exception">What was thrown; its message names the file.</param>
    /// <param name="path">The file.</param>
    public static ErrorRecord ForFile(Exception exception, string path) => exception switch
    {
        Core.Csv.CsvFormatException => Make(exception, "CsvFormat", ErrorCategory.InvalidData, path, null),
        FileNotFoundException or DirectoryNotFoundException or ItemNotFoundException =>
            Make(exception, "FileNotFound", ErrorCategory.ObjectNotFound, path, null),
        UnauthorizedAccessException => Make(exception, "FileAccessDenied", ErrorCategory.PermissionDenied, path, null),
        _ => Make(exception, "FileNotReadable", ErrorCategory.ReadError, path, null),
    };

    /// <summary>A command that cannot begin, for a reason that has a text of its own.</summary>
    /// <param name="errorId">The key of the text.</param>
    /// <param name="message">The text, filled.</param>
    /// <param name="category">The category.</param>
    /// <param name="target">What it is about.</param>
    public static ErrorRecord Because(string errorId, string message, ErrorCategory category, object? target = null) =>
        Make(new InvalidOperationException(message), errorId, category, target, null);

    /// <summary>A command that cannot begin because of an exception that says why.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="errorId">The id.</param>
    /// <param name="category">The category.</param>
    /// <param name="target">What it is about.</param>
    public static ErrorRecord From(Exception exception, string errorId, ErrorCategory category, object? target = null) =>
        Make(exception, errorId, category, target, null);

    // PowerShell would name the target by its text, and that of a row is all its cells, the hash among them.
    private static ErrorRecord Named(string place, ErrorRecord record)
    {
        record.CategoryInfo.TargetName = place;
        return record;
    }

    private static ErrorRecord Make(Exception exception, string errorId, ErrorCategory category, object? target, string? remedy)
    {
        ErrorRecord record = new(exception, errorId, category, target);
        if (remedy is not null)
        {
            record.ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = remedy };
        }

        return record;
    }
}
