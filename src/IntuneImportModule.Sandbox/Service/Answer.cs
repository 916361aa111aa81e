using System.Text.Encodings.Web;
using System.Text.Json;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>What a route answers, before it becomes HTTP (or an item of a $batch).</summary>
internal sealed class Answer(int status, ReadOnlyMemory<byte> body, string contentType) : IDisposable
{
    public const string Json = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    // Graph writes umlauts and '+' as they are; the default encoder would not.
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private const int UsualLength = 4000;

    private const int MostRows = 10_000;

    // Of a corporate identifier. With less room to begin with, a large answer would be copied several times while it is written.
    private const int UsualRowLength = 400;

    private static readonly JsonWriterOptions s_options = new() { Encoder = Encoder };

    private AnswerBuffer? _buffer;

    public int Status { get; } = status;

    /// <summary>Valid until the answer is disposed.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    public string ContentType { get; } = contentType;

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public static Answer NoContent() => new(204, ReadOnlyMemory<byte>.Empty, "");

    /// <summary>Writes the members of an object; how many rows are among them says what room it will need.</summary>
    public static Answer Write(int status, Action<Utf8JsonWriter> write, int rows = 0)
    {
        AnswerBuffer buffer = new(UsualLength + (Math.Min(rows, MostRows) * UsualRowLength));
        using (Utf8JsonWriter writer = new(buffer, s_options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new Answer(status, buffer.Written, Json) { _buffer = buffer };
    }

    public void Dispose() => _buffer?.Dispose();
}
