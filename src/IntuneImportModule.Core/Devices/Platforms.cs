namespace IntuneImportModule.Core.Devices;

/// <summary>The platforms of a corporate identifier, as Graph spells them.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/intune-enrollment-platform</remarks>
public static class Platforms
{
    /// <summary>All that may be sent.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["unknown", "ios", "android", "windows", "windowsMobile", "macOS", "visionOS", "tvos"];

    /// <summary>Graph's spelling of a platform that was written in any letter case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null for no known platform.</returns>
    public static string? Find(string text) => All.FirstOrDefault(p => string.Equals(p, text, StringComparison.OrdinalIgnoreCase));
}
