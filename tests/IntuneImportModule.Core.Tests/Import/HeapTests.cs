namespace IntuneImportModule.Core.Tests.Import;

/// <summary>Tests that measure the heap of the process run alone: what others hold meanwhile would count.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HeapTests
{
    public const string Name = "heap";
}
