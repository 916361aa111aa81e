using System.Buffers;
using System.Buffers.Text;

namespace IntuneImportModule.Core.Devices;

/// <summary>Decodes the base64 text of a hardware hash without making a string of it.</summary>
/// <remarks>
/// Blanks and line breaks are passed over and missing '=' are supplied, because neither changes the data. Microsoft's further
/// repair, replacing '=' by 'A', invents data and is not done. Problems name positions and kinds of characters, never the text.
/// </remarks>
internal static class HashBase64
{
    private const byte Padding = (byte)'=';

    /// <summary>The number of bytes that a text of this length may need at most.</summary>
    /// <param name="textLength">The length of the text in bytes.</param>
    public static int MaxLength(int textLength) => ((textLength / 4) + 1) * 3;

    /// <summary>Decodes into an array of its own.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="decoded">The bytes; empty when the text is no base64.</param>
    public static HashDecoding Decode(ReadOnlySpan<byte> utf8, out byte[] decoded)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxLength(utf8.Length));
        HashDecoding decoding = Decode(utf8, buffer);
        decoded = buffer.AsSpan(0, decoding.Length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return decoding;
    }

    /// <summary>Decodes into the caller's buffer.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes; undefined contents when the text is no base64.</param>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public static HashDecoding Decode(ReadOnlySpan<byte> utf8, Span<byte> destination)
    {
        if (destination.Length < MaxLength(utf8.Length))
        {
            throw new ArgumentException("The buffer is smaller than MaxLength.", nameof(destination));
        }

        // Nearly every hash is 4000 clean characters; only the others are looked at one by one.
        return utf8.Length % 4 == 0 && !utf8.IsEmpty && TryDecodeWhole(utf8, destination, out int length)
            ? HashDecoding.Of(length, paddingAdded: false)
            : DecodeCarefully(utf8, destination);
    }

    private static bool TryDecodeWhole(ReadOnlySpan<byte> text, Span<byte> destination, out int length) =>
        Base64.DecodeFromUtf8(text, destination, out int consumed, out length) == OperationStatus.Done
        && consumed == text.Length
        && length > 0;

    private static HashDecoding DecodeCarefully(ReadOnlySpan<byte> utf8, Span<byte> destination)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(utf8.Length + 2);
        try
        {
            string? problem = Compact(utf8, buffer, out int letters, out int paddings);
            if (problem is not null)
            {
                return HashDecoding.Failed(problem);
            }

            int needed = (4 - (letters % 4)) % 4;
            if (needed == 3 || paddings > needed || letters == 0)
            {
                return HashDecoding.Failed(WrongLength(letters, needed));
            }

            buffer.AsSpan(letters, needed).Fill(Padding);
            return TryDecodeWhole(buffer.AsSpan(0, letters + needed), destination, out int length)
                ? HashDecoding.Of(length, paddingAdded: paddings < needed)
                : HashDecoding.Failed("The hardware hash is not base64.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Copies the letters without white space and counts the '=' after them.</summary>
    private static string? Compact(ReadOnlySpan<byte> text, Span<byte> buffer, out int letters, out int paddings)
    {
        letters = 0;
        paddings = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            if (IsWhiteSpace(b))
            {
                continue;
            }

            if (b == Padding)
            {
                paddings++;
            }
            else if (!IsLetter(b))
            {
                return $"The hardware hash is not base64: {KindOf(b)} at position {i + 1}.";
            }
            else if (paddings > 0)
            {
                return $"The hardware hash is not base64: '=' before the end, followed by more text at position {i + 1}.";
            }
            else
            {
                buffer[letters++] = b;
            }
        }

        return null;
    }

    private static string WrongLength(int letters, int needed) => (letters, needed) switch
    {
        (0, _) => "The hardware hash is empty.",
        (_, 3) => $"The hardware hash is not base64: no base64 text has {letters} characters. Characters were lost; export the hash again.",
        _ => "The hardware hash is not base64: too many '=' at the end.",
    };

    private static bool IsWhiteSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool IsLetter(byte b) =>
        b is >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'/';

    private static string KindOf(byte b) => b switch
    {
        (byte)',' or (byte)';' => "a comma or semicolon",
        (byte)'"' or (byte)'\'' => "a quotation mark",
        (byte)'-' or (byte)'_' => "a hyphen or underscore",
        (byte)'.' => "a full stop",
        < 0x20 or 0x7F => "a control character",
        >= 0x80 => "a character outside ASCII",
        _ => "a character that base64 does not have",
    };
}
