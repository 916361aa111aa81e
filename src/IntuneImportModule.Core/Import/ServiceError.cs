namespace IntuneImportModule.Core.Import;

/// <summary>What is known of an error that the Autopilot service gives for a device.</summary>
/// <param name="Code">The number it is known under; null where none is confirmed.</param>
/// <param name="Name">The name, which decides: numbers have been seen with another error's name.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ServiceError(int? Code, string Name, string Meaning, string Remedy)
{
    /// <summary>True for an error that says the device is where it should be.</summary>
    public bool MeansAlreadyPresent { get; init; }
}
