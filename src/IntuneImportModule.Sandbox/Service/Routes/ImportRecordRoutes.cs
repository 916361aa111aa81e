using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>importedWindowsAutopilotDeviceIdentities: import, create, list, get, delete.</summary>
internal sealed class ImportRecordRoutes(IntuneSandbox sandbox, SandboxRandom random)
{
    private const string Collection = "importedWindowsAutopilotDeviceIdentities";

    public IReadOnlyList<Route> All =>
    [
        new("POST", Collection, false, "import", "import", Import) { Rows = RowKind.AutopilotRows },
        new("POST", Collection, false, "", "create", Create) { Rows = RowKind.OneAutopilotRow },
        new("GET", Collection, false, "", "list", List),
        new("GET", Collection, true, "", "get", Get),
        new("DELETE", Collection, true, "", "delete", Delete),
    ];

    private Answer Import(Call call) => sandbox.Tenant.State.Use((state, now) =>
    {
        List<ImportRecord> records = [.. Accept(call, state, now)];
        if (sandbox.Options.AnswerOrder == AnswerOrder.Shuffled)
        {
            random.Shuffle(records);
        }

        return Links.Collection(call, "importedWindowsAutopilotDeviceIdentity", records, (writer, record) => ImportRecordJson.Write(writer, record, now));
    });

    private Answer Create(Call call) => sandbox.Tenant.State.Use((state, now) =>
        Links.Entity(call, 201, Collection, Accept(call, state, now)[0], (writer, record) => ImportRecordJson.Write(writer, record, now)));

    private IReadOnlyList<ImportRecord> Accept(Call call, TenantState state, DateTimeOffset now)
    {
        state.AcceptedRows.Add(Accepted(call.Route!.Action, call.Entry.Number, call.AutopilotRows, now));
        return state.Imports.Accept(call.AutopilotRows, now, call.VisibleAfter ?? sandbox.Options.VisibleAfter);
    }

    // Made later, when the call's body is no longer there.
    private static IEnumerable<SandboxAcceptedRow> Accepted(string action, int number, IReadOnlyList<AutopilotRow> rows, DateTimeOffset now) =>
        rows.Select(row => new SandboxAcceptedRow
        {
            Action = action,
            RequestNumber = number,
            Identifier = row.SerialNumber ?? "",
            ImportId = row.ImportId,
            AcceptedDateTime = now,
        });

    private Answer List(Call call)
    {
        string? importId = null;
        if (call.Query.Filter is string text)
        {
            Filter filter = Filter.Parse(text);
            if (filter.IsContainment || !filter.Is("importId") || !sandbox.Options.ImportIdFilter)
            {
                throw Filter.Refused();
            }

            importId = filter.Value;
        }

        PageRequest wanted = Links.Page(call, sandbox.Options);
        return sandbox.Tenant.State.Use((state, now) =>
            Links.List(call, Collection, state.Imports.Read(wanted, now, importId), (writer, record) => ImportRecordJson.Write(writer, record, now)));
    }

    private Answer Get(Call call) => sandbox.Tenant.State.Use((state, now) =>
        Links.Entity(call, 200, Collection, Find(call, state), (writer, record) => ImportRecordJson.Write(writer, record, now)));

    private Answer Delete(Call call) => sandbox.Tenant.State.Use((state, _) =>
    {
        state.Imports.Records.Remove(Find(call, state));
        return Answer.NoContent();
    });

    private static ImportRecord Find(Call call, TenantState state) => state.Imports.Records.Find(call.Id) ?? throw Refusal.NotFound();
}
