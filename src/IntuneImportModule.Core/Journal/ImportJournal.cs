using System.Text.Json;

namespace IntuneImportModule.Core.Journal;

/// <summary>
/// What survives an interruption: which rows were about to be sent, which the service has, and their results. JSON lines,
/// appended only; for the owner's eyes only; without hash and token. All members may be called on any thread.
/// </summary>
internal sealed class ImportJournal : IDisposable
{
    private readonly object sync = new();
    private readonly JournalWriter writer;
    private readonly int[] rowsLeft;
    private readonly string path;
    private bool isClosed;
    private JournalException? failed;

    private ImportJournal(string path, FileStream? file, JournalContents contents)
    {
        this.path = path;
        Contents = contents;
        writer = new JournalWriter(file, path, contents);
        rowsLeft = new int[contents.Sends.Count];
        foreach (JournalPlace place in contents.Rows.Values)
        {
            rowsLeft[place.Send] += place.State == JournalRowState.Sent ? 1 : 0;
        }
    }

    /// <summary>What it held when it was opened.</summary>
    public JournalContents Contents { get; }

    /// <summary>True once this run has written something.</summary>
    public bool IsBegun => writer.IsBegun;

    /// <summary>Number of this run.</summary>
    public int Run => Contents.Runs + 1;

    /// <summary>Opens a journal, or prepares a new one; nothing is written yet.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="binding">What it belongs to.</param>
    /// <exception cref="JournalException">It cannot be used; it was left as it is.</exception>
    public static ImportJournal Open(string path, JournalBinding binding)
    {
        FileStream? file = JournalFile.Open(path);
        try
        {
            JournalContents contents = file is null
                ? new JournalContents { Header = JournalHeader.For(binding), Tenant = binding.TenantId }
                : JournalLoader.Load(file, path, binding);
            return new ImportJournal(path, file, contents);
        }
        catch (IOException failure)
        {
            file?.Dispose();
            throw JournalFile.Unusable(path, failure);
        }
        catch (JournalException)
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>What an earlier run has left of a row.</summary>
    /// <param name="key">The row.</param>
    /// <returns>Null for a row that is to be sent like a new one.</returns>
    /// <exception cref="JournalException">The file cannot be read any longer.</exception>
    public JournalRow? Find(JournalKey key)
    {
        if (!Contents.Rows.TryGetValue(key, out JournalPlace place))
        {
            return null;
        }

        return new JournalRow(
            place.State, Contents.Sends[place.Send], rowsLeft[place.Send], place.Length == 0 ? null : ResultOf(place));
    }

    /// <summary>Rows are about to be sent. They may be as soon as this returns: the disk has it.</summary>
    /// <param name="send">The send.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="tenantId">The tenant, where the token names it.</param>
    /// <exception cref="JournalException">It could not be written, or the sign-in is another tenant's.</exception>
    public void Sent(JournalSend send, IReadOnlyCollection<JournalKey> rows, string? tenantId) => Write(() =>
    {
        JournalHeader.RequireTenant(Contents.Tenant, tenantId, path);
        if (Contents.Tenant is null && tenantId is not null)
        {
            Contents.Tenant = tenantId;
            writer.Add(new JournalLine { Tenant = tenantId });
        }

        writer.Add(new JournalLine { Sent = send, Rows = JournalKey.Join(rows) });
        writer.Flush();
    });

    /// <summary>Something is known of a row that was sent.</summary>
    /// <param name="row">The row.</param>
    /// <param name="state">What is known.</param>
    /// <param name="result">Writes its result.</param>
    /// <exception cref="JournalException">It could not be written.</exception>
    public void Outcome(JournalKey row, JournalRowState state, Action<Utf8JsonWriter> result) =>
        Write(() => writer.Add(row, state, result));

    /// <summary>Anything else worth keeping.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="JournalException">It could not be written.</exception>
    public void Note(JournalLine line) => Write(() => writer.Add(line));

    /// <summary>Waits until the disk has everything.</summary>
    /// <exception cref="JournalException">It could not be written.</exception>
    public void Flush() => Write(writer.Flush);

    /// <summary>Closes the file; what is told afterwards is dropped.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            isClosed = true;
            writer.Dispose();
        }
    }

    private JsonElement ResultOf(JournalPlace place)
    {
        try
        {
            byte[] line;
            lock (sync)
            {
                line = writer.Read(place);
            }

            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("result").Clone();
        }
        catch (IOException failure)
        {
            throw JournalFile.Unusable(path, failure);
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException)
        {
            throw JournalException.Damaged(path, 0, damaged);
        }
    }

    private void Write(Action write)
    {
        lock (sync)
        {
            if (isClosed)
            {
                return;
            }

            if (failed is not null)
            {
                throw failed;
            }

            try
            {
                write();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // A line may be on the disk in part: nothing may follow it.
                throw failed = JournalFile.Unusable(path, failure);
            }
        }
    }
}
