using IntuneImportModule.Core.Graph;
using IntuneImportModule.Core.Registrations;

namespace IntuneImportModule.Session;

/// <summary>The group tags of a tenant's devices, for completion: asked for in the background, and kept for a few minutes.</summary>
internal sealed class GroupTagCache
{
    // Help with typing is not worth more requests; a page has about a thousand devices.
    private const int MostPages = 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    private readonly GraphConnection connection;
    private readonly TimeProvider time;
    private volatile string[] tags = [];
    private Task loading = Task.CompletedTask;
    private DateTimeOffset staleFrom = DateTimeOffset.MinValue;

    /// <summary>A cache that holds nothing yet.</summary>
    /// <param name="connection">The connection to the tenant.</param>
    /// <param name="time">The clock.</param>
    public GroupTagCache(GraphConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
    }

    /// <summary>The tags as far as they are known within the patience; empty where they cannot be had. Never throws.</summary>
    /// <param name="patience">How long the caller can wait.</param>
    public IReadOnlyList<string> Get(TimeSpan patience)
    {
        if (loading.IsCompleted && time.GetUtcNow() >= staleFrom)
        {
            staleFrom = time.GetUtcNow() + Lifetime;
            loading = Task.Run(LoadAsync);

            // Somebody who is typing has no use for an error; the next command will meet it.
            loading.ContinueWith(static failed => _ = failed.Exception, TaskScheduler.Default);
        }

        // Unlike Wait, it does not throw what the task did.
        Task.WaitAny([loading], patience);
        return tags;
    }

    private async Task LoadAsync()
    {
        GraphClient client = new(connection, new GraphClientOptions { RequestTimeout = RequestTimeout, Time = time });
        SortedSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        bool isFirst = tags.Length == 0;
        int pages = 0;
        await foreach (IReadOnlyList<AutopilotRegistrationRecord> page in RegistrationCollection
            .AllAsync(client, RegistrationCollection.Version, Stopping.At(CancellationToken.None)).ConfigureAwait(false))
        {
            found.UnionWith(page.Select(device => device.GroupTag?.Trim()).OfType<string>().Where(tag => tag.Length > 0));
            if (isFirst)
            {
                tags = [.. found];
            }

            if (++pages == MostPages)
            {
                break;
            }
        }

        tags = [.. found];
    }
}
