using System.Diagnostics;
using System.Text;
using System.Text.Json;
using IntuneImportModule.Core.Csv;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Core.Journal;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Journal;

/// <summary>The file itself: its form, its owner, and what is refused.</summary>
public sealed class JournalFileTests : JournalTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Is_JSON_lines_for_its_owner_without_hash_and_token(bool autopilot)
    {
        Import(autopilot, autopilot ? Devices(12) : Identifiers(12));

        string[] lines = File.ReadAllLines(JournalPath);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.StartsWith("{\"journal\":\"IntuneImportModule\",\"version\":1,", lines[0], StringComparison.Ordinal);
        AssertOwnerOnly();

        byte[] bytes = File.ReadAllBytes(JournalPath);
        string text = Encoding.Latin1.GetString(bytes);
        Assert.DoesNotContain(Sandbox.AccessToken, text, StringComparison.Ordinal);
        for (int i = 0; i + 12 <= HashBytes.Length; i += 3)
        {
            Assert.DoesNotContain(Convert.ToBase64String(HashBytes, i, 12), text, StringComparison.Ordinal);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(HashBytes.AsSpan(i, 12)));
        }
    }

    [Fact]
    public void Rows_are_on_the_disk_before_they_are_sent()
    {
        Sandbox.Faults.Add(SandboxFault.Delayed(TimeSpan.FromMilliseconds(300)).For("import"));
        using ImportRun run = Start(autopilot: true);
        Array.ForEach(Devices(10), row => run.Post(row));
        SpinWait.SpinUntil(() => Sandbox.GetRequests().Any(request => request.Action == "import"), TimeSpan.FromSeconds(10));

        // Another program may look at it; .NET itself respects the lock.
        string seen = ReadLocked();
        Assert.Empty(Sandbox.Tenant.AcceptedAutopilotRows);
        Assert.Contains("\"sent\":{", seen, StringComparison.Ordinal);
        Assert.EndsWith("}\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Torn_last_line_is_cut_off()
    {
        Import(autopilot: true, Devices(5));
        byte[] whole = File.ReadAllBytes(JournalPath);
        int lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = whole.Length - 1; length > lastLine; length -= 37)
        {
            File.WriteAllBytes(JournalPath, whole[..length]);

            DeviceRow[] rows = [.. Devices(5), Device($"T-{length}")];
            List<ImportResult> results = Import(autopilot: true, rows);

            Assert.All(results, result => Assert.Equal(ImportStatus.Imported, result.Status));
            Assert.All(File.ReadAllLines(JournalPath), line => JsonDocument.Parse(line).Dispose());
            Sandbox.ClearRequests();
            Assert.All(Import(autopilot: true, rows), result => Assert.True(result.Resumed));
        }

        Assert.Equal(5, Sandbox.Tenant.AcceptedAutopilotRows.Count(row => row.Identifier[0] == 'S'));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(150)]
    public void Torn_header_begins_a_new_journal(int length)
    {
        Import(autopilot: true, Devices(1));
        File.WriteAllBytes(JournalPath, File.ReadAllBytes(JournalPath)[..length]);

        Assert.False(Import(autopilot: true, Devices(1))[0].Resumed);
        Assert.True(Import(autopilot: true, Devices(1))[0].Resumed);
        AssertOwnerOnly();
    }

    [Fact]
    public void Damage_in_the_middle_is_refused_whatever_it_is()
    {
        Import(autopilot: true, Devices(3));
        byte[] whole = File.ReadAllBytes(JournalPath);
        List<string> lines = [.. File.ReadAllLines(JournalPath)];
        for (int place = JournalHeader.Magic.Length; place < whole.Length - 1; place += 11)
        {
            byte[] damaged = [.. whole];
            damaged[place] ^= 1;
            File.WriteAllBytes(JournalPath, damaged);
            AssertRefused("JournalDamaged");
        }

        for (int missing = 1; missing < lines.Count - 1; missing++)
        {
            File.WriteAllLines(JournalPath, lines.Where((_, i) => i != missing));
            JournalException refused = AssertRefused("JournalDamaged");
            Assert.Contains($"line {missing + 1}.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Journal_of_another_action_or_endpoint_is_refused()
    {
        Import(autopilot: false, Identifiers(1));
        AssertRefused("JournalForeign", autopilot: true);

        string mine = File.ReadAllText(JournalPath);
        using IntuneSandbox other = IntuneSandbox.Start();
        using Core.Graph.GraphConnection elsewhere = Core.Graph.GraphConnection.WithToken(other.Endpoint, other.AccessToken);
        JournalException refused = Assert.Throws<JournalException>(() => ImportRun.ForDeviceIdentities(elsewhere, Options));
        Assert.Equal("JournalForeign", refused.ErrorId);
        Assert.Contains(other.Endpoint.ToString(), refused.Message, StringComparison.Ordinal);
        Assert.Equal(mine, File.ReadAllText(JournalPath));
    }

    [Fact]
    public void Journal_of_another_tenant_is_refused_where_both_are_named()
    {
        JournalBinding binding = new(Sandbox.Endpoint, "import", "tenant-a");
        using (ImportJournal journal = ImportJournal.Open(JournalPath, binding))
        {
            Send(journal, tenant: "tenant-a");
        }

        using (ImportJournal.Open(JournalPath, binding with { TenantId = null }))
        {
            // An opaque token says nothing against it.
        }

        JournalException refused = Assert.Throws<JournalException>(() => ImportJournal.Open(JournalPath, binding with { TenantId = "tenant-b" }));
        Assert.Equal("JournalForeign", refused.ErrorId);
    }

    [Fact]
    public void Tenant_that_shows_late_is_kept()
    {
        JournalBinding binding = new(Sandbox.Endpoint, "import", null);
        using (ImportJournal journal = ImportJournal.Open(JournalPath, binding))
        {
            Send(journal, tenant: "tenant-a");
            Assert.Throws<JournalException>(() => Send(journal, tenant: "tenant-b"));
        }

        Assert.Throws<JournalException>(() => ImportJournal.Open(JournalPath, binding with { TenantId = "tenant-b" }));
    }

    [Fact]
    public void Any_other_file_is_refused()
    {
        foreach (string text in new[] { "Device Serial Number,Hardware Hash\nS1,x\n", "x", "\n", "{}", "{\"journal\":\"SomethingElse\",", new string('x', 100_000) })
        {
            File.WriteAllText(JournalPath, text);
            AssertRefused("JournalNone");
        }
    }

    [Fact]
    public void Newer_format_is_refused()
    {
        Import(autopilot: true, Devices(1));
        string content = File.ReadAllLines(JournalPath)[0].Replace("\"version\":1,", "\"version\":2,", StringComparison.Ordinal);
        content = content[..content.LastIndexOf(",\"sum\"", StringComparison.Ordinal)];
        using (FileStream file = File.Create(JournalPath))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
            LineSum.Write(file, LineSum.Of(0, Encoding.UTF8.GetBytes(content)));
        }

        AssertRefused("JournalNewer");
    }

#if NET // Windows PowerShell has neither the modes and owners of Unix nor a call that makes links.
    [Fact]
    public void Links_directories_and_missing_folders_are_refused()
    {
        string target = Path.Combine(Folder, "target");
        File.CreateSymbolicLink(JournalPath, target);
        AssertRefused("JournalNotOurs");
        File.WriteAllText(target, string.Empty);
        AssertRefused("JournalNotOurs");
        File.Delete(JournalPath);
        Directory.CreateDirectory(JournalPath);
        Assert.Equal("JournalNotOurs", Assert.Throws<JournalException>(() => Start(true)).ErrorId);
        ImportOptions nowhere = Options with { JournalPath = Path.Combine(Folder, "none", "import.journal") };
        Assert.Equal("JournalUnusable", Assert.Throws<JournalException>(() => Start(true, nowhere)).ErrorId);
    }

    [Fact]
    public void File_of_another_user_is_refused()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            Import(autopilot: true, Devices(1));
            using Process chown = Process.Start("chown", ["12345", JournalPath]);
            chown.WaitForExit();
            AssertRefused("JournalNotOurs");
        }
    }

    [Fact]
    public void Journal_that_others_could_read_is_closed_to_them()
    {
        Import(autopilot: true, Devices(1));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(JournalPath, (UnixFileMode)0b110_110_100);
        }

        Import(autopilot: true, Devices(2));
        AssertOwnerOnly();
    }
