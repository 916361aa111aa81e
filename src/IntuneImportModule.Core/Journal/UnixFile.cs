#if NET
using System.Runtime.InteropServices;
using System.Text;

namespace IntuneImportModule.Core.Journal;

/// <summary>What .NET does not say about a file on Unix: what it is, and whose.</summary>
/// <remarks>
/// Asks the runtime's own native shim, which translates each system's stat into one layout (unchanged since .NET Core 2);
/// calling libc would need a layout per system and processor.
/// </remarks>
internal static class UnixFile
{
    private const int ModeOffset = 4;
    private const int UserOffset = 8;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Refuses devices, pipes and other people's files.</summary>
    /// <param name="fullPath">The file; a link is not followed.</param>
    /// <exception cref="IOException">It is no regular file, or cannot be asked about.</exception>
    /// <exception cref="UnauthorizedAccessException">It is somebody else's.</exception>
    public static void RequireOurs(string fullPath)
    {
        // The shim fills in about 120 bytes; the rest is room for members that a later version may add.
        byte[] status = new byte[512];
        if (LStat(Encoding.UTF8.GetBytes(fullPath + '\0'), status) != 0)
        {
            throw new IOException($"Cannot find out whose file '{fullPath}' is.");
        }

        if ((BitConverter.ToInt32(status, ModeOffset) & TypeMask) != RegularFile)
        {
            throw new IOException($"'{fullPath}' is a device or a pipe; name a plain file.");
        }

        if (BitConverter.ToInt32(status, UserOffset) != (int)GetEUid())
        {
            throw new UnauthorizedAccessException($"'{fullPath}' belongs to another user; name another file.");
        }
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", ExactSpelling = true)]
    private static extern int LStat(byte[] path, [Out] byte[] status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid", ExactSpelling = true)]
    private static extern uint GetEUid();
}
#endif
