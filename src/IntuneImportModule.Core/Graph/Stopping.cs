namespace IntuneImportModule.Core.Graph;

/// <summary>The two ways in which a run ends early.</summary>
/// <param name="Halt">Nothing new is sent and no wait goes on; what is under way may finish.</param>
/// <param name="Kill">What is under way is cut off too; its outcome stays open.</param>
internal readonly record struct Stopping(CancellationToken Halt, CancellationToken Kill)
{
    /// <summary>One token for both, for commands that make one call.</summary>
    /// <param name="token">The token.</param>
    public static Stopping At(CancellationToken token) => new(token, token);
}
