namespace IntuneImportModule.Core.Journal;

/// <summary>A journal that cannot be used: foreign, damaged, in use, not ours, or not to be written. The file was left as it is.</summary>
public sealed class JournalException : Exception
{
    internal JournalException(string errorId, string path, string message, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Path = path;
    }

    /// <summary>Short id in PascalCase, such as JournalInUse; the key of its text.</summary>
    public string ErrorId { get; }

    /// <summary>Full path of the journal.</summary>
    public string Path { get; }

    /// <summary>A line that no run of this module has written so.</summary>
    internal static JournalException Damaged(string path, int line, Exception? inner = null) =>
        new(nameof(Texts.JournalDamaged), path, Phrase.Of(Texts.JournalDamaged, path, line), inner);
}
