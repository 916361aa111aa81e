namespace IntuneImportModule.Core.Csv;

/// <summary>Something about a file that its reader did for the user without being asked; each kind is told once per file.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">1-based line of the first row concerned; 0 where it concerns the whole file.</param>
/// <param name="Text">What was done, in words for the user. Never holds the contents of a row.</param>
public readonly record struct CsvNotice(string File, int Line, string Text);
