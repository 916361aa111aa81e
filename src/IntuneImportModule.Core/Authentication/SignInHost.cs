using System.Net;
using IntuneImportModule.Core.Http;

namespace IntuneImportModule.Core.Authentication;

/// <summary>What a sign-in needs of its surroundings.</summary>
internal sealed record SignInHost
{
    /// <summary>A proxy of the user's; null for the system's. Loopback is never reached through one.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Shows the device code and its address to the person, on any thread.</summary>
    public required Action<string> TellUser { get; init; }

    /// <summary>Takes warnings, on any thread.</summary>
    public required Action<string> Warn { get; init; }

    /// <summary>The clock and the timers. MSAL and the services have their own clocks.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Carries requests for an address; null for the network. For tests.</summary>
    internal Func<Uri, HttpMessageHandler>? Handler { get; init; }

    /// <summary>A handler for requests to this address.</summary>
    public HttpMessageHandler HandlerFor(Uri target) => Handler?.Invoke(target) ?? ConnectionHandler.Create(target, Proxy);
}
