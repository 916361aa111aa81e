namespace IntuneImportModule.Core.Authentication;

/// <summary>One way to sign in. Immutable; its text names the way only, as some ways hold secrets.</summary>
/// <param name="Patience">The longest that the sign-in, or a renewal, may take; a person's time included.</param>
internal abstract record SignInOptions(TimeSpan Patience)
{
    /// <summary>Where to sign in.</summary>
    public Cloud Cloud { get; init; } = Cloud.Of(CloudName.Global);

    /// <summary>What <see cref="SignInInfo.AuthKind"/> calls this way.</summary>
    public abstract string AuthKind { get; }

    /// <summary>The name of the way.</summary>
    public sealed override string ToString() => AuthKind;
}
