namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>Tests that set environment variables of the process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentTests
{
    public const string Name = "environment";
}
