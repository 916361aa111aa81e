using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Decides what an identity record means for its row: Imported, Updated, AlreadyPresent or Failed.</summary>
internal sealed class DeviceIdentityVerdict
{
    private readonly Batch part;
    private readonly bool overwrite;
    private readonly DateTimeOffset firstAttempt;
    private readonly DateTimeOffset settled;

    private DeviceIdentityVerdict(Batch part, bool overwrite, DateTimeOffset firstAttempt, DateTimeOffset settled)
    {
        this.part = part;
        this.overwrite = overwrite;
        this.firstAttempt = firstAttempt;
        this.settled = settled;
    }

    /// <summary>The verdict on the rows of one answer.</summary>
    /// <param name="part">The rows, with their first send on record.</param>
    /// <param name="answer">The answer, whose Date header is the service's clock.</param>
    /// <param name="overwrite">Whether existing identities were to be replaced.</param>
    /// <param name="time">Our clock; where the answer is dated it says no more of the service's than how long ago something was.</param>
    public static DeviceIdentityVerdict For(Batch part, GraphAnswer answer, bool overwrite, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset service = answer.ServiceDate ?? now;
        DateTimeOffset first = part.Earlier is { } earlier
            ? earlier.FirstService ?? service - (now - earlier.First)
            : service - time.GetElapsedTime(part.FirstSentAt ?? time.GetTimestamp());

        // The Date header has whole seconds, rounded down; so does this, or our own rows would look older than our request.
        return new DeviceIdentityVerdict(
            part, overwrite, new DateTimeOffset(first.Ticks - (first.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero), now);
    }

    /// <summary>The result of a row whose record came in the import's answer.</summary>
    /// <param name="sent">The row as it was sent.</param>
    /// <param name="record">Its record, with a status.</param>
    /// <param name="requestId">The request-id of the answer.</param>
    public DeviceIdentityImportResult Judge(DeviceIdentityCandidate sent, DeviceIdentityRecord record, string? requestId)
    {
        bool isOurs = IsSinceFirstAttempt(record) && part.HadUnclearAttempt;
        DeviceIdentityImportResult Taken(ImportStatus status) => ResultOf(sent, record, status, requestId);
        return (overwrite, record.Status!.Value) switch
        {
            (false, true) => Taken(ImportStatus.Imported),
            (true, true) => Taken(isOurs || IsNew(record) ? ImportStatus.Imported : ImportStatus.Updated),
            (false, false) => isOurs ? Taken(ImportStatus.Imported) : AlreadyPresent(sent, Taken(ImportStatus.AlreadyPresent), record),
            (true, false) => Taken(ImportStatus.Failed) with
            {
                ErrorName = nameof(Texts.IdentityRefused),
                Message = Texts.IdentityRefused,
                Remedy = Texts.IdentityRefusedRemedy,
            },
        };
    }

    /// <summary>The result of a row whose record was found by asking, after its import stayed unclear.</summary>
    /// <param name="sent">The row as it was sent.</param>
    /// <param name="record">Its record.</param>
    /// <param name="last">What the import last came to.</param>
    public DeviceIdentityImportResult JudgeFound(DeviceIdentityCandidate sent, DeviceIdentityRecord record, GraphAnswer last)
    {
        DeviceIdentityImportResult result = ResultOf(sent, record, ImportStatus.Imported, requestId: null);
        if (IsSinceFirstAttempt(record))
        {
            return result;
        }

        if (!overwrite)
        {
            return AlreadyPresent(sent, result, record);
        }

        bool isUpdated = record.LastModifiedDateTime >= firstAttempt;
        return result with
        {
            Status = isUpdated ? ImportStatus.Updated : ImportStatus.Failed,
            ErrorName = isUpdated ? null : last.Error!.Code,
            Message = isUpdated ? null : last.Error!.Describe(),
        };
    }

    // What the service leaves out stays as it was sent. Made at once with all that is known: there are many rows.
    private DeviceIdentityImportResult ResultOf(DeviceIdentityCandidate sent, DeviceIdentityRecord record, ImportStatus status, string? requestId) => new(sent.Row)
    {
        Status = status,
        RequestId = requestId,
        Attempts = part.Attempts,
        Batch = part.SentNumber,
        SubmittedDateTime = part.SubmittedDateTime,
        SettledDateTime = settled,
        Id = record.Id,
        ImportedDeviceIdentifier = record.ImportedDeviceIdentifier ?? sent.Device.Identifier,
        ImportedDeviceIdentityType = record.ImportedDeviceIdentityType ?? sent.Device.Type,
        Description = record.Description ?? sent.Device.Description,
        Platform = record.Platform ?? sent.Device.Platform,
        EnrollmentState = record.EnrollmentState,
        Accepted = record.Status,
        CreatedDateTime = GraphDate.Read(record.CreatedDateTime),
        LastModifiedDateTime = GraphDate.Read(record.LastModifiedDateTime),
        LastContactedDateTime = GraphDate.Read(record.LastContactedDateTime),
    };

    private static DeviceIdentityImportResult AlreadyPresent(
        DeviceIdentityCandidate sent, DeviceIdentityImportResult result, DeviceIdentityRecord record)
    {
        bool differs = sent.Device.Description is not null && !string.Equals(sent.Device.Description, record.Description, StringComparison.Ordinal);
        return result with
        {
            Status = ImportStatus.AlreadyPresent,
            Description = record.Description,
            Message = !differs ? null : record.Description is null ? Texts.DescriptionNone : Phrase.Of(Texts.DescriptionDiffers, record.Description),
            Remedy = differs ? Texts.DescriptionDiffersRemedy : null,
        };
    }

    private bool IsSinceFirstAttempt(DeviceIdentityRecord record) => record.CreatedDateTime >= firstAttempt;

    // Within the clock's one second an identity of just before looks new; one that was changed after its creation is not.
    private bool IsNew(DeviceIdentityRecord record) =>
        IsSinceFirstAttempt(record) && !(record.LastModifiedDateTime > record.CreatedDateTime);
}
