using System.Buffers;
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

    private DeviceIdentityStore Store => sandbox.Tenant.State.Identities.Store;

    private Answer Import(Call call)
    {
        // Non-null in the metadata; that leaving it out is refused is UNVERIFIED.
        bool overwrites = call.IdentityRows.Overwrites ?? throw Refusal.BadRequest("The parameter 'overwriteImportedDeviceIdentities' is missing.");
        DeviceIdentityList list = call.IdentityRows;
        _rule.Check(list.Rows);

        // Pooled, since the results of a thousand rows would be a large object each time.
        DeviceIdentityResult[] pooled = ArrayPool<DeviceIdentityResult>.Shared.Rent(list.Count);
        try
        {
            sandbox.Tenant.State.Use((state, now) =>
            {
                Span<DeviceIdentityResult> stored = pooled.AsSpan(0, list.Count);
                state.Identities.Import(list.Rows, stored, overwrites, now);
                state.AcceptedRows.Add(AcceptedIdentities.Keep(Store, list.Rows, stored, call.Route!.Action, call.Entry.Number, now));
                return true;
            });
            ArraySegment<DeviceIdentityResult> results = new(pooled, 0, list.Count);
            if (sandbox.Options.AnswerOrder == AnswerOrder.Shuffled)
            {
                random.Shuffle(results);
            }

            // Not in the tenant's lock: an answer takes longer to write than its rows to store.
            return Links.Collection(call, "importedDeviceIdentityResult", results, new DeviceIdentityJson(Store).Write);
        }
        finally
        {
            ArrayPool<DeviceIdentityResult>.Shared.Return(pooled);
        }
    }

    private Answer Search(Call call)
    {
        _rule.Check(call.IdentityRows.Rows);
        return sandbox.Tenant.State.Use((state, _) =>
            Links.Collection(call, "importedDeviceIdentity", state.Identities.Find(call.IdentityRows.Rows), new DeviceIdentityJson(Store).Write));
    }

    private Answer List(Call call)
    {
        Filter? filter = call.Query.Filter is string text ? Filter.Parse(text) : null;
        if (filter is not null && !(sandbox.Options.DeviceIdentityFilter && filter.IsContainment && filter.Is("importedDeviceIdentifier")))
        {
            throw Filter.Refused();
        }

        PageRequest wanted = Links.Page(call, sandbox.Options);
        return sandbox.Tenant.State.Use((_, _) =>
            Links.List(call, Collection, Store.Read(wanted, text => filter?.Contains(text.ToString()!) ?? true), new DeviceIdentityJson(Store).Write));
    }

    private Answer Get(Call call) => sandbox.Tenant.State.Use((_, _) => Links.Entity(call, 200, Collection, Find(call), new DeviceIdentityJson(Store).Write));

    private Answer Update(Call call)
    {
        using JsonDocument body = JsonObjects.Parse(call.Body);
        return sandbox.Tenant.State.Use((state, now) =>
        {
            // What besides the description can be changed is UNVERIFIED.
            int slot = Find(call);
            string? before = Store.Texts.Read(Store[slot].Description).ToString();
            state.Identities.Describe(slot, Utf8Text.From(JsonObjects.Text(body, "description", before)), now);
            return Links.Entity(call, 200, Collection, slot, new DeviceIdentityJson(Store).Write);
        });
    }

    private Answer Delete(Call call) => sandbox.Tenant.State.Use((_, _) =>
    {
        Store.Remove(Find(call));
        return Answer.NoContent();
    });

    private int Find(Call call) => Store.Find(call.Id) is int slot && slot >= 0 ? slot : throw Refusal.NotFound();
}
