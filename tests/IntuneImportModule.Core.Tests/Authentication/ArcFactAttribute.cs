namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>A fact that needs Arc's folder. Skipped, and counted as such, where it cannot be made or where a real agent lives.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArcFactAttribute : FactAttribute
{
    public ArcFactAttribute() => Skip = ArcFolder.CanCreate ? null : "The folder of Arc's agent belongs to root, or to an agent on this machine.";
}
