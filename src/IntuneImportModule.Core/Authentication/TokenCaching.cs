namespace IntuneImportModule.Core.Authentication;

/// <summary>Where a person's sign-in is kept.</summary>
internal enum TokenCaching
{
    /// <summary>In this process only.</summary>
    Memory,

    /// <summary>In the system's protected store (DPAPI, Keychain, libsecret); in memory, with a warning, where there is none.</summary>
    Protected,

    /// <summary>
    /// As <see cref="Protected"/>, but where there is no such store in a plain file that only the owner can read, with a warning.
    /// </summary>
    PlainTextAllowed,
}
