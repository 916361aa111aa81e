using System.Reflection;

namespace IntuneImportModule.Session;

/// <summary>The rule by which a library file of ours may stand in for one that is asked for. Pure, so that it can be tested anywhere.</summary>
internal static class LibraryRule
{
    /// <summary>Whether a file of ours satisfies a request that .NET Framework could not.</summary>
    /// <param name="requested">What is asked for.</param>
    /// <param name="shipped">What lies in our folder under that name.</param>
    /// <param name="requesterFolder">The folder of the library that asks; null where .NET does not say.</param>
    /// <param name="ourFolder">The folder of our libraries.</param>
    public static bool Satisfies(AssemblyName requested, AssemblyName shipped, string? requesterFolder, string ourFolder)
    {
        // Another module's libraries are none of our business.
        if (requesterFolder is not null && !string.Equals(requesterFolder, ourFolder, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return string.Equals(requested.Name, shipped.Name, StringComparison.OrdinalIgnoreCase)
            && (requested.Version is null || shipped.Version >= requested.Version)
            && TokenOf(requested).SequenceEqual(TokenOf(shipped))
            && string.IsNullOrEmpty(requested.CultureName);
    }

    private static byte[] TokenOf(AssemblyName name) => name.GetPublicKeyToken() ?? [];
}
