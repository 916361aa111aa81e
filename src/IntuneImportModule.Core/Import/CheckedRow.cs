using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>What every result begins with: the row's place, and what the rules said of it.</summary>
/// <param name="Number">1-based place of the row in the input.</param>
/// <param name="Source">File and line, where there are any.</param>
/// <param name="Problem">Why the row is refused; null for one that may be sent.</param>
/// <param name="Warning">What looks odd; null where nothing does.</param>
internal readonly record struct CheckedRow(int Number, RowSource Source, RowProblem? Problem, string? Warning);
