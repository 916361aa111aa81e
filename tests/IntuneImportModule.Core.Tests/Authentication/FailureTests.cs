using System.Net;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class FailureTests : SignInTest
{
    [Theory]
    [InlineData(65001, "SignInConsentMissing")]
    [InlineData(90002, "SignInTenantUnknown")]
    [InlineData(500011, "SignInResourceUnknown")]
    [InlineData(700016, "SignInAppNotFound")]
    [InlineData(7000112, "SignInAppDisabled")]
    [InlineData(7000215, "SignInSecretInvalid")]
    [InlineData(7000222, "SignInSecretExpired")]
    [InlineData(700027, "SignInCertificateUnknown")]
    [InlineData(700024, "SignInAssertionStale")]
    [InlineData(700213, "SignInFederationUnknown")]
    [InlineData(53003, "SignInConditionalAccess")]
    [InlineData(50076, "SignInInteractionRequired")]
    public async Task Known_code_is_explained_with_the_next_step(int code, string errorId)
    {
        Entra.Then(_ => EntraAnswers.Error(code));

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal("AADSTS" + code, error.Code);
        Assert.Equal(EntraAnswers.CorrelationId, error.CorrelationId);
        Assert.NotNull(error.Remedy);
        Assert.Contains(error.Remedy, error.Message);
        Assert.EndsWith($"(AADSTS{code}, correlation id {EntraAnswers.CorrelationId})", error.Message);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task Unknown_code_keeps_the_services_words()
    {
        Entra.Then(_ => EntraAnswers.Error(424242));

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal(("SignInFailed", "AADSTS424242"), (error.ErrorId, error.Code));
        Assert.Contains("Words of the service.", error.Message);
        Assert.DoesNotContain("Trace ID", error.Message);
    }

    [Fact]
    public void Every_text_of_the_table_exists_with_its_remedy()
    {
        Assert.All(EntraErrors.Known.Values, id => Assert.NotNull(SignInError.Of(id, "x", "y").Remedy));
    }

    [Fact]
    public async Task Throttled_sign_in_waits_as_it_is_told()
    {
        Entra.Then(EntraAnswers.Throttled(1)).Then(EntraAnswers.App(TestJwt.App()));
        long started = TimeProvider.System.GetTimestamp();

        await ConnectAsync(SecretSignIn(), Host with { Time = TimeProvider.System });

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(1));
        Assert.Equal(2, Entra.TokenRequests.Count);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(null)]
    public async Task Throttling_beyond_patience_is_said(int? retryAfter)
    {
        Entra.Then(_ => EntraAnswers.Throttled(retryAfter));

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal("SignInThrottled", error.ErrorId);
        Assert.Equal(retryAfter, error.RetryAfter?.TotalSeconds);
        Assert.Single(Entra.TokenRequests);
    }

    [Fact]
    public async Task Broken_service_is_asked_twice_and_then_reported()
    {
        Entra.Then(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal("SignInServiceDown", error.ErrorId);
        Assert.Equal(2, Entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Answer_that_is_no_json_is_reported_without_its_content()
    {
        Entra.Then(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>log in to the hotel's network</html>") });

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal("SignInAnswerUnreadable", error.ErrorId);
        Assert.DoesNotContain("hotel", error.ToString());
    }

    [Fact]
    public async Task Service_out_of_reach_is_named_with_its_host()
    {
        Entra.Then(_ => throw new HttpRequestException("outer", new IOException("no route")));

        SignInException error = await RefusedAsync(SecretSignIn());

        Assert.Equal("SignInConnectionFailed", error.ErrorId);
        Assert.Contains("'login.microsoftonline.com'", error.Message);
        Assert.Contains("no route", error.Message);
    }

    [Fact]
    public async Task Patience_has_a_limit_and_the_caller_can_end_it_sooner()
    {
        TaskCompletionSource asked = new();
        SignInHost host = Host with { Handler = _ => new SilentHandler(asked) };
        Task<SignInException> waiting = RefusedAsync(SecretSignIn() with { Patience = TimeSpan.FromSeconds(30) }, host);
        await asked.Task;
        Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("SignInTimeout", (await waiting).ErrorId);

        using CancellationTokenSource ended = new(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SignIn.ConnectAsync(SecretSignIn(), host, ended.Token));
    }

    private sealed class SilentHandler(TaskCompletionSource asked) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
