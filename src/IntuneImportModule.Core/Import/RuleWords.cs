using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>Puts what the rules said onto a result.</summary>
internal static class RuleWords
{
    /// <summary>The result with problem and warning.</summary>
    /// <param name="draft">The result so far.</param>
    /// <param name="problem">Why the row is refused; null for one that may be sent.</param>
    /// <param name="warning">What looks odd; null where nothing does.</param>
    public static ImportResult Apply(ImportResult draft, RowProblem? problem, string? warning) => problem is null
        ? draft with { Status = ImportStatus.Pending, Warning = warning }
        : draft with
        {
            Status = ImportStatus.Invalid,
            ErrorName = problem.Name,
            Message = problem.Message,
            Remedy = problem.Remedy,
            Warning = warning,
        };
}
