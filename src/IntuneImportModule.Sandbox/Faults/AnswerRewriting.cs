using System.Globalization;
using System.Text.Json.Nodes;

namespace IntuneImportModule.Sandbox;

/// <summary>What the answer faults do to an answer's JSON. Answers without rows stay as they are.</summary>
internal static class AnswerRewriting
{
    private const string NextLink = "@odata.nextLink";

    private static readonly string[] s_identities = ["serialNumber", "importedDeviceIdentifier"];
    private static readonly string[] s_enums =
        ["deviceImportStatus", "importedDeviceIdentityType", "platform", "enrollmentState", "syncStatus", "deploymentProfileAssignmentStatus"];

    public static void DropRows(JsonObject answer, int count, SandboxRandom random) => Replace(answer, rows =>
    {
        for (int i = 0; i < count && rows.Count > 0; i++)
        {
            rows.RemoveAt((int)(random.NextDouble() * rows.Count));
        }

        return rows;
    });

    public static void DoubleRows(JsonObject answer) => Replace(answer, rows => [.. rows.SelectMany(row => new[] { row, Copy(row) })]);

    public static void AddRows(JsonObject answer, int count, SandboxRandom random) => Replace(answer, rows =>
    {
        if (rows.Count > 0)
        {
            for (int i = 0; i < count; i++)
            {
                rows.Add(Stranger(rows[0], i, random));
            }
        }

        return rows;
    });

    public static void ShuffleRows(JsonObject answer, SandboxRandom random) => Replace(answer, rows =>
    {
        random.Shuffle(rows);
        return rows;
    });

    public static void UseUnknownMembers(JsonObject answer) => ForEach(answer, row =>
    {
        foreach (string name in s_enums.Where(row.ContainsKey))
        {
            row[name] = "memberOfTheFuture";
        }
    });

    public static void AddProperties(JsonObject answer)
    {
        answer["@odata.futureAnnotation"] = "anything";
        ForEach(answer, row => row["propertyOfTheFuture"] = new JsonObject { ["nested"] = new JsonArray(1, "two", null) });
    }

    public static void ClearStates(JsonObject answer) => ForEach(answer, row =>
    {
        if (row.ContainsKey("state"))
        {
            row["state"] = null;
        }
    });

    public static void LinkToHost(JsonObject answer, string host)
    {
        Uri link = new((string?)answer[NextLink] ?? (string?)answer["@odata.context"] ?? "http://127.0.0.1/v1.0/");
        answer[NextLink] = $"{link.Scheme}://{host}{link.PathAndQuery}";
    }

    // Only a list has pages; an entity has none to come back to.
    public static void LinkToSelf(JsonObject answer, string requestUri)
    {
        if (answer["value"] is JsonArray)
        {
            answer[NextLink] = requestUri;
        }
    }

    private static void Replace(JsonObject answer, Func<List<JsonNode?>, List<JsonNode?>> change)
    {
        // The rows of a $batch are its answers.
        string name = answer.ContainsKey("responses") ? "responses" : "value";
        if (answer[name] is JsonArray value)
        {
            List<JsonNode?> rows = [.. value];
            value.Clear();
            answer[name] = new JsonArray([.. change(rows)]);
        }
    }

    // States are objects in rows; they have enums, too.
    private static void ForEach(JsonObject answer, Action<JsonObject> change)
    {
        IEnumerable<JsonObject> rows = answer["value"] is JsonArray value ? [.. value.OfType<JsonObject>()] : [answer];
        foreach (JsonObject row in rows)
        {
            if (row["state"] is JsonObject state)
            {
                change(state);
            }

            change(row);
        }
    }

    private static JsonObject Stranger(JsonNode? pattern, int number, SandboxRandom random)
    {
        JsonObject row = (JsonObject)Copy(pattern)!;
        row["id"] = random.NewGuid().ToString();
        foreach (string name in s_identities.Where(row.ContainsKey))
        {
            row[name] = "STRANGER" + number.ToString(CultureInfo.InvariantCulture);
        }

        return row;
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
