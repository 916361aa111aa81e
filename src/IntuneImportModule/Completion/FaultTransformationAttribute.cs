using System.Collections;
using System.Management.Automation;
using IntuneImportModule.Rows;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Completion;

/// <summary>Takes the sandbox's faults by their names, too.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FaultTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData.Bare();
        return value is IEnumerable and not string ? ((IEnumerable)value).Cast<object?>().Select(Read).ToArray() : Read(value);
    }

    private static object? Read(object? item) => item.Bare() switch
    {
        null or SandboxFault => item,
        var name => SandboxFaults.All.TryGetValue(name.ToString()!, out Func<SandboxFault>? make)
            ? make()
            : throw new ArgumentTransformationMetadataException(Phrase.Of(Texts.FaultUnknown, name)),
    };
}
