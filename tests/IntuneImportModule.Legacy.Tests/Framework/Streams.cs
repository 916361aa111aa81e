using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace IntuneImportModule.Core.Tests;

/// <summary>What newer frameworks have for files, streams, HTTP and hashes, as the shared tests call it.</summary>
internal static class Streams472
{
    extension(OperatingSystem)
    {
        public static bool IsWindows() => Environment.OSVersion.Platform == PlatformID.Win32NT;

        public static bool IsMacOS() => false;
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string? prefix = null) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    extension(File)
    {
        public static Task WriteAllTextAsync(string path, string text) => Task.Run(() => File.WriteAllText(path, text));
    }

    extension(Stream stream)
    {
        public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes.ToArray(), 0, bytes.Length);

        public void ReadExactly(byte[] target)
        {
            for (int got = 0; got < target.Length;)
            {
                int read = stream.Read(target, got, target.Length - got);
                got += read > 0 ? read : throw new EndOfStreamException();
            }
        }
    }

    extension(NetworkStream stream)
    {
        public Task<int> ReadAsync(byte[] target) => stream.ReadAsync(target, 0, target.Length);

        public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes, 0, bytes.Length);
    }

    extension(TcpListener listener)
    {
        public void Dispose() => listener.Stop();
    }

    extension(HttpContent content)
    {
        public Task LoadIntoBufferAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return content.LoadIntoBufferAsync();
        }

        public Task<byte[]> ReadAsByteArrayAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return content.ReadAsByteArrayAsync();
        }

        public Stream ReadAsStream() => content.ReadAsStreamAsync().GetAwaiter().GetResult();
    }

    extension(HttpClient client)
    {
        public HttpResponseMessage Send(HttpRequestMessage request) => client.SendAsync(request).GetAwaiter().GetResult();
    }

    extension(HttpMethod)
    {
        public static HttpMethod Patch => new("PATCH");
    }

    extension(HttpStatusCode)
    {
        public static HttpStatusCode TooManyRequests => (HttpStatusCode)429;
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] data)
        {
            using SHA256 algorithm = SHA256.Create();
            return algorithm.ComputeHash(data);
        }
    }

    extension(Convert)
    {
        public static string ToHexString(byte[] data) => BitConverter.ToString(data).Replace("-", string.Empty);
    }
}

// The tests set no more of it than its ancestor has.
internal sealed class SocketsHttpHandler : HttpClientHandler;
