using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Devices;
using IntuneImportModule.Sandbox;
using IntuneImportModule.Session;

namespace IntuneImportModule.Completion;

/// <summary>Offers the platforms that Graph knows. Others are taken, too: Graph may know more by now.</summary>
public sealed class PlatformCompleter : ValueCompleter
{
    private protected override IEnumerable<string> Values(IntuneImportContext? context) => Platforms.All;
}

/// <summary>Offers the enrolment states that Graph knows. Others are taken, too.</summary>
public sealed class EnrollmentStateCompleter : ValueCompleter
{
    private protected override IEnumerable<string> Values(IntuneImportContext? context) =>
        ["unknown", "enrolled", "pendingReset", "failed", "notContacted", "blocked"];
}

/// <summary>Offers the permissions that the sandbox knows.</summary>
public sealed class PermissionCompleter : ValueCompleter
{
    private protected override IEnumerable<string> Values(IntuneImportContext? context) => [Permissions.ReadWrite, Permissions.Read];
}

/// <summary>Offers the sandbox's faults by their names.</summary>
public sealed class FaultCompleter : ValueCompleter
{
    private protected override IEnumerable<string> Values(IntuneImportContext? context) => SandboxFaults.All.Keys;
}

/// <summary>Offers the group tags of the connected tenant's devices.</summary>
public sealed class GroupTagCompleter : ValueCompleter
{
    // Nobody waits longer for an answer to Tab; what comes later is there for the next one.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private protected override IEnumerable<string> Values(IntuneImportContext? context) =>
        context is { IsClosed: false } ? context.GroupTags.Get(Patience) : [];
}
