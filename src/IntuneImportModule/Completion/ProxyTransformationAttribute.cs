using System.Management.Automation;

namespace IntuneImportModule.Completion;

/// <summary>Takes a proxy as people write it: host and port, which .NET would read as a scheme and a path.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProxyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string { Length: > 0 } text && !text.Contains("://")
            ? "http://" + text
            : inputData;
}
