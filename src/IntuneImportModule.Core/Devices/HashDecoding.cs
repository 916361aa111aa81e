namespace IntuneImportModule.Core.Devices;

/// <summary>What came of decoding the base64 text of a hardware hash.</summary>
internal readonly struct HashDecoding
{
    private HashDecoding(int length, bool paddingAdded, string? problem)
    {
        Length = length;
        PaddingAdded = paddingAdded;
        Problem = problem;
    }

    /// <summary>The number of bytes that were decoded; 0 when there is a problem.</summary>
    public int Length { get; }

    /// <summary>True where the text lacked one or two '=' at its end and they were supplied.</summary>
    public bool PaddingAdded { get; }

    /// <summary>Why the text is no base64; null when it is.</summary>
    public string? Problem { get; }

    /// <summary>A text that was decoded.</summary>
    public static HashDecoding Of(int length, bool paddingAdded) => new(length, paddingAdded, problem: null);

    /// <summary>A text that could not be decoded.</summary>
    public static HashDecoding Failed(string problem) => new(0, false, problem);
}
