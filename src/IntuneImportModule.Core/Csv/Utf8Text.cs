using System.Runtime.InteropServices;

namespace IntuneImportModule.Core.Csv;

/// <summary>Says how far bytes are valid UTF-8.</summary>
internal static class Utf8Text
{
    private const ulong HighBits = 0x8080_8080_8080_8080;

    /// <summary>The number of leading bytes that are whole, valid UTF-8 characters.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cut">True if what follows could be the beginning of a character that the span cuts off.</param>
    public static int ValidLength(ReadOnlySpan<byte> bytes, out bool cut)
    {
        int position = 0;
        cut = false;
        while (true)
        {
            position += AsciiLength(bytes.Slice(position));
            if (position == bytes.Length)
            {
                return position;
            }

            int length = CharacterLength(bytes.Slice(position), out cut);
            if (length == 0)
            {
                return position;
            }

            position += length;
        }
    }

    private static int AsciiLength(ReadOnlySpan<byte> bytes)
    {
        int words = 0;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            if ((word & HighBits) != 0)
            {
                break;
            }

            words++;
        }

        int position = words * sizeof(ulong);
        while (position < bytes.Length && bytes[position] < 0x80)
        {
            position++;
        }

        return position;
    }

    /// <summary>Length of the character of two or more bytes at the start; 0 if there is none (Unicode, table 3-7).</summary>
    private static int CharacterLength(ReadOnlySpan<byte> bytes, out bool cut)
    {
        (int length, byte low, byte high) = bytes[0] switch
        {
            >= 0xC2 and <= 0xDF => (2, (byte)0x80, (byte)0xBF),
            0xE0 => (3, (byte)0xA0, (byte)0xBF),
            0xED => (3, (byte)0x80, (byte)0x9F),
            >= 0xE1 and <= 0xEF => (3, (byte)0x80, (byte)0xBF),
            0xF0 => (4, (byte)0x90, (byte)0xBF),
            >= 0xF1 and <= 0xF3 => (4, (byte)0x80, (byte)0xBF),
            0xF4 => (4, (byte)0x80, (byte)0x8F),
            _ => (0, (byte)0, (byte)0),
        };
        cut = false;
        for (int i = 1; i < length; i++)
        {
            if (i == bytes.Length)
            {
                cut = true;
                return 0;
            }

            if (bytes[i] < low || bytes[i] > high)
            {
                return 0;
            }

            (low, high) = (0x80, 0xBF);
        }

        return length;
    }
}
