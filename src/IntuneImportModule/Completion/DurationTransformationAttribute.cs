using System.Globalization;
using System.Management.Automation;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Completion;

/// <summary>Takes a TimeSpan, or its text such as 0:30:00, where a number of seconds, milliseconds or days is asked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>How many seconds the parameter's unit has.</summary>
    public double UnitSeconds { get; set; } = 1;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData.Bare() switch
        {
            TimeSpan duration => duration.TotalSeconds / UnitSeconds,

            // A bare number stays a number of units; as a TimeSpan it would be days.
            string text when text.Contains(":") && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan duration) =>
                duration.TotalSeconds / UnitSeconds,
            _ => inputData,
        };
}
