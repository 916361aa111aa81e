using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads collections page by page, and does not let a nextLink lead astray.</summary>
internal static class GraphPaging
{
    // A tenant of a million records has a thousand pages; beyond this the service is going in circles.
    private const int MostPages = 20_000;

    /// <summary>The pages of a collection, each when it has come.</summary>
    /// <typeparam name="T">The kind of record.</typeparam>
    /// <param name="client">Sends the requests.</param>
    /// <param name="path">Path and query of the first page.</param>
    /// <param name="type">How to read a page.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <param name="cancellationToken">The same, for await foreach.</param>
    /// <exception cref="GraphException">A page could not be had or read, or its link leads elsewhere or in circles.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        GraphClient client,
        string path,
        JsonTypeInfo<GraphPage<T>> type,
        Stopping stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? next = path;
        while (next is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!seen.Add(next) || seen.Count > MostPages)
            {
                throw Astray("NextLinkLoop", Texts.NextLinkLoop);
            }

            GraphAnswer answer = await client.SendAsync(new GraphRequest(HttpMethod.Get, next), stopping).ConfigureAwait(false);
            GraphPage<T> page = Read(answer, type);
            yield return page.Value!.Where(record => record is not null).ToList()!;
            next = page.NextLink is { } link ? Follow(client.Connection.Endpoint, link) : null;
        }
    }

    /// <summary>Reads one answer as a page.</summary>
    /// <typeparam name="T">The kind of record.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="type">How to read it.</param>
    /// <exception cref="GraphException">The request failed, or the body is no collection.</exception>
    public static GraphPage<T> Read<T>(GraphAnswer answer, JsonTypeInfo<GraphPage<T>> type)
        where T : class
    {
        GraphPage<T>? page = answer.Require().Read(type, out string? problem);
        if (page?.Value is null)
        {
            GraphAnswer unreadable = answer.AsUnreadable(problem ?? Texts.AnswerNoCollection);
            throw new GraphException(unreadable.Verdict, unreadable.Error!);
        }

        return page;
    }

    /// <summary>The path of a nextLink.</summary>
    /// <param name="endpoint">The Graph root.</param>
    /// <param name="link">The link.</param>
    /// <exception cref="GraphException">The link leads to another host.</exception>
    public static string Follow(Uri endpoint, string link) =>
        GraphEndpoint.PathBelow(endpoint, link) ?? throw Astray("NextLinkElsewhere", Texts.NextLinkElsewhere);

    private static GraphException Astray(string code, string message) =>
        new(GraphVerdict.Refused, new GraphError { Code = code, Message = message });
}
