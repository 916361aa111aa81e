using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Security;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Rows;

/// <summary>Finds and reads the files of -Path and -LiteralPath.</summary>
/// <param name="session">Resolves PowerShell's paths.</param>
/// <param name="options">How the files are read.</param>
internal sealed class InputFiles(SessionState session, CsvOptions options)
{
    /// <summary>The full paths that a path means.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <param name="isLiteral">False resolves wildcards.</param>
    /// <exception cref="ItemNotFoundException">Nothing is there.</exception>
    public IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        ProviderInfo provider;
        Collection<string> resolved = isLiteral
            ? [session.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
            : session.Path.GetResolvedProviderPathFromPSPath(path, out provider);
        if (provider.Name != "FileSystem")
        {
            throw new FileNotFoundException(Phrase.Of(Texts.PathIsNoFile, path));
        }

        return resolved.Count > 0 ? resolved : throw new FileNotFoundException(Phrase.Of(Texts.PathMatchesNothing, path));
    }

    /// <summary>The rows of a file, streamed.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="notice">Told what is odd about the file.</param>
    /// <exception cref="FileNotFoundException">It is a folder, of which the system only says that access is denied.</exception>
    public IEnumerable<DeviceRow> Read(string file, Action<CsvNotice> notice)
    {
        if (Directory.Exists(file))
        {
            throw new FileNotFoundException(Phrase.Of(Texts.PathIsFolder, file));
        }

        foreach (DeviceRow row in DeviceCsv.Read(file, options, notice))
        {
            yield return row;
        }
    }

    /// <summary>True where both paths mean one file.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="path">As the user wrote it.</param>
    public bool IsSame(string file, string path) =>
        string.Equals(file, session.Path.GetUnresolvedProviderPathFromPSPath(path), StringComparison.OrdinalIgnoreCase);

    /// <summary>True for what the reading of a file may throw.</summary>
    /// <param name="exception">The exception.</param>
    public static bool IsFileFailure(Exception exception) => exception
        is CsvFormatException
        or IOException
        or UnauthorizedAccessException
        or SecurityException
        or SessionStateException
        or NotSupportedException;
}
