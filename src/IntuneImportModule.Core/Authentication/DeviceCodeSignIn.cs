namespace IntuneImportModule.Core.Authentication;

/// <summary>In any browser, with a code that is told here. The application must allow public client flows.</summary>
internal sealed record DeviceCodeSignIn() : PersonSignIn(TimeSpan.FromSeconds(120))
{
    public override string AuthKind => "DeviceCode";
}
