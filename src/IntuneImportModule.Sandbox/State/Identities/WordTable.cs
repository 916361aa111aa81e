namespace IntuneImportModule.Sandbox.State;

/// <summary>The few words that stand in many rows, such as types and states, by number.</summary>
internal sealed class WordTable
{
    // Replaced and never changed: answers are written without the tenant's lock.
    private string[] _words = [];

    public string this[ushort number] => _words[number];

    public ushort NumberOf(string word)
    {
        int number = Array.IndexOf(_words, word);
        if (number < 0)
        {
            number = _words.Length;
            _words = [.. _words, word];
        }

        return checked((ushort)number);
    }
}
