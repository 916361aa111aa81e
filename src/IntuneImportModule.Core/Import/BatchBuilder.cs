using System.Text.Json;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Gathers rows until a batch is full by count or by bytes.</summary>
internal sealed class BatchBuilder : IDisposable
{
    // Brackets, names and the importId that is added to each row on the way out.
    private const int EnvelopeBytes = 256;
    private const int BytesAddedPerRow = 64;
    private const int FirstCapacity = 64 * 1024;

    private readonly int maxRows;
    private readonly int maxBytes;
    private readonly Utf8JsonWriter json;
    private List<Ticket> rows = [];
    private PooledBuffer? buffer;
    private int capacity = FirstCapacity;
    private int batches;

    /// <summary>An empty builder.</summary>
    /// <param name="maxRows">Rows in a batch at most.</param>
    /// <param name="maxBytes">Bytes in a request body at most; a single larger row still travels, alone.</param>
    public BatchBuilder(int maxRows, int maxBytes)
    {
        this.maxRows = maxRows;
        this.maxBytes = maxBytes - EnvelopeBytes;
        json = new Utf8JsonWriter(Stream.Null);
    }

    /// <summary>Rows that the batch takes until it is full by count.</summary>
    public int Room => maxRows - rows.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="ticket">A row with a candidate, whose JSON is written; it learns its place.</param>
    /// <returns>The batch that had to leave before this row, or that this row filled; null while there is room.</returns>
    public Batch? Add(Ticket ticket)
    {
        buffer ??= new PooledBuffer(capacity);
        int start = buffer.Length;
        json.Reset(buffer);
        ticket.Candidate!.Write(json);
        json.Flush();
        ticket.Slice = new BufferSlice(start, buffer.Length - start);
        Batch? full = null;
        if (rows.Count > 0 && BodyBytes(rows.Count + 1) > maxBytes)
        {
            full = MoveLastRowToNextBatch(ticket);
        }

        rows.Add(ticket);
        return full ?? (rows.Count >= maxRows ? Take() : null);
    }

    /// <summary>The rows gathered so far as a batch; null where there are none.</summary>
    public Batch? Take()
    {
        if (rows.Count == 0)
        {
            return null;
        }

        Batch batch = new(++batches, rows, buffer!);
        rows = new List<Ticket>(rows.Count);

        // Batches of one input are about as long as each other: with a little more the next one need not grow.
        capacity = Math.Max(FirstCapacity, buffer!.Length + (buffer.Length / 64));
        buffer = null;
        return batch;
    }

    /// <summary>Drops what was gathered.</summary>
    public void Dispose()
    {
        buffer?.Dispose();
        json.Dispose();
    }

    private long BodyBytes(int count) => buffer!.Length + ((long)count * BytesAddedPerRow);

    private Batch MoveLastRowToNextBatch(Ticket ticket)
    {
        ArraySegment<byte> moved = buffer![ticket.Slice];
        Batch full = Take()!;
        buffer = new PooledBuffer(Math.Max(capacity, moved.Count));
        moved.AsSpan().CopyTo(buffer.GetSpan(moved.Count));
        buffer.Advance(moved.Count);
        ticket.Slice = new BufferSlice(0, moved.Count);
        return full;
    }
}
