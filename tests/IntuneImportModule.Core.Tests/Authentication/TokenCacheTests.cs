using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class TokenCacheTests : SignInTest, IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("cache").FullName, "IntuneImportModule");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public async Task Memory_is_the_default_and_writes_nothing()
    {
        await SignInAsync(Way with { Caching = TokenCaching.Memory });

        Assert.False(Directory.Exists(_folder));
        Assert.Empty(Warned);
    }

    [Fact]
    public async Task Without_a_protected_store_the_sign_in_stays_in_memory_and_says_so()
    {
        await SignInAsync(Way with { Caching = TokenCaching.Protected });

        // Where there is a store (DPAPI, a keychain, a keyring on the session bus) it is used; in the clear it never is.
        Assert.Equal(Warned.IsEmpty, await CanSignInSilentlyAsync(TokenCaching.Protected));
        Assert.All(Warned, warning => Assert.Contains("in memory only", warning));
        Assert.All(Files(), file => Assert.DoesNotContain("refresh-1", File.ReadAllText(file)));
    }

    [Fact]
    public async Task Plain_file_needs_permission_and_is_for_its_owner_only()
    {
        await SignInAsync(Way with { Caching = TokenCaching.PlainTextAllowed });

        Assert.True(await CanSignInSilentlyAsync(TokenCaching.PlainTextAllowed));
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Files())));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
        }
    }

    [Fact]
    public async Task Cached_sign_in_serves_an_unattended_session_until_it_ends()
    {
        await SignInAsync(Way with { Caching = TokenCaching.PlainTextAllowed });
        Entra.Now(_ => EntraAnswers.Error(700082, "invalid_grant"));

        // The access token at hand still serves; when it no longer does, nobody is asked.
        Assert.True(await CanSignInSilentlyAsync(TokenCaching.PlainTextAllowed));
        ITokenSource source = await ConnectAsync(Way with { Caching = TokenCaching.PlainTextAllowed, Attended = false });
        Clock.Advance(TimeSpan.FromMinutes(61));
        SignInException error = await Assert.ThrowsAsync<SignInException>(() => source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal("SignInInteractionRequired", error.ErrorId);
        Assert.Single(Told);
    }

    [Fact]
    public async Task Hint_of_another_person_takes_nobodys_cached_sign_in()
    {
        await SignInAsync(Way with { Caching = TokenCaching.PlainTextAllowed });

        Assert.Equal(
            "SignInUnattended",
            (await RefusedAsync(Way with { Caching = TokenCaching.PlainTextAllowed, Attended = false, LoginHint = "eve@contoso.example" })).ErrorId);
    }

    [Fact]
    public async Task Signing_out_forgets_the_sign_in()
    {
        RenewingTokenSource source = (RenewingTokenSource)await SignInAsync(Way with { Caching = TokenCaching.PlainTextAllowed });
        await source.SignOutAsync();

        Assert.False(await CanSignInSilentlyAsync(TokenCaching.PlainTextAllowed));
        Assert.All(Files(), file => Assert.DoesNotContain("refresh-1", File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("signin.cache")]
    [InlineData("signin.cache.lockfile")]
    [InlineData("signin.cache.test")]
    public async Task Link_in_the_files_place_is_refused_and_its_target_left_alone(string name)
    {
        Directory.CreateDirectory(_folder);
        string target = Path.Combine(_folder, "target");
        File.WriteAllText(target, "theirs");
        File.CreateSymbolicLink(Path.Combine(_folder, name), target);

        Assert.Equal("TokenCacheRefused", (await RefusedAsync(Way with { Caching = TokenCaching.PlainTextAllowed })).ErrorId);
        Assert.Equal("theirs", File.ReadAllText(target));
        Assert.Empty(Entra.Requests);
    }

    [Fact]
    public async Task Folder_that_is_a_link_is_refused()
    {
        string elsewhere = Directory.CreateDirectory(_folder + "-elsewhere").FullName;
        Directory.CreateSymbolicLink(_folder, elsewhere);

        Assert.Equal("TokenCacheRefused", (await RefusedAsync(Way with { Caching = TokenCaching.Protected })).ErrorId);
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    private DeviceCodeSignIn Way => new() { ClientId = AppId, TenantId = TenantId, CacheFolder = _folder };

    private string[] Files() => Directory.GetFiles(_folder);

    private async Task<ITokenSource> SignInAsync(SignInOptions options)
    {
        Entra.Then(EntraAnswers.DeviceCode("device-1")).Then(EntraAnswers.Person(TestJwt.Person(), "refresh-1"));
        ITokenSource source = await ConnectAsync(options);
        Assert.Single(Told);
        return source;
    }

    private async Task<bool> CanSignInSilentlyAsync(TokenCaching caching)
    {
        SignInHost host = Host with { Warn = _ => { } };
        try
        {
            return (await ConnectAsync(Way with { Caching = caching, Attended = false }, host)).Info.Account == Ada;
        }
        catch (SignInException nobody) when (nobody.ErrorId == "SignInUnattended")
        {
            return false;
        }
    }
}