#endif

    [Fact]
    public void Second_run_is_refused_while_the_first_has_it()
    {
        using (ImportRun first = Start(autopilot: true))
        {
            first.Post(Device("S-001"));
            Assert.Single(Results(first.Rest()));
            AssertRefusedInUse();
        }

        Assert.True(Import(autopilot: true, Devices(1))[0].Resumed);
    }

    [Fact]
    public void Second_run_that_was_quicker_to_create_the_file_ends_the_first()
    {
        using ImportRun first = Start(autopilot: true);
        Import(autopilot: true, Devices(1), approve: _ => true);

        first.Post(Device("S-009"));
        List<ImportEvent> events = [.. first.Rest()];

        Assert.Equal(ImportStatus.NotSent, events.OfType<ResultEvent>().Single().Result.Status);
        Assert.Equal("JournalInUse", events.OfType<RunFailedEvent>().Single().Failure.ErrorId);
        Assert.DoesNotContain(Sandbox.Tenant.AcceptedAutopilotRows, row => row.Identifier == "S-009");
    }

#if NET // The other process is a program of this framework.
    [Fact]
    public void Second_process_is_refused_while_this_one_has_it()
    {
        KilledImport other = new(Sandbox, CsvKind.Autopilot, Folder);
        File.WriteAllText(other.Csv, "Device Serial Number,Hardware Hash\nS-001,T0EA\n");
        using (ImportRun first = Start(autopilot: true))
        {
            first.Post(Device("S-001"));
            Assert.Single(Results(first.Rest()));
            Assert.Contains("JournalInUse", other.RunToFailure(), StringComparison.Ordinal);
        }

        Assert.Single(Sandbox.Tenant.AcceptedAutopilotRows);
    }
#endif

    private static void Send(ImportJournal journal, string? tenant) =>
        journal.Sent(new JournalSend { ImportId = Guid.NewGuid() }, [new JournalKey(1, 2)], tenant);

    private void AssertRefusedInUse() =>
        Assert.Equal("JournalInUse", Assert.Throws<JournalException>(() => Start(autopilot: true)).ErrorId);

    private string ReadLocked()
    {
        if (OperatingSystem.IsWindows())
        {
            using FileStream file = new(JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(file).ReadToEnd();
        }

        using Process cat = Process.Start(new ProcessStartInfo("cat", $"\"{JournalPath}\"") { RedirectStandardOutput = true, UseShellExecute = false })!;
        return cat.StandardOutput.ReadToEnd();
    }

    private void AssertOwnerOnly()
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(JournalPath));
        }
#else
        Assert.True(File.Exists(JournalPath));
#endif
    }
}
