namespace IntuneImportModule.Core.Devices;

/// <summary>Why a row is not sent.</summary>
/// <param name="Name">Short name in PascalCase: the key of its text, and the error's id.</param>
/// <param name="Message">What is wrong with the row.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RowProblem(string Name, string Message, string Remedy);

/// <summary>A row after the rules.</summary>
/// <typeparam name="T">The kind of device.</typeparam>
/// <param name="Device">The device; for a refused row as far as it can be told.</param>
/// <param name="Problem">Why the row is refused; null for one that may be sent.</param>
/// <param name="Warning">What looks odd but is sent all the same; null where nothing does.</param>
internal readonly record struct Admission<T>(T Device, RowProblem? Problem, string? Warning)
{
    /// <summary>A refused row.</summary>
    /// <param name="device">The device as far as it can be told.</param>
    /// <param name="name">Key of the problem's text; the remedy's is the same with "Remedy" behind it.</param>
    /// <param name="values">What goes into the gaps of the text.</param>
    public static Admission<T> Refused(T device, string name, params object?[] values) => new(
        device,
        new RowProblem(
            name,
            Phrase.Of(Texts.ResourceManager.GetString(name, Texts.Culture)!, values),
            Texts.ResourceManager.GetString(name + "Remedy", Texts.Culture)!),
        null);
}
