namespace IntuneImportModule.Sandbox.Http;

/// <summary>Answers requests. The body of a request is valid until the returned task has ended.</summary>
internal delegate Task<HttpReply> RequestHandler(HttpRequest request, CancellationToken cancellationToken);
