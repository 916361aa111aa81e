using System.Buffers;
using System.Net;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>A request body made of rows whose JSON lies in their batch's buffer; written from there, piece by piece.</summary>
internal sealed class RowsContent : HttpContent
{
    // What goes to the connection at once. By itself it would pass on 4 KB at a time, and a thousand rows would take thirty calls to the system.
    private const int PieceBytes = 64 * 1024;
    private static readonly byte[] Comma = [(byte)','];
    private readonly byte[] head;
    private readonly byte[] rowHead;
    private readonly byte[] tail;
    private readonly Batch batch;

    /// <summary>A body.</summary>
    /// <param name="head">Everything before the first row.</param>
    /// <param name="rowHead">What each row begins with, its opening brace included.</param>
    /// <param name="tail">Everything behind the last row.</param>
    /// <param name="batch">The rows.</param>
    public RowsContent(byte[] head, byte[] rowHead, byte[] tail, Batch batch)
    {
        this.head = head;
        this.rowHead = rowHead;
        this.tail = tail;
        this.batch = batch;
        Headers.ContentType = JsonBody.Type();
    }

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using PooledBuffer piece = new(PieceBytes);
        piece.Write(head);
        for (int i = 0; i < batch.Rows.Count; i++)
        {
            ArraySegment<byte> row = batch.Buffer[batch.Rows[i].Slice];
            if (piece.Length + rowHead.Length + row.Count > PieceBytes)
            {
                await SendAsync(stream, piece).ConfigureAwait(false);
            }

            if (i > 0)
            {
                piece.Write(Comma);
            }

            // The row's own opening brace is part of the row head.
            piece.Write(rowHead);
            piece.Write(row.AsSpan(1));
        }

        piece.Write(tail);
        await SendAsync(stream, piece).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = head.Length + tail.Length + Math.Max(0, batch.Rows.Count - 1);
        foreach (Ticket ticket in batch.Rows)
        {
            length += rowHead.Length + ticket.Slice.Length - 1;
        }

        return true;
    }

    private static async Task SendAsync(Stream stream, PooledBuffer piece)
    {
        ArraySegment<byte> bytes = piece[new BufferSlice(0, piece.Length)];
        await stream.WriteAsync(bytes.Array!, bytes.Offset, bytes.Count).ConfigureAwait(false);
        piece.Clear();
    }
}
