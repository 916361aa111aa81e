using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class RenewalTests : SignInTest
{
    [Fact]
    public async Task Token_of_seconds_is_renewed_before_it_ends()
    {
        (string first, string second) = (TestJwt.App(), TestJwt.App());
        Entra.Then(EntraAnswers.App(first, expiresIn: 10)).Then(EntraAnswers.App(second, expiresIn: 10));
        ITokenSource source = await ConnectAsync(SecretSignIn());

        Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(first, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(second, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal(2, Entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Token_of_an_hour_is_renewed_five_minutes_before_its_end()
    {
        Entra.Then(EntraAnswers.App(TestJwt.App())).Then(EntraAnswers.App(TestJwt.App()));
        ITokenSource source = await ConnectAsync(SecretSignIn());

        Clock.Advance(TimeSpan.FromMinutes(54));
        await source.GetTokenAsync(TokenRequest.Ordinary, default);
        Assert.Single(Entra.TokenRequests);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await source.GetTokenAsync(TokenRequest.Ordinary, default);
        Assert.Equal(2, Entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Early_renewal_that_fails_harms_nobody_while_the_token_holds()
    {
        string first = TestJwt.App();
        Entra.Then(EntraAnswers.App(first)).Then(_ => EntraAnswers.Error(7000222));
        ITokenSource source = await ConnectAsync(SecretSignIn());

        Clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal(first, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal(first, await source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal(2, Entra.TokenRequests.Count);

        Clock.Advance(TimeSpan.FromMinutes(5));
        SignInException error = await Assert.ThrowsAsync<SignInException>(() => source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal("SignInSecretExpired", error.ErrorId);
    }

    [Fact]
    public async Task Refused_token_is_renewed_once_for_all_who_had_it_refused()
    {
        (string first, string second) = (TestJwt.App(), TestJwt.App());
        Entra.Then(EntraAnswers.App(first)).Then(_ => EntraAnswers.App(second));
        ITokenSource source = await ConnectAsync(SecretSignIn());
        TaskCompletionSource allAreWaiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Entra.Gate = allAreWaiting.Task;

        Task<string>[] waiting = [.. Enumerable.Range(0, 8).Select(_ => source.GetTokenAsync(new TokenRequest(first), default))];
        allAreWaiting.SetResult();
        string[] renewed = await Task.WhenAll(waiting);

        Assert.All(renewed, token => Assert.Equal(second, token));
        Assert.Equal(2, Entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Claims_challenge_is_passed_on()
    {
        string first = TestJwt.App();
        Entra.Then(EntraAnswers.App(first)).Then(EntraAnswers.App(TestJwt.App()));
        ITokenSource source = await ConnectAsync(SecretSignIn());

        await source.GetTokenAsync(new TokenRequest(first, """{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}"""), default);

        string claims = Entra.TokenRequests[1].Form["claims"];
        Assert.Contains("1700000000", claims);
        Assert.Contains("cp1", claims);
    }

    [Fact]
    public async Task Renewal_ends_with_the_callers_patience()
    {
        string first = TestJwt.App();
        Entra.Then(EntraAnswers.App(first));
        ITokenSource source = await ConnectAsync(SecretSignIn());
        using CancellationTokenSource ended = new();
        ended.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.GetTokenAsync(new TokenRequest(first), ended.Token));
    }

    [Fact]
    public async Task Token_source_of_a_handed_over_token_says_when_it_ended()
    {
        string token = TestJwt.Of(new() { ["exp"] = Clock.Start.AddMinutes(5).ToUnixTimeSeconds(), ["scp"] = "x" });
        ITokenSource source = await ConnectAsync(new AccessTokenSignIn(new Secret(token)));
        Assert.Equal(token, await source.GetTokenAsync(TokenRequest.Ordinary, default));

        Clock.Advance(TimeSpan.FromMinutes(6));
        SignInException error = await Assert.ThrowsAsync<SignInException>(() => source.GetTokenAsync(TokenRequest.Ordinary, default));
        Assert.Equal("AccessTokenExpired", error.ErrorId);
        Assert.Contains(source.Info.ExpiresOn!.Value.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture), error.Message);
        Assert.Empty(Entra.Requests);
    }
}
