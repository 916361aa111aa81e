using System.Management.Automation;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Completion;

/// <summary>Takes a proxy as people write it: host and port, which .NET would read as a scheme and a path.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProxyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData.Bare() is string { Length: > 0 } text && !text.Contains("://")
            ? "http://" + text
            : inputData;
}
