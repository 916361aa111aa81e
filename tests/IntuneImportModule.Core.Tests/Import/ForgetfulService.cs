using System.Collections.Concurrent;
using System.Net;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>
/// A service that imports every device at once and forgets it. It reads and answers in memory of its own, which it uses again and again: what is
/// counted meanwhile is the engine's.
/// </summary>
/// <param name="bodyBytes">The largest body that will come.</param>
internal sealed class ForgetfulService(int bodyBytes) : HttpMessageHandler
{
    private static readonly byte[] s_nothing = [.. "{\"value\":[]}"u8];
    private readonly ConcurrentBag<Desk> _desks = [.. Enumerable.Range(0, 8).Select(_ => new Desk(bodyBytes))];
    private int _imports;

    /// <summary>Requests that brought devices.</summary>
    public int Imports => Volatile.Read(ref _imports);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(s_nothing) };
        }

        Interlocked.Increment(ref _imports);
        Assert.True(_desks.TryTake(out Desk? desk));
        await desk.ReadAsync(request.Content);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new Answer(desk, _desks) };
    }

    /// <summary>An answer that gives its desk back once it was read.</summary>
    private sealed class Answer(Desk desk, ConcurrentBag<Desk> desks) : ByteArrayContent(desk.Answer, 0, desk.Write())
    {
        private bool _isOver;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!_isOver)
            {
                _isOver = true;
                desks.Add(desk);
            }
        }
    }

    /// <summary>Where a body is read and answered.</summary>
    private sealed class Desk(int bodyBytes)
    {
        private readonly byte[] _body = new byte[bodyBytes];
        private int _length;

        public byte[] Answer { get; } = new byte[bodyBytes];

        public async Task ReadAsync(HttpContent content)
        {
            using MemoryStream body = new(_body);
            await content.CopyToAsync(body);
            _length = (int)body.Position;
        }

        /// <summary>Answers each device with its own text, as the service does, its hash included; gives the length of the answer.</summary>
        public int Write()
        {
            int length = 0;
            ReadOnlySpan<byte> rest = _body.AsSpan(0, _length);
            rest = rest[rest.IndexOf((byte)'[')..];
            Put("{\"value\":"u8);
            for (int end; (end = rest.IndexOf((byte)'}')) > 1;)
            {
                Put(rest[..end]);
                Put(",\"id\":\"record\",\"state\":{\"deviceImportStatus\":\"complete\"}}"u8);
                rest = rest[(end + 1)..];
            }

            Put(rest);
            return length;

            void Put(ReadOnlySpan<byte> text)
            {
                text.CopyTo(Answer.AsSpan(length));
                length += text.Length;
            }
        }
    }
}
