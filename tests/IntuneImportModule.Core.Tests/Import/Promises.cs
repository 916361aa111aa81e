using IntuneImportModule.Core.Devices;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Import;

/// <summary>What must hold after every run, whatever happened in it.</summary>
internal static class Promises
{
    /// <summary>Checks all of them.</summary>
    /// <param name="outcome">The run.</param>
    /// <param name="mayBeUnconfirmed">Whether what was done to it leaves the fate of a row open.</param>
    public static void Hold(Outcome outcome, bool mayBeUnconfirmed = false)
    {
        Assert.Null(outcome.Thrown);
        Assert.False(outcome.IsStillBusy, "Something goes on after the end.");
        OneResultEachInOrder(outcome);
        FailureComesLast(outcome);
        NothingSentAfterFailure(outcome);
        AcceptedIsReported(outcome, mayBeUnconfirmed);
    }

    private static void OneResultEachInOrder(Outcome outcome)
    {
        Assert.Equal(Enumerable.Range(1, outcome.Plan.Rows.Count), outcome.Results.Select(result => result.Row));
        Assert.All(outcome.Results, result => Assert.NotNull(result.SettledDateTime));
    }

    private static void FailureComesLast(Outcome outcome)
    {
        Assert.True(outcome.Events.OfType<RunFailedEvent>().Count() <= 1);
        Assert.True(outcome.Failure is null || outcome.Events[^1] is RunFailedEvent);
        Assert.NotEqual("UnexpectedFailure", outcome.Failure?.ErrorId);
    }

    // Requests that were under way, or had just been let through, may arrive in the same moment; nothing later.
    private static void NothingSentAfterFailure(Outcome outcome)
    {
        DateTimeOffset? fatal = outcome.Failure is null
            ? null
            : outcome.Imports.Where(request => request.StatusCode is 401 or 403 or (>= 300 and < 400))
                .Select(request => (DateTimeOffset?)(request.ReceivedDateTime + request.Duration)).LastOrDefault();
        if (fatal is not null && outcome.Plan.Tokens is null)
        {
            Assert.DoesNotContain(outcome.Imports, request => request.ReceivedDateTime > fatal);
        }
    }

    private static void AcceptedIsReported(Outcome outcome, bool mayBeUnconfirmed)
    {
        ILookup<string, SandboxAcceptedRow> accepted = outcome.Accepted.Where(row => row.Status).ToLookup(Identity);
        HashSet<string> named = [];
        foreach (ImportResult result in outcome.Results.Where(result => result.Status is not (ImportStatus.Duplicate or ImportStatus.Invalid)))
        {
            string identity = Identity(result);
            named.Add(identity);
            int times = accepted[identity].Count();
            string what = $"row {result.Row} {result.Status} {result.ErrorName} {result.Message}";
            Assert.True(times <= 1 || outcome.Plan.Options.Overwrite, $"Accepted {times} times: {what}");
            if (result.Status == ImportStatus.Unconfirmed)
            {
                Assert.True(mayBeUnconfirmed, "Nothing leaves it open: " + what);
            }
            else
            {
                Assert.True(SaysAccepted(result) == times > 0, $"Accepted {times} times, but {what}");
            }
        }

        Assert.All(accepted, group => Assert.Contains(group.Key, named));
    }

    private static bool SaysAccepted(ImportResult result) => result.Status switch
    {
        ImportStatus.Imported or ImportStatus.Updated or ImportStatus.Pending => true,

        // A device error comes from the record, so the row was accepted; an identifier that is present already was not taken.
        ImportStatus.AlreadyPresent => result is AutopilotImportResult,
        ImportStatus.Failed => result is AutopilotImportResult { DeviceImportStatus: "error" },
        _ => false,
    };

    // Tests give every device a name of its own; the type may come back as a member that nobody knows.
    private static string Identity(SandboxAcceptedRow row) => AutopilotDevice.IdentityOf(row.Identifier)!;

    private static string Identity(ImportResult result) => AutopilotDevice.IdentityOf(result.Label)!;
}
