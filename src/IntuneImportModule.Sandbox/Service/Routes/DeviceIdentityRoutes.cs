using System.Text.Json;
using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox.Service.Routes;

/// <summary>importedDeviceIdentities (beta): importDeviceIdentityList, searchExistingIdentities, list, get, update, delete. Creating one by POST is documented and not routed.</summary>
internal sealed class DeviceIdentityRoutes(IntuneSandbox sandbox, SandboxRandom random)
{
    private const string Collection = "importedDeviceIdentities";

    private readonly DeviceIdentityRule _rule = new(sandbox.Options);

    public IReadOnlyList<Route> All =>
    [
        new("POST", Collection, false, "importDeviceIdentityList", "importDeviceIdentityList", Import) { Rows = RowKind.IdentityRows },
        new("POST", Collection, false, "searchExistingIdentities", "searchExistingIdentities", Search) { Rows = RowKind.IdentityRows, OnlyReads = true },
        new("GET", Collection, false, "", "list", List),
        new("GET", Collection, true, "", "get", Get),
        new("PATCH", Collection, true, "", "update", Update),
        new("DELETE", Collection, true, "", "delete", Delete),
    ];

    private Answer Import(Call call)
    {
        // Non-null in the metadata; that leaving it out is refused is UNVERIFIED.
        bool overwrites = call.IdentityRows.Overwrites ?? throw Refusal.BadRequest("The parameter 'overwriteImportedDeviceIdentities' is missing.");
        _rule.Check(call.IdentityRows.Rows);
        DeviceIdentityResult[] results = sandbox.Tenant.State.Use((state, now) =>
        {
            (DeviceIdentity Identity, bool Status)[] stored = [.. call.IdentityRows.Rows.Select(row => state.Identities.Import(row, overwrites, now))];
            state.AcceptedRows.Add(Accepted(call.Route!.Action, call.Entry.Number, call.IdentityRows.Rows, stored, now));
            return Array.ConvertAll(stored, result => new DeviceIdentityResult(
                result.Identity, result.Identity.Description, result.Identity.ModifiedAt, result.Status));
        });
        if (sandbox.Options.AnswerOrder == AnswerOrder.Shuffled)
        {
            random.Shuffle(results);
        }

        // Not in the tenant's lock: an answer takes longer to write than its rows to store.
        return Links.Collection<DeviceIdentityResult>(call, "importedDeviceIdentityResult", results, new DeviceIdentityJson().Write);
    }

    // Made later, when the call's body is no longer there.
    private static IEnumerable<SandboxAcceptedRow> Accepted(
        string action, int number, IReadOnlyList<DeviceIdentityRow> rows, (DeviceIdentity Identity, bool Status)[] stored, DateTimeOffset now) =>
        rows.Zip(stored, (row, result) => new SandboxAcceptedRow
        {
            Action = action,
            RequestNumber = number,
            Identifier = row.Identifier!,
            IdentityType = row.Type,
            Status = result.Status,
            AcceptedDateTime = now,
        });

    private Answer Search(Call call)
    {
        _rule.Check(call.IdentityRows.Rows);
        return sandbox.Tenant.State.Use((state, _) =>
        {
            List<DeviceIdentity> found = [.. call.IdentityRows.Rows.Select(row => state.Identities.Find(row.Type, row.Identifier!)).OfType<DeviceIdentity>()];
            return Links.Collection(call, "importedDeviceIdentity", found, new DeviceIdentityJson().Write);
        });
    }

    private Answer List(Call call)
    {
        Filter? filter = call.Query.Filter is string text ? Filter.Parse(text) : null;
        if (filter is not null && !(sandbox.Options.DeviceIdentityFilter && filter.IsContainment && filter.Is("importedDeviceIdentifier")))
        {
            throw Filter.Refused();
        }

        PageRequest wanted = Links.Page(call, sandbox.Options);
        return sandbox.Tenant.State.Use((state, now) => Links.List(
            call, Collection, state.Identities.Identities.Read(wanted, now, identity => filter?.Contains(identity.Identifier) ?? true), new DeviceIdentityJson().Write));
    }

    private Answer Get(Call call) => sandbox.Tenant.State.Use((state, _) => Links.Entity(call, 200, Collection, Find(call, state), new DeviceIdentityJson().Write));

    private Answer Update(Call call)
    {
        using JsonDocument body = JsonObjects.Parse(call.Body);
        return sandbox.Tenant.State.Use((state, now) =>
        {
            // What besides the description can be changed is UNVERIFIED.
            DeviceIdentity identity = Find(call, state);
            identity.Description = JsonObjects.Text(body, "description", identity.Description);
            identity.ModifiedAt = now;
            return Links.Entity(call, 200, Collection, identity, new DeviceIdentityJson().Write);
        });
    }

    private Answer Delete(Call call) => sandbox.Tenant.State.Use((state, _) =>
    {
        state.Identities.Remove(Find(call, state));
        return Answer.NoContent();
    });

    private static DeviceIdentity Find(Call call, TenantState state) => state.Identities.Identities.Find(call.Id) ?? throw Refusal.NotFound();
}
