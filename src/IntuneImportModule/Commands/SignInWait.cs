using System.Collections.Concurrent;
using System.Management.Automation;
using System.Net;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Commands;

/// <summary>Waits for a sign-in on the pipeline thread and passes on what it says meanwhile.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="proxy">A proxy of the user's; null for the system's.</param>
internal sealed class SignInWait(PSCmdlet cmdlet, IWebProxy? proxy)
{
    private static readonly string[] ShownByHost = ["PSHOST"];

    /// <summary>Signs in.</summary>
    /// <param name="options">The way.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    /// <exception cref="SignInException">It failed.</exception>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public ITokenSource Run(SignInOptions options, CancellationToken cancellationToken)
    {
        using BlockingCollection<Action> told = new();
        SignInHost host = new()
        {
            Proxy = proxy,
            TellUser = text => told.Add(() => Tell(text)),
            Warn = text => told.Add(() => cmdlet.WriteWarning(text)),
        };
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ITokenSource> signIn = Task.Run(() => SignIn.ConnectAsync(options, host, ended.Token), CancellationToken.None);
        _ = signIn.ContinueWith(_ => told.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        // Ends with the sign-in, which the token ends.
        try
        {
            foreach (Action say in told.GetConsumingEnumerable(CancellationToken.None))
            {
                say();
            }
        }
        finally
        {
            if (!signIn.IsCompleted)
            {
                // What was said ended the command, as -WarningAction Stop does: nobody is waited for any longer.
                ended.Cancel();
            }
        }

        try
        {
            return signIn.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    // Like Write-Host: seen at the prompt, kept in transcripts and job streams, never among the output.
    private void Tell(string text) => cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ShownByHost);
}
