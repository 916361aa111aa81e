using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Journal;

/// <summary>Reads a journal from its beginning. Changes nothing.</summary>
internal sealed class JournalLoader
{
    private readonly JournalLineReader lines;
    private readonly string path;
    private readonly JournalContents contents;
    private int number = 1;

    private JournalLoader(JournalLineReader lines, string path, JournalContents contents)
    {
        this.lines = lines;
        this.path = path;
        this.contents = contents;
    }

    /// <summary>Reads a journal.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="binding">What it must belong to.</param>
    /// <exception cref="JournalException">It is foreign or damaged.</exception>
    public static JournalContents Load(Stream stream, string path, JournalBinding binding)
    {
        JournalLineReader lines = new(stream);
        if (!lines.Read() || IsTornHeader(lines))
        {
            return new JournalContents { Header = JournalHeader.For(binding), Tenant = binding.TenantId };
        }

        if (!lines.Line.AsSpan().StartsWith(JournalHeader.Magic))
        {
            throw new JournalException(nameof(Texts.JournalNone), path, Phrase.Of(Texts.JournalNone, path));
        }

        uint sum = LineSum.Check(lines.Line, 0) ?? throw JournalException.Damaged(path, 1);
        JournalHeader header = Parse(lines.Line, path, 1, JournalJson.Default.JournalHeader);
        header.Require(binding, path);
        JournalContents contents = new() { Header = header, Sum = sum, Tenant = header.Tenant };
        JournalLoader loader = new(lines, path, contents);
        loader.Keep(sum);
        loader.ReadRest();
        JournalHeader.RequireTenant(contents.Tenant, binding.TenantId, path);
        if (contents.ImportIdsKept == true)
        {
            contents.Baseline.Clear();
        }

        return contents;
    }

    private static bool IsTornHeader(JournalLineReader lines)
    {
        ReadOnlySpan<byte> line = lines.Line;
        ReadOnlySpan<byte> magic = JournalHeader.Magic;
        return !lines.IsTerminated && LineSum.Check(line, 0) is null
            && (line.Length < magic.Length ? magic.StartsWith(line) : line.Length < 4096 && line.StartsWith(magic));
    }

    private static T Parse<T>(ArraySegment<byte> line, string path, int number, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line.AsSpan(), type) ?? throw JournalException.Damaged(path, number);
        }
        catch (JsonException notJson)
        {
            throw JournalException.Damaged(path, number, notJson);
        }
    }

    private void ReadRest()
    {
        while (lines.Read())
        {
            number++;
            uint? sum = LineSum.Check(lines.Line, contents.Sum);
            if (sum is null && !lines.IsTerminated && !lines.IsTooLong)
            {
                // Torn by a crash in mid-write. What it was to say had not begun: a send follows its line.
                return;
            }

            Apply(Parse(lines.Line, path, sum is null ? throw Damaged() : number, JournalJson.Default.JournalLine));
            Keep(sum.Value);
        }
    }

    private void Keep(uint sum)
    {
        contents.Sum = sum;
        contents.Length = lines.Offset + lines.Line.Count + (lines.IsTerminated ? 1 : 0);
        contents.LacksLineEnd = !lines.IsTerminated;
    }

    private void Apply(JournalLine line)
    {
        contents.Runs = line.Run ?? contents.Runs;
        contents.ImportIdsKept = line.ImportIdsKept ?? contents.ImportIdsKept;
        contents.Tenant = line.Tenant ?? contents.Tenant;
        if (line.Baseline is { } run)
        {
            ApplyBaseline(run, line);
        }

        if (line.Sent is { } send)
        {
            ApplySent(send, line.Rows);
        }

        if (line.Row is { } key)
        {
            ApplyRow(key, line.State);
        }
    }

    private void ApplyBaseline(int run, JournalLine line)
    {
        byte[] ids = line.Ids ?? [];
        if (ids.Length % RecordDigest.Length != 0)
        {
            throw Damaged();
        }

        foreach (ulong id in RecordDigest.Split(ids))
        {
            contents.Baseline.TryAdd(id, run);
        }

        if (line.Complete)
        {
            contents.WholeBaselines.Add(run);
        }
    }

    private void ApplySent(JournalSend send, byte[]? keys)
    {
        if (keys is null || keys.Length == 0 || keys.Length % JournalKey.Length != 0)
        {
            throw Damaged();
        }

        contents.Sends.Add(send);
        for (int place = 0; place < keys.Length; place += JournalKey.Length)
        {
            contents.Rows[JournalKey.Read(keys.AsSpan(place))] = new JournalPlace(JournalRowState.Sent, contents.Sends.Count - 1, 0, 0);
        }
    }

    private void ApplyRow(byte[] bytes, JournalRowState? state)
    {
        if (bytes.Length != JournalKey.Length)
        {
            throw Damaged();
        }

        // A row's outcome without its send is nothing that a run writes.
        JournalKey key = JournalKey.Read(bytes);
        if (!contents.Rows.TryGetValue(key, out JournalPlace place))
        {
            throw Damaged();
        }

        switch (state)
        {
            case JournalRowState.Failed:
                contents.Rows.Remove(key);
                break;
            case JournalRowState.Open:
                contents.Rows[key] = new JournalPlace(JournalRowState.Sent, place.Send, 0, 0);
                break;
            case JournalRowState.Accepted or JournalRowState.Done:
                contents.Rows[key] = new JournalPlace(state.Value, place.Send, lines.Offset, lines.Line.Count);
                break;
            default:
                throw Damaged();
        }
    }

    private JournalException Damaged() => JournalException.Damaged(path, number);
}
