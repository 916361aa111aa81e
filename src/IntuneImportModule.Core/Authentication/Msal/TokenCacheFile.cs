using IntuneImportModule.Core.Journal;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;

namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Keeps a person's sign-in between sessions, if that was asked for.</summary>
internal static class TokenCacheFile
{
    private const string Product = "IntuneImportModule";
    private const string FileName = "signin.cache";

    /// <summary>Connects a cache with its store. Without a protected store the sign-in stays in memory, with a warning.</summary>
    /// <param name="cache">MSAL's cache.</param>
    /// <param name="options">Says where to keep it.</param>
    /// <param name="host">Takes the warning.</param>
    /// <exception cref="SignInException">The file is a link or somebody else's.</exception>
    public static async Task AttachAsync(ITokenCache cache, PersonSignIn options, SignInHost host)
    {
        if (options.Caching == TokenCaching.Memory)
        {
            return;
        }

        string folder = options.CacheFolder ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), Product);
        PrepareFolder(folder);
        if (await StoreAsync(Protected(folder)).ConfigureAwait(false) is { } store)
        {
            store.RegisterCache(cache);
        }
        else if (options.Caching == TokenCaching.PlainTextAllowed && await StoreAsync(PlainText(folder)).ConfigureAwait(false) is { } file)
        {
            host.Warn(Phrase.Of(Texts.TokenCacheUnencrypted, Path.Combine(folder, FileName)));
            file.RegisterCache(cache);
        }
        else
        {
            host.Warn(Texts.TokenCacheUnavailable);
        }
    }

    private static StorageCreationProperties Protected(string folder) => new StorageCreationPropertiesBuilder(FileName, folder)
        .WithMacKeyChain(Product, "sign-in")
        .WithLinuxKeyring(
            Product,
            MsalCacheHelper.LinuxKeyRingDefaultCollection,
            Product + " sign-in",
            new KeyValuePair<string, string>("Product", Product),
            new KeyValuePair<string, string>("Version", "1"))
        .Build();

    private static StorageCreationProperties PlainText(string folder) =>
        new StorageCreationPropertiesBuilder(FileName, folder).WithUnprotectedFile().Build();

    private static async Task<MsalCacheHelper?> StoreAsync(StorageCreationProperties properties)
    {
        MsalCacheHelper store = await MsalCacheHelper.CreateAsync(properties).ConfigureAwait(false);
        try
        {
            store.VerifyPersistence();
            return store;
        }
        catch (MsalCachePersistenceException)
        {
            // No keyring, no session bus, no library: all mean that there is no such store here.
            return null;
        }
    }

    private static void PrepareFolder(string folder)
    {
        try
        {
#if NET
            if (!OperatingSystem.IsWindows() && !Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
#endif
            if ((Directory.CreateDirectory(folder).Attributes & FileAttributes.ReparsePoint) != 0)
            {
                throw SignInError.Of(nameof(Texts.TokenCacheRefused), folder);
            }

            // MSAL writes beside the cache, too: the lock, and a sample to see whether the store works.
            foreach (string suffix in (string[])["", ".lockfile", ".test"])
            {
                OwnerOnlyFile.RequireOurs(Path.Combine(folder, FileName + suffix));
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw SignInError.Of(nameof(Texts.TokenCacheRefused), folder);
        }
    }
}
