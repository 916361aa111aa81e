using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Bench;

/// <summary>Writes rows into batches, as a run does, and sends them nowhere.</summary>
internal static class Json
{
    /// <summary>Writes all rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="rowsABatch">Rows a batch.</param>
    /// <returns>Bytes written.</returns>
    public static long Write(IEnumerable<Candidate> rows, int rowsABatch)
    {
        long bytes = 0;
        using BatchBuilder builder = new(rowsABatch, int.MaxValue);
        foreach (Candidate candidate in rows)
        {
            if (builder.Add(new Ticket(candidate)) is { } full)
            {
                bytes += full.Buffer.Length;
                full.Buffer.Dispose();
            }
        }

        return bytes;
    }
}
