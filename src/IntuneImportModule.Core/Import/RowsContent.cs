using System.Net;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>A request body made of rows whose JSON lies in their batch's buffer; written from there, copied nowhere.</summary>
internal sealed class RowsContent : HttpContent
{
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
        await WriteAsync(stream, head).ConfigureAwait(false);
        for (int i = 0; i < batch.Rows.Count; i++)
        {
            if (i > 0)
            {
                await WriteAsync(stream, Comma).ConfigureAwait(false);
            }

            // The row's own opening brace is part of the row head.
            ArraySegment<byte> row = batch.Buffer[batch.Rows[i].Slice];
            await WriteAsync(stream, rowHead).ConfigureAwait(false);
            await stream.WriteAsync(row.Array!, row.Offset + 1, row.Count - 1).ConfigureAwait(false);
        }

        await WriteAsync(stream, tail).ConfigureAwait(false);
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

    private static Task WriteAsync(Stream stream, byte[] bytes) => stream.WriteAsync(bytes, 0, bytes.Length);
}
