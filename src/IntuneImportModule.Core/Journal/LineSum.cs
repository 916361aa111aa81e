using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Journal;

/// <summary>
/// The checksum that ends every line. It covers the line and the sum before it, so that a changed, missing, doubled or moved
/// line shows: a lost line would mean a row sent twice.
/// </summary>
internal static class LineSum
{
    private static readonly byte[] Head = Encoding.ASCII.GetBytes(",\"sum\":\"");
    private static readonly byte[] Tail = Encoding.ASCII.GetBytes("\"}");
    private static readonly int Length = Head.Length + 8 + Tail.Length;

    /// <summary>The sum of a line.</summary>
    /// <param name="previous">The sum of the line before; 0 for the first.</param>
    /// <param name="content">The line's JSON object without its closing brace.</param>
    public static uint Of(uint previous, ReadOnlySpan<byte> content)
    {
        Span<byte> chained = stackalloc byte[4 + HashSha256.Length];
        BinaryPrimitives.WriteUInt32BigEndian(chained, previous);
        HashSha256.Compute(content, chained.Slice(4));
        Span<byte> sum = stackalloc byte[HashSha256.Length];
        HashSha256.Compute(chained, sum);
        return BinaryPrimitives.ReadUInt32BigEndian(sum);
    }

    /// <summary>Writes sum, closing brace and line end.</summary>
    /// <param name="stream">Where to, behind the content.</param>
    /// <param name="sum">The sum.</param>
    public static void Write(Stream stream, uint sum)
    {
        byte[] digits = Encoding.ASCII.GetBytes(sum.ToString("x8", CultureInfo.InvariantCulture));
        stream.Write(Head, 0, Head.Length);
        stream.Write(digits, 0, digits.Length);
        stream.Write(Tail, 0, Tail.Length);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Checks a line.</summary>
    /// <param name="line">The whole line without its end.</param>
    /// <param name="previous">The sum of the line before.</param>
    /// <returns>The line's sum; null where it is wrong or missing.</returns>
    public static uint? Check(ReadOnlySpan<byte> line, uint previous)
    {
        if (line.Length <= Length)
        {
            return null;
        }

        ReadOnlySpan<byte> content = line.Slice(0, line.Length - Length);
        ReadOnlySpan<byte> end = line.Slice(content.Length);
        uint sum = Of(previous, content);
        byte[] digits = Encoding.ASCII.GetBytes(sum.ToString("x8", CultureInfo.InvariantCulture));
        return end.StartsWith(Head) && end.Slice(Head.Length, 8).SequenceEqual(digits) && end.EndsWith(Tail) ? sum : null;
    }
}
