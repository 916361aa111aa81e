namespace IntuneImportModule.Sandbox;

/// <summary>In which order an import answers its rows. The real order is not documented (UNVERIFIED).</summary>
public enum AnswerOrder
{
    /// <summary>In the order of the request.</summary>
    AsSent,

    /// <summary>In a random order (by <see cref="SandboxOptions.Seed"/>).</summary>
    Shuffled,
}
