using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>Rows that went wrong for the same reason.</summary>
/// <param name="Status">What became of them.</param>
/// <param name="Name">The error's name; the status' words where there is none.</param>
/// <param name="Code">The error's code; null where there is none.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Remedy">What to do; null where nothing is to be done.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ProblemGroup(
    ImportStatus Status, string Name, string? Code, string Meaning, string? Remedy, IReadOnlyList<ImportResult> Rows)
{
    /// <summary>Groups everything that is neither a success nor on its way, what needs attention first, the larger group first.</summary>
    /// <param name="results">All results.</param>
    public static IReadOnlyList<ProblemGroup> Of(IEnumerable<ImportResult> results) =>
    [
        .. results
            .Where(result => !result.Status.IsOnItsWay())
            .GroupBy(result => (result.Status, result.ErrorName, result.ErrorCode))
            .Select(group => Describe(group.Key.Status, group.Key.ErrorName, group.Key.ErrorCode, [.. group]))
            .OrderBy(group => StatusLook.InOrder.ToList().IndexOf(group.Status))
            .ThenByDescending(group => group.Rows.Count)
            .ThenBy(group => group.Name, StringComparer.Ordinal),
    ];

    private static ProblemGroup Describe(ImportStatus status, string? name, string? code, IReadOnlyList<ImportResult> rows)
    {
        ServiceError? known = name is null ? null : ServiceErrors.Find(name, null);
        return new ProblemGroup(
            status,
            name ?? StatusLook.Words(status),
            code,
            known?.Meaning ?? Shared(rows, row => row.Message) ?? $"{StatusLook.Meaning(status)} {rows[0].Message}".Trim(),
            known?.Remedy ?? MostFrequent(rows, row => row.Remedy),
            rows);
    }

    // Where each row's message names something else, the first of them stands for all, behind what they have in common.
    private static string? Shared(IReadOnlyList<ImportResult> rows, Func<ImportResult, string?> text) =>
        rows.All(row => text(row) == text(rows[0])) ? text(rows[0]) : null;

    private static string? MostFrequent(IReadOnlyList<ImportResult> rows, Func<ImportResult, string?> text) =>
        rows.Select(text).Where(words => words is not null).GroupBy(words => words).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
}
