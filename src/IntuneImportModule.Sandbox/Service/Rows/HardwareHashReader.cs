using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>Turns a hardwareIdentifier into its digest without ever making a string of it.</summary>
internal sealed class HardwareHashReader : IDisposable
{
    private const int StructuredLength = 3000;

    // People rehearse with real hashes: an error says enough for finding the row, and not the hash.
    private const int ShownCharacters = 12;

    private readonly SHA256 _sha = SHA256.Create();
    private byte[] _unescaped = ArrayPool<byte>.Shared.Rent(4096);
    private byte[] _decoded = ArrayPool<byte>.Shared.Rent(4096);

    public void Read(ref Utf8JsonReader reader, AutopilotRow row)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        JsonRows.Expect(ref reader, JsonTokenType.String);
        int length = reader.ValueSpan.Length;
        Grow(length);
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            // A '+' may be written as an escape; every other escape fails as base64 below.
            length = reader.CopyString(_unescaped);
            text = _unescaped.AsSpan(0, length);
        }

        if (length == 0)
        {
            return;
        }

        // The decoder passes over white space, which is none of base64: then it writes less than the text promises.
        int padding = text[length - 1] != '=' ? 0 : length > 1 && text[length - 2] == '=' ? 2 : 1;
        if (length % 4 != 0 || Base64.DecodeFromUtf8(text, _decoded, out _, out int written) != OperationStatus.Done || written != (length / 4 * 3) - padding)
        {
            string shown = Encoding.ASCII.GetString(text.Slice(0, Math.Min(length, ShownCharacters)).ToArray());
            throw Refusal.BadRequest($"Cannot convert the literal '{shown}…' to the expected type 'Edm.Binary'.");
        }

        row.HashDigest = _sha.ComputeHash(_decoded, 0, written);
        row.IsHashStructured = written == StructuredLength && _decoded[0] == 'O' && _decoded[1] == 'A';
    }

    public void Dispose()
    {
        GiveBack();
        _sha.Dispose();
    }

    // What lies in a pooled array is readable by its next tenant, so it is cleared.
    private void GiveBack()
    {
        ArrayPool<byte>.Shared.Return(_unescaped, clearArray: true);
        ArrayPool<byte>.Shared.Return(_decoded, clearArray: true);
    }

    private void Grow(int length)
    {
        if (_unescaped.Length < length)
        {
            GiveBack();
            _unescaped = ArrayPool<byte>.Shared.Rent(length);
            _decoded = ArrayPool<byte>.Shared.Rent(length);
        }
    }
}
