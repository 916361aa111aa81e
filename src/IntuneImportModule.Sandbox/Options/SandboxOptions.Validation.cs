namespace IntuneImportModule.Sandbox;

public sealed partial record SandboxOptions
{
    internal void Validate()
    {
        // A scale beyond a million would round processing times to nothing.
        Require(TimeScale is > 0 and <= 1_000_000, nameof(TimeScale), TimeScale);
        Require(PageSize > 0, nameof(PageSize), PageSize);
        Require(MaxBodyBytes > 0, nameof(MaxBodyBytes), MaxBodyBytes);
        Require(MaxRows is null or > 0, nameof(MaxRows), MaxRows);
        Require(WritesPerWindow is null or > 0, nameof(WritesPerWindow), WritesPerWindow);
        Require(RequestsPerWindow is null or > 0, nameof(RequestsPerWindow), RequestsPerWindow);
        Require(MaxDescriptionLength is null or >= 0, nameof(MaxDescriptionLength), MaxDescriptionLength);
        RequireDuration(RequestLatency, nameof(RequestLatency));
        RequireDuration(ProcessingTime, nameof(ProcessingTime));
        RequireDuration(ProcessingJitter, nameof(ProcessingJitter));
        RequireDuration(VisibleAfter, nameof(VisibleAfter));
        RequireDuration(DeletionTime, nameof(DeletionTime));
        RequireDuration(DeletionRefusedAfterImport, nameof(DeletionRefusedAfterImport));
        RequireDuration(SyncTime, nameof(SyncTime));
        RequireDuration(SyncInterval, nameof(SyncInterval));
        RequireDuration(ProfileAssignmentTime, nameof(ProfileAssignmentTime));
    }

    private static void RequireDuration(TimeSpan value, string name) => Require(value >= TimeSpan.Zero, name, value);

    private static void Require(bool isFine, string name, object? value)
    {
        if (!isFine)
        {
            throw new ArgumentOutOfRangeException(name, value, "This value makes no sense for a sandbox.");
        }
    }
}
