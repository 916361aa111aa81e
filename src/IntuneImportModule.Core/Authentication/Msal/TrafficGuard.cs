namespace IntuneImportModule.Core.Authentication.Msal;

/// <summary>Lets requests pass to the one place that a sign-in has to do with, and stops all others before they are sent.</summary>
/// <param name="allowed">Whether an address is that place.</param>
/// <param name="inner">What carries the requests.</param>
internal sealed class TrafficGuard(Func<Uri, bool> allowed, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } target && allowed(target)
            ? base.SendAsync(request, cancellationToken)
            : throw new ForeignHostException(request.RequestUri?.Host ?? "?");
}
