using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service;

/// <summary>@odata.context and @odata.nextLink, and the part of a list that a request wants.</summary>
internal static class Links
{
    public static PageRequest Page(Call call, SandboxOptions options)
    {
        // Whether $top ends the list or sets the page's size is UNVERIFIED: here it is the size, and a nextLink follows.
        int size = Math.Min(call.Query.Top ?? int.MaxValue, options.PageSize);
        return size > 0 ? new PageRequest(call.Query.SkipToken, call.Query.Skip, size) : throw Refusal.BadRequest("The query option '$top' must be positive.");
    }

    public static void WriteContext(Utf8JsonWriter writer, Call call, string fragment) =>
        writer.WriteString("@odata.context", $"{Root(call)}{call.Version}/$metadata#{fragment}");

    /// <summary>Answers a page of a list.</summary>
    public static Answer List<T>(Call call, string collection, Page<T> page, Action<Utf8JsonWriter, T> writeItem) => Answer.Write(200, writer =>
    {
        WriteContext(writer, call, "deviceManagement/" + collection);
        if (page.Next is long next)
        {
            writer.WriteString("@odata.nextLink", $"{Root(call)}{call.Path.TrimStart('/')}?$skiptoken={next}{call.Query.WithoutPlace}");
        }

        WriteValue(writer, page.Items, writeItem);
    }, page.Items.Count);

    /// <summary>Answers one entity.</summary>
    public static Answer Entity<T>(Call call, int status, string collection, T entity, Action<Utf8JsonWriter, T> writeMembers) => Answer.Write(status, writer =>
    {
        WriteContext(writer, call, $"deviceManagement/{collection}/$entity");
        writeMembers(writer, entity);
    });

    /// <summary>Answers what an action returns.</summary>
    public static Answer Collection<T>(Call call, string type, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> writeItem) => Answer.Write(200, writer =>
    {
        WriteContext(writer, call, $"Collection(microsoft.graph.{type})");
        WriteValue(writer, items, writeItem);
    }, items.Count);

    // The name that the client used, which was checked: a client refuses links to another host, and localhost is another one than 127.0.0.1.
    private static string Root(Call call) => $"http://{call.Header("Host")}/";

    private static void WriteValue<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> writeItem)
    {
        writer.WriteStartArray("value");
        foreach (T item in items)
        {
            writer.WriteStartObject();
            writeItem(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
