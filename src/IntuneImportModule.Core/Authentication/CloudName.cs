namespace IntuneImportModule.Core.Authentication;

/// <summary>The clouds of https://learn.microsoft.com/graph/deployments. Newer sovereign clouds are reached by their addresses.</summary>
public enum CloudName
{
    /// <summary>The worldwide cloud, GCC included.</summary>
    Global,

    /// <summary>US Government L4 (GCC High).</summary>
    USGov,

    /// <summary>US Government L5 (DoD).</summary>
    USGovDoD,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}
