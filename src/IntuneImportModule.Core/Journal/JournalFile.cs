using System.Text;

namespace IntuneImportModule.Core.Journal;

/// <summary>Opens journals: ours alone, a plain file, and one run at a time.</summary>
internal static class JournalFile
{
    // On Unix only None locks against a second run (.NET's flock); on Windows others may look at the file meanwhile.
    private static readonly FileShare Share = Path.DirectorySeparatorChar == '\\' ? FileShare.Read : FileShare.None;

    /// <summary>True for a file that begins as a journal does.</summary>
    /// <param name="path">Full path; a file that is not there is none.</param>
    /// <exception cref="IOException">It cannot be looked at, for example because a run is using it.</exception>
    public static bool IsJournal(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        byte[] mark = Encoding.UTF8.GetBytes($"{{\"journal\":\"{JournalHeader.Maker}\"");
        byte[] start = new byte[mark.Length];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int length = 0;
        int read;
        while (length < start.Length && (read = file.Read(start, length, start.Length - length)) > 0)
        {
            length += read;
        }

        return start.SequenceEqual(mark);
    }

    /// <summary>Opens an existing journal and keeps other runs out.</summary>
    /// <param name="path">Full path.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="JournalException">It is a link or somebody else's, in use, or cannot be opened.</exception>
    public static FileStream? Open(string path)
    {
        try
        {
            if (!OwnerOnlyFile.RequireOurs(path))
            {
                return null;
            }
        }
        catch (DirectoryNotFoundException noFolder)
        {
            throw Unusable(path, noFolder);
        }
        catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(nameof(Texts.JournalNotOurs), path, Phrase.Of(Texts.JournalNotOurs, notOurs.Message), notOurs);
        }

        try
        {
            // Everything is buffered by us, so that an offset that was asked for is where it is.
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, Share, bufferSize: 1);
        }
        catch (IOException busy) when (IsLocked(busy))
        {
            throw InUse(path, busy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, failure);
        }
    }

    /// <summary>Creates a journal for its owner only.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="JournalException">Another run was quicker, or it cannot be created.</exception>
    public static FileStream Create(string path)
    {
        try
        {
            return OwnerOnlyFile.Create(path, Share);
        }
        catch (IOException exists) when (File.Exists(path))
        {
            throw InUse(path, exists);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, failure);
        }
    }

    /// <summary>Takes away what a copy may have given to others.</summary>
    /// <param name="stream">The journal.</param>
    public static void RestrictToOwner(FileStream stream)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
#else
        // Windows inherits the folder's access list; it is the folder's owner who decides.
        _ = stream;
#endif
    }

    /// <summary>The journal cannot be read or written.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="failure">Why.</param>
    public static JournalException Unusable(string path, Exception failure) =>
        new(nameof(Texts.JournalUnusable), path, Phrase.Of(Texts.JournalUnusable, path, failure.Message), failure);

    private static JournalException InUse(string path, Exception inner) =>
        new(nameof(Texts.JournalInUse), path, Phrase.Of(Texts.JournalInUse, path), inner);

    // Sharing and lock violation on Windows; EWOULDBLOCK on Linux and on macOS, where .NET passes the number through.
    private static bool IsLocked(IOException failure) => (failure.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
