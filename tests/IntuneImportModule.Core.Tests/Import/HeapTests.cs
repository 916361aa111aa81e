namespace IntuneImportModule.Core.Tests.Import;

/// <summary>
/// Tests that measure the heap of the process run alone: what others hold meanwhile would count. Not under Mono, which frees at its own time
/// what others have left behind.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HeapTests
{
    public const string Name = "heap";
}
