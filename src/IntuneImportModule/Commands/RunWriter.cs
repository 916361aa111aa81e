using System.Management.Automation;
using IntuneImportModule.Core.Import;
using IntuneImportModule.Errors;

namespace IntuneImportModule.Commands;

/// <summary>Passes a run's events on to a cmdlet's streams.</summary>
internal sealed class RunWriter
{
    private const int ProgressId = 0x1147;
    private readonly PSCmdlet cmdlet;
    private readonly string activity;
    private bool showsProgress;

    /// <summary>A writer for one command.</summary>
    /// <param name="cmdlet">The cmdlet; used on its pipeline thread only.</param>
    /// <param name="activity">What the progress bar calls the command.</param>
    public RunWriter(PSCmdlet cmdlet, string activity)
    {
        this.cmdlet = cmdlet;
        this.activity = activity;
    }

    /// <summary>Writes events until there are no more at present.</summary>
    /// <param name="events">What <see cref="ImportRun.Ready"/> or <see cref="ImportRun.Rest"/> gives.</param>
    public void Write(IEnumerable<ImportEvent> events)
    {
        try
        {
            foreach (ImportEvent told in events)
            {
                Write(told);
            }
        }
        catch (OperationCanceledException)
        {
            // StopProcessing came; the engine expects this and nothing else.
            throw new PipelineStoppedException();
        }
    }

    private void Write(ImportEvent told)
    {
        switch (told)
        {
            case ResultEvent { Result: var result, Target: var target }:
                cmdlet.WriteObject(result, enumerateCollection: false);
                if (ErrorRecords.ForRow(result, target) is { } error)
                {
                    cmdlet.WriteError(error);
                }

                break;
            case WarningEvent warning:
                EndProgress();
                cmdlet.WriteWarning(warning.Text);
                break;
            case VerboseEvent verbose:
                cmdlet.WriteVerbose(verbose.Text);
                break;
            case ProgressEvent { Progress: var progress }:
                showsProgress = true;
                cmdlet.WriteProgress(Record(progress));
                break;
            case RunFailedEvent failed:
                EndProgress();
                cmdlet.ThrowTerminatingError(ErrorRecords.ForRun(failed.Failure));
                break;
        }
    }

    /// <summary>Takes the progress bar away.</summary>
    public void EndProgress()
    {
        if (showsProgress)
        {
            showsProgress = false;
            cmdlet.WriteProgress(new ProgressRecord(ProgressId, activity, " ") { RecordType = ProgressRecordType.Completed });
        }
    }

    private ProgressRecord Record(ImportProgress progress) => new(
        ProgressId, activity, Phrase.Of(Texts.ProgressStatus, progress.Read, progress.Sent, progress.Settled, progress.Rate))
    {
        PercentComplete = progress.Percent ?? -1,
        SecondsRemaining = progress.Remaining is { } left ? (int)Math.Min(left.TotalSeconds, int.MaxValue) : -1,
    };
}
