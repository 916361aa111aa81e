namespace IntuneImportModule.Core.Authentication;

/// <summary>In the system's browser.</summary>
/// <remarks>The application needs the redirect address http://localhost ("Mobile and desktop applications").</remarks>
internal sealed record InteractiveSignIn() : PersonSignIn(TimeSpan.FromSeconds(300))
{
    public override string AuthKind => "Interactive";

    /// <summary>Opens the browser; null for the system's own way. For tests.</summary>
    internal Func<Uri, Task>? OpenBrowser { get; init; }
}
