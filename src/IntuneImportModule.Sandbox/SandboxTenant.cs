using IntuneImportModule.Sandbox.State;

namespace IntuneImportModule.Sandbox;

/// <summary>What the tenant holds. Every method is safe for any thread; lists are snapshots of this moment.</summary>
public sealed class SandboxTenant
{
    private readonly SandboxRandom _random;

    internal SandboxTenant(SandboxOptions options, SandboxClock clock, SandboxRandom random)
    {
        _random = random;
        State = new TenantState(options, clock, random);
    }

    /// <summary>All import records, finished or not, in order of acceptance.</summary>
    public IReadOnlyList<SandboxImportRecord> ImportRecords =>
        State.Use<IReadOnlyList<SandboxImportRecord>>((state, now) => [.. state.Imports.Records.Entries.Select(record => record.Snapshot(now))]);

    /// <summary>All registered devices in order of registration.</summary>
    public IReadOnlyList<SandboxRegistration> Registrations =>
        State.Use<IReadOnlyList<SandboxRegistration>>((state, now) => [.. state.Registrations.Registrations.Entries.Select(device => device.Snapshot(now))]);

    /// <summary>All corporate identifiers in order of creation.</summary>
    public IReadOnlyList<SandboxDeviceIdentity> DeviceIdentities =>
        State.Use<IReadOnlyList<SandboxDeviceIdentity>>((state, _) => [.. state.Identities.Snapshots]);

    /// <summary>Every row that import or create has ever accepted, doubles included, in order of acceptance.</summary>
    public IReadOnlyList<SandboxAcceptedRow> AcceptedAutopilotRows => Accepted(row => row.IdentityType is null);

    /// <summary>Every row that importDeviceIdentityList has ever answered with 200, doubles included, in order of acceptance.</summary>
    public IReadOnlyList<SandboxAcceptedRow> AcceptedIdentityRows => Accepted(row => row.IdentityType is not null);

    internal TenantState State { get; }

    /// <summary>Adds a device that is already registered here: its next import ends as 806. Visible at once.</summary>
    /// <returns>The registration's id.</returns>
    public string AddRegistration(string serialNumber, string? groupTag = null, string? userPrincipalName = null, string manufacturer = "", string model = "") =>
        State.Use((state, now) => state.Registrations.Add(new Registration(_random.NewGuid(), serialNumber)
        {
            GroupTag = groupTag,
            UserPrincipalName = userPrincipalName,
            Manufacturer = manufacturer,
            Model = model,
            RegisteredAt = now,
            VisibleFrom = now,
        }).Id.ToString());

    /// <summary>This serial belongs to somebody else: its import ends as 808.</summary>
    public void AddRegistrationOfAnotherTenant(string serialNumber) => State.Use((state, _) =>
    {
        state.Imports.BelongsToOtherTenant(serialNumber);
        return true;
    });

    /// <summary>Adds a finished import record as an earlier run leaves it behind. It registers nothing.</summary>
    /// <param name="serialNumber">Its serial number.</param>
    /// <param name="errorCode">Its deviceErrorCode; 0 for success.</param>
    /// <param name="errorName">Its deviceErrorName; "None" for success.</param>
    /// <param name="importId">Its import id.</param>
    /// <returns>The record's id.</returns>
    public string AddImportRecord(string serialNumber, int errorCode = 0, string errorName = ImportOutcome.NoError, string? importId = null) =>
        State.Use((state, now) => state.Imports.AddSettled(
            new AutopilotRow { SerialNumber = serialNumber, ImportId = importId }, new ImportOutcome(errorCode, errorName), now).Id.ToString());

    /// <summary>The import of this serial ends with this error, whatever else is true of it. The name "None" takes it back.</summary>
    public void SetOutcome(string serialNumber, int errorCode, string errorName) => State.Use((state, _) =>
    {
        state.Imports.Script(serialNumber, new ImportOutcome(errorCode, errorName));
        return true;
    });

    /// <summary>Adds a corporate identifier that is already there.</summary>
    /// <param name="identifier">The identifier; the parts of manufacturerModelSerial separated by comma.</param>
    /// <param name="type">imei, serialNumber or manufacturerModelSerial.</param>
    /// <param name="description">Its details.</param>
    /// <param name="createdDateTime">When it was created; now when null.</param>
    /// <param name="enrollmentState">Its enrollment state.</param>
    /// <param name="lastContactedDateTime">When the device was last in touch; never when null.</param>
    /// <returns>The identity's id.</returns>
    public string AddDeviceIdentity(
        string identifier,
        string type,
        string? description = null,
        DateTimeOffset? createdDateTime = null,
        string enrollmentState = "notContacted",
        DateTimeOffset? lastContactedDateTime = null) =>
        State.Use((state, now) =>
            state.Identities.Add(identifier, type, description, createdDateTime ?? now, enrollmentState, lastContactedDateTime ?? default).ToString());

    /// <summary>importDeviceIdentityList answers this identifier with status false and stores nothing, overwrite or not.</summary>
    public void RefuseDeviceIdentity(string identifier) => State.Use((state, _) =>
    {
        state.Identities.Refuse(identifier);
        return true;
    });

    /// <summary>Adds a deployment profile. Syncs assign it to devices with this group tag; without one to every device that no other profile is for.</summary>
    /// <returns>The profile's id.</returns>
    public string AddDeploymentProfile(string displayName, string? groupTag = null) => State.Use((state, now) =>
    {
        DeploymentProfile profile = new(_random.NewGuid(), displayName, groupTag) { CreatedAt = now, VisibleFrom = now };
        state.Profiles.Add(profile);
        return profile.Id.ToString();
    });

    /// <summary>After a sync this device has this deploymentProfileAssignmentStatus (such as <c>failed</c>) instead of the usual one.</summary>
    public void SetProfileStatus(string serialNumber, string status) => State.Use((state, _) =>
    {
        state.Registrations.ScriptProfileStatus(serialNumber, status);
        return true;
    });

    private IReadOnlyList<SandboxAcceptedRow> Accepted(Func<SandboxAcceptedRow, bool> isWanted) =>
        State.Use<IReadOnlyList<SandboxAcceptedRow>>((state, _) => [.. state.AcceptedRows.SelectMany(rows => rows).Where(isWanted)]);
}
