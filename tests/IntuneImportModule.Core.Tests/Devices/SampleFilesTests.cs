using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class SampleFilesTests
{
    public static TheoryData<string> Names() => new(SampleFiles.Make().Keys);

    /// <summary>Set the environment variable UPDATE_SAMPLES to 1 to write the files anew after a change to their builder.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_what_its_builder_makes(string name)
    {
        string path = Path.Combine(FindRoot(), "samples", name);
        string made = SampleFiles.Make()[name];
        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLES") == "1")
        {
            File.WriteAllText(path, made, Encoding.ASCII);
        }

        // A plain comparison: a failing Assert.Equal would print hashes.
        Assert.True(File.Exists(path) && File.ReadAllText(path) == made, $"samples/{name} is out of date; run with UPDATE_SAMPLES=1.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_what_the_portal_takes(string name)
    {
        string text = SampleFiles.Make()[name];

        Assert.True(Ascii.IsValid(text));
        Assert.DoesNotContain("\"", text, StringComparison.Ordinal);
        Assert.Equal(name.StartsWith("autopilot", StringComparison.Ordinal) ? 13 : 12, Lines(text).Length);
    }

    [Fact]
    public void Every_autopilot_row_is_sound()
    {
        HashSet<Digest128> digests = [];
        foreach (string[] row in Lines(SampleFiles.Make()["autopilot-devices.csv"]).Skip(1).Select(line => line.Split(',')))
        {
            Assert.Equal(5, row.Length);
            Assert.Equal(4000, row[2].Length);
            HashVerdict verdict = HashCheck.Check(Convert.FromBase64String(row[2]));
            Assert.Null(verdict.Problem);
            Assert.True(verdict.SerialMatches(row[0]));
            Assert.False(GenericSerials.IsGeneric(row[0]));
            digests.Add(verdict.Digest);
        }

        Assert.Equal(12, digests.Count);
    }

    [Fact]
    public void Every_identifier_row_is_a_triple_without_full_stops()
    {
        foreach (string line in Lines(SampleFiles.Make()["corporate-identifiers.csv"]))
        {
            Assert.Matches("^[A-Za-z0-9 ]+,[A-Za-z0-9 ]+,[A-Za-z0-9]+$", line);
        }
    }

    [Fact]
    public void Every_imei_row_is_sound()
    {
        foreach (string line in Lines(SampleFiles.Make()["corporate-imei.csv"]))
        {
            string imei = line.Split(',')[0];
            Assert.Equal(15, imei.Length);
            Assert.Equal(new ImeiVerdict(imei, null, null), ImeiCheck.Check(imei));
        }
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IntuneImportModule.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
