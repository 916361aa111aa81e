namespace IntuneImportModule.Core.Authentication;

/// <summary>A secret on its way: no text, JSON or debugger view of what holds it shows it.</summary>
/// <param name="value">The secret.</param>
internal sealed class Secret(string value)
{
    /// <summary>The secret itself.</summary>
    public string Reveal() => value;

    /// <summary>Three asterisks, so that a record or a log that holds this prints nothing of it.</summary>
    public override string ToString() => "***";
}
