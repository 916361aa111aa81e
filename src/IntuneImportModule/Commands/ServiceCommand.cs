using System.Collections.Concurrent;
using System.Management.Automation;
using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Errors;
using IntuneImportModule.Session;

namespace IntuneImportModule.Commands;

/// <summary>What the commands around the import have in common: a client of their own, and the way from its tasks to the pipeline.</summary>
public abstract class ServiceCommand : IntuneImportCommand, IDisposable
{
    // How often a long wait is looked at for something to tell.
    private const int LookMilliseconds = 200;

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> log = new();

    private protected IntuneImportContext Connected { get; private set; } = null!;

    private protected GraphClient Client { get; private set; } = null!;

    private protected Stopping Ending => Core.Graph.Stopping.At(stop.Token);

    /// <summary>The reason that Multi Admin Approval asks for; null for commands that only read.</summary>
    private protected virtual string? Justification => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Connected = RequireContext();
        Client = new GraphClient(Connected.Connection, new GraphClientOptions
        {
            RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSec),
            ApprovalJustification = Justification,
            Observer = exchange => log.Enqueue(ExchangeWords.Of(exchange)),
        });
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    /// <summary>Ends what is under way.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is under way.</summary>
    /// <param name="disposing">False from a finalizer, of which there is none.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Not disposed: StopProcessing may still come on another thread, and it holds nothing.
            stop.Cancel();
        }
    }

    /// <summary>Waits for a task and passes on what is to be told meanwhile.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="task">The task.</param>
    /// <exception cref="GraphException">The service did not do what was asked.</exception>
    private protected T Await<T>(Task<T> task)
    {
        try
        {
            while (Task.WaitAny([task], LookMilliseconds) < 0)
            {
                Tell();
            }

            Tell();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The engine expects this of a stopped command and nothing else.
            throw new PipelineStoppedException();
        }
    }

    /// <summary>The same for a command that cannot go on without.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="task">The task.</param>
    private protected T Require<T>(Task<T> task)
    {
        try
        {
            return Await(task);
        }
        catch (GraphException failure)
        {
            ThrowTerminatingError(ErrorRecords.ForGraph(failure));
            throw;
        }
    }

    /// <summary>The pages of a collection, each when it has come.</summary>
    /// <typeparam name="T">The kind of record.</typeparam>
    /// <param name="pages">The pages.</param>
    private protected IEnumerable<IReadOnlyList<T>> Pages<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        IAsyncEnumerator<IReadOnlyList<T>> page = pages.GetAsyncEnumerator(stop.Token);
        try
        {
            while (Require(page.MoveNextAsync().AsTask()))
            {
                yield return page.Current;
            }
        }
        finally
        {
            page.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The question to the user before something is changed.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">The action's name.</param>
    private protected bool Approves(string target, string action) =>
        ShouldProcess(target, Phrase.Of(Texts.ServiceAction, action, Connected.TenantName));

    private void Tell()
    {
        while (log.TryDequeue(out string? line))
        {
            WriteVerbose(line);
        }
    }
}
