namespace IntuneImportModule.Core.Authentication.Assertions;

/// <summary>Gets what the host's identity provider says of the workload.</summary>
internal interface IAssertionSource
{
    /// <summary>A current assertion, asked for anew each time: they live for minutes.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">There is none.</exception>
    Task<string> GetAsync(CancellationToken cancellationToken);
}
