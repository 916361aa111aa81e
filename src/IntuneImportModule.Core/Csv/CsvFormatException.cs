using System.Globalization;

namespace IntuneImportModule.Core.Csv;

/// <summary>
/// A file that cannot be read as the CSV it should be. Its message tells what, where and what was expected, never what stood in a cell.
/// </summary>
public sealed class CsvFormatException : Exception
{
    internal CsvFormatException(string file, int line, string problem, string expected, string? column = null)
        : base(Describe(file, line, problem, expected, column))
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem;
        Expected = expected;
    }

    /// <summary>Full path of the file.</summary>
    public string File { get; }

    /// <summary>1-based line at which the trouble begins; 0 when it is unknown or concerns the whole file.</summary>
    public int Line { get; }

    /// <summary>The name of the column concerned, as this module calls it; null when it is none in particular.</summary>
    public string? Column { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What was expected, and what to do.</summary>
    public string Expected { get; }

    private static string Describe(string file, int line, string problem, string expected, string? column)
    {
        string where = line > 0 ? string.Format(CultureInfo.InvariantCulture, "{0}, line {1}", file, line) : file;
        return column is null ? $"{where}: {problem} {expected}" : $"{where}, column {column}: {problem} {expected}";
    }
}
