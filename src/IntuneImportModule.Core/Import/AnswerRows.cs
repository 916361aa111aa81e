using System.Text.Json.Serialization.Metadata;
using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>The records in an import's answer, over all its pages.</summary>
/// <typeparam name="T">The kind of record.</typeparam>
/// <param name="Records">What could be read.</param>
/// <param name="Problem">What could not; null where all could.</param>
internal sealed record AnswerRows<T>(IReadOnlyList<T?> Records, string? Problem)
    where T : class
{
    /// <summary>Reads an answer and follows its nextLink if it has one.</summary>
    /// <param name="answer">A success.</param>
    /// <param name="type">How to read a page.</param>
    /// <param name="context">The run's services.</param>
    public static async Task<AnswerRows<T>> ReadAsync(GraphAnswer answer, JsonTypeInfo<GraphPage<T>> type, RunContext context)
    {
        GraphPage<T>? first = answer.Require().Read(type, out string? problem);
        if (first?.Value is null)
        {
            return new AnswerRows<T>([], problem ?? Texts.AnswerNoCollection);
        }

        if (first.NextLink is null)
        {
            return new AnswerRows<T>(first.Value, null);
        }

        List<T?> records = [.. first.Value];
        try
        {
            string next = GraphPaging.Follow(context.Client.Connection.Endpoint, first.NextLink);
            await foreach (IReadOnlyList<T> page in GraphPaging.ReadAsync(context.Client, next, type, context.Asking).ConfigureAwait(false))
            {
                records.AddRange(page);
            }

            return new AnswerRows<T>(records, null);
        }
        catch (GraphException noPage)
        {
            return new AnswerRows<T>(records, noPage.Message);
        }
    }
}
