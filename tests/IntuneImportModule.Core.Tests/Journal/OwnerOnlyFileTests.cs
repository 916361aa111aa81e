using System.Diagnostics;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Journal;

namespace IntuneImportModule.Core.Tests.Journal;

public sealed class OwnerOnlyFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("owner").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void New_file_is_for_its_owner_only()
    {
        string path = Path.Combine(folder, "new");
        OwnerOnlyFile.Create(path).Dispose();

        AssertOwnerOnly(path);
    }

    [Fact]
    public void Create_does_not_touch_what_exists()
    {
        string path = Existing("kept");

        Assert.Throws<IOException>(() => OwnerOnlyFile.Create(path));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Replace_leaves_nothing_of_the_old_file_nor_of_its_mode()
    {
        string path = Existing("replaced");
        using FileStream reader = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using (FileStream file = OwnerOnlyFile.Replace(path))
        {
            file.Write("new"u8);
        }

        AssertOwnerOnly(path);
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal("old", new StreamReader(reader).ReadToEnd());
    }

    [Fact]
    public void Link_is_refused_and_its_target_left_alone()
    {
        string target = Existing("target");
        string link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, target);

        Assert.Throws<IOException>(() => OwnerOnlyFile.Replace(link));
        Assert.Equal("old", File.ReadAllText(target));
    }

    [Fact]
    public void Dangling_link_is_refused_and_not_followed()
    {
        string target = Path.Combine(folder, "nothing");
        string link = Path.Combine(folder, "dangling");
        File.CreateSymbolicLink(link, target);

        Assert.Throws<IOException>(() => OwnerOnlyFile.Replace(link));
        Assert.Throws<IOException>(() => OwnerOnlyFile.Create(link));
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void Directory_and_missing_folder_are_refused()
    {
        Assert.Throws<IOException>(() => OwnerOnlyFile.Replace(folder));
        Assert.Throws<DirectoryNotFoundException>(() => OwnerOnlyFile.Replace(Path.Combine(folder, "none", "file")));
    }

    [Fact]
    public void Device_is_refused()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Throws<IOException>(() => OwnerOnlyFile.Replace("/dev/null"));
            Assert.True(File.Exists("/dev/null"));
        }
    }

    [Fact]
    public void File_of_another_user_is_refused()
    {
        if (!OperatingSystem.IsWindows())
        {
            string path = Environment.IsPrivilegedProcess ? GiveAway(Existing("theirs")) : "/etc/passwd";

            Assert.Throws<UnauthorizedAccessException>(() => OwnerOnlyFile.Replace(path));
            Assert.True(new FileInfo(path).Length > 0);
        }
    }

    [Fact]
    public void Reject_file_is_for_its_owner_only()
    {
        string path = Existing("reject.csv");
        PortalCsvWriter.Create(path, CsvKind.Autopilot).Dispose();

        AssertOwnerOnly(path);
        Assert.StartsWith("Device Serial Number", File.ReadAllText(path), StringComparison.Ordinal);
    }

    private static void AssertOwnerOnly(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        }
    }

    private static string GiveAway(string path)
    {
        using Process chown = Process.Start("chown", ["12345", path]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
        return path;
    }

    private string Existing(string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "old");
        return path;
    }
}
