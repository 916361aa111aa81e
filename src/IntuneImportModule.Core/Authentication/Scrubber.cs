using System.Text.RegularExpressions;

namespace IntuneImportModule.Core.Authentication;

/// <summary>Takes secrets out of words that a service or a library wrote, in case it repeats what it was sent.</summary>
internal sealed class Scrubber
{
    private const string Gap = "***";

    // A word as long as this is a token, an assertion or a code; ids and names are shorter, and an address is no great loss.
    private static readonly Regex LongWord = new(@"[^\s""'<>,;:&]{40,}", RegexOptions.CultureInvariant);

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);

    /// <summary>Makes a secret known; short ones cannot be told from other words otherwise.</summary>
    /// <param name="secret">The secret.</param>
    public void Know(string secret)
    {
        if (secret.Length > 0)
        {
            secrets.Add(secret);
        }
    }

    /// <summary>The words without the secrets, on one line.</summary>
    /// <param name="words">What somebody else wrote.</param>
    public string Clean(string words)
    {
        foreach (string secret in secrets)
        {
            words = words.Replace(secret, Gap).Replace(Uri.EscapeDataString(secret), Gap);
        }

        return LongWord.Replace(words, Gap).Replace("\r", "").Replace('\n', ' ').Trim();
    }
}
