namespace IntuneImportModule.Core.Devices;

/// <summary>Puts the things that look odd about a row into one text.</summary>
internal static class Warnings
{
    /// <summary>The texts that there are, with a blank between them; null where there are none.</summary>
    /// <param name="texts">Whole sentences, or null.</param>
    public static string? Join(params ReadOnlySpan<string?> texts)
    {
        string? all = null;
        foreach (string? text in texts)
        {
            all = all is null ? text : text is null ? all : all + " " + text;
        }

        return all;
    }
}
