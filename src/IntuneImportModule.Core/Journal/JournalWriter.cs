using System.Text.Json;

namespace IntuneImportModule.Core.Journal;

/// <summary>
/// Appends lines. What an earlier crash has torn is cut off, and a new file created, only when there is something to write:
/// a run that sends nothing leaves no trace.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private const int MostPending = 1024 * 1024;

    private readonly string path;
    private readonly JournalContents contents;
    private readonly MemoryStream pending = new();
    private readonly MemoryStream scratch = new();
    private readonly Utf8JsonWriter json;
    private FileStream? file;
    private uint sum;
    private bool isDirty;

    /// <summary>A writer behind what is there.</summary>
    /// <param name="file">The file; null to create it with the first line.</param>
    /// <param name="path">Full path.</param>
    /// <param name="contents">What it holds.</param>
    public JournalWriter(FileStream? file, string path, JournalContents contents)
    {
        this.file = file;
        this.path = path;
        this.contents = contents;
        sum = contents.Sum;
        json = new Utf8JsonWriter(scratch);
    }

    /// <summary>True once a line was added.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>Adds a line; it reaches the disk with the next <see cref="Flush"/>.</summary>
    /// <param name="line">The line.</param>
    public void Add(JournalLine line)
    {
        Begin();
        Append(writer => JsonSerializer.Serialize(writer, line, JournalJson.Default.JournalLine));
    }

    /// <summary>Adds what is known of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="state">What is known.</param>
    /// <param name="result">Writes its result, a JSON object.</param>
    public void Add(JournalKey row, JournalRowState state, Action<Utf8JsonWriter> result)
    {
        Begin();
        Append(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBase64String("row", JournalKey.Join([row]));
            writer.WriteString("state", state.ToString());
            writer.WritePropertyName("result");
            result(writer);
            writer.WriteEndObject();
        });
    }

    /// <summary>Writes what was added and waits until the disk has it.</summary>
    public void Flush()
    {
        if (isDirty)
        {
            WritePending(file!);
            file!.Flush(flushToDisk: true);
            isDirty = false;
        }
    }

    /// <summary>Reads a line that was there at the start.</summary>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="EndOfStreamException">The file has been cut meanwhile.</exception>
    public byte[] Read(JournalPlace place)
    {
        byte[] line = new byte[place.Length];
        file!.Position = place.Offset;
        int read = 0;
        while (read < line.Length)
        {
            int more = file.Read(line, read, line.Length - read);
            read += more > 0 ? more : throw new EndOfStreamException();
        }

        return line;
    }

    /// <summary>Closes the file and lets other runs have it.</summary>
    public void Dispose()
    {
        json.Dispose();
        file?.Dispose();
    }

    private void Begin()
    {
        if (IsBegun)
        {
            return;
        }

        if (file is null)
        {
            file = JournalFile.Create(path);
        }
        else
        {
            JournalFile.RestrictToOwner(file);
            file.SetLength(contents.Length);
        }

        IsBegun = true;
        if (contents.LacksLineEnd)
        {
            pending.WriteByte((byte)'\n');
        }

        if (contents.Length == 0)
        {
            Append(writer => JsonSerializer.Serialize(writer, contents.Header, JournalJson.Default.JournalHeader));
        }

        Append(writer => JsonSerializer.Serialize(writer, new JournalLine { Run = contents.Runs + 1 }, JournalJson.Default.JournalLine));
    }

    private void Append(Action<Utf8JsonWriter> write)
    {
        scratch.SetLength(0);
        json.Reset(scratch);
        write(json);
        json.Flush();

        // The sum takes the place of the closing brace.
        int length = (int)scratch.Length - 1;
        sum = LineSum.Of(sum, scratch.GetBuffer().AsSpan(0, length));
        pending.Write(scratch.GetBuffer(), 0, length);
        LineSum.Write(pending, sum);
        isDirty = true;
        if (pending.Length > MostPending)
        {
            WritePending(file!);
        }
    }

    private void WritePending(FileStream stream)
    {
        stream.Position = stream.Length;
        stream.Write(pending.GetBuffer(), 0, (int)pending.Length);
        pending.SetLength(0);
    }
}
