namespace IntuneImportModule.Core.Devices;

/// <summary>The file and line that a row came from.</summary>
/// <param name="File">Full path of the file; null for a row that came through the pipeline.</param>
/// <param name="Line">1-based line in that file at which the row begins.</param>
public readonly record struct RowSource(string? File, int Line)
{
    /// <summary>"file:line", or an empty text where there is no file.</summary>
    public override string ToString() => File is null ? string.Empty : $"{File}:{Line}";
}
