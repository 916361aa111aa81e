namespace IntuneImportModule.Core.Authentication.Assertions;

/// <summary>A file that the host keeps current, as Kubernetes does.</summary>
/// <param name="path">The file.</param>
internal sealed class FileAssertion(string path) : IAssertionSource
{
    public Task<string> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            string assertion = File.ReadAllText(path).Trim();
            return assertion.Length > 0
                ? Task.FromResult(assertion)
                : throw SignInError.Of(nameof(Texts.AssertionFileEmpty), path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw SignInError.Of(nameof(Texts.AssertionFileUnreadable), path, unreadable.Message);
        }
    }
}
