namespace IntuneImportModule.Core.Journal;

/// <summary>Creates files that only their owner can read, and refuses to write through links or into other people's files.</summary>
/// <remarks>
/// On Unix the file is born with mode 0600. On Windows it inherits the folder's access list, which is the owner's own in a
/// profile; a link is refused there as well, the owner of an existing file is not looked at.
/// </remarks>
internal static class OwnerOnlyFile
{
    /// <summary>Creates a file that must not exist.</summary>
    /// <param name="fullPath">The file.</param>
    /// <param name="share">What others may do while it is open.</param>
    /// <exception cref="IOException">There is something of that name, a dangling link included.</exception>
    /// <exception cref="UnauthorizedAccessException">No right to write there.</exception>
    public static FileStream Create(string fullPath, FileShare share = FileShare.Read)
    {
#if NET
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(fullPath, options);
#else
        return new FileStream(fullPath, FileMode.CreateNew, FileAccess.ReadWrite, share);
#endif
    }

    /// <summary>Creates a file in the place of one of ours, or where there is none.</summary>
    /// <remarks>
    /// The old file is removed rather than emptied: a new one has the right mode from its first byte on, and nobody who has the
    /// old one open, or another name for it, reads what is written.
    /// </remarks>
    /// <param name="fullPath">The file.</param>
    /// <param name="share">What others may do while it is open.</param>
    /// <exception cref="IOException">There is a link, a device or a directory of that name.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is somebody else's, or there is no right to write there.</exception>
    public static FileStream Replace(string fullPath, FileShare share = FileShare.Read)
    {
        if (RequireOurs(fullPath))
        {
            File.Delete(fullPath);
        }

        // Whatever slips in between is not followed: creation fails on anything that exists.
        return Create(fullPath, share);
    }

    /// <summary>Refuses what is no plain file of ours.</summary>
    /// <param name="fullPath">The file.</param>
    /// <returns>False if there is nothing of that name.</returns>
    /// <exception cref="IOException">There is a link, a device or a directory of that name.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is somebody else's.</exception>
    public static bool RequireOurs(string fullPath)
    {
        FileAttributes attributes;
        try
        {
            // Does not follow a link, so that a dangling one is seen too.
            attributes = File.GetAttributes(fullPath);
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        if ((attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory)) != 0)
        {
            throw new IOException($"'{fullPath}' is a link or a directory; name a plain file.");
        }

#if NET
        if (!OperatingSystem.IsWindows())
        {
            UnixFile.RequireOurs(fullPath);
        }
#endif
        return true;
    }
}
