using System.Text.Json.Serialization;

namespace IntuneImportModule.Core.Import;

/// <summary>The result of one input row. Never holds a hardware hash.</summary>
public abstract record ImportResult
{
    private readonly Moment submitted;
    private readonly Moment settled;

    /// <summary>A result of which nothing is known yet.</summary>
    private protected ImportResult()
    {
    }

    /// <summary>What the rules said of a row.</summary>
    /// <param name="row">The row.</param>
    private protected ImportResult(CheckedRow row)
    {
        Row = row.Number;
        Source = row.Source.File is null ? null : row.Source.ToString();
        Status = row.Problem is null ? ImportStatus.Pending : ImportStatus.Invalid;
        ErrorName = row.Problem?.Name;
        Message = row.Problem?.Message;
        Remedy = row.Problem?.Remedy;
        Warning = row.Warning;
    }

    /// <summary>1-based place of the row in the input, over all files.</summary>
    public int Row { get; init; }

    /// <summary>file:line for a row that came from a file; null otherwise.</summary>
    public string? Source { get; init; }

    /// <summary>What became of the row.</summary>
    public ImportStatus Status { get; init; }

    /// <summary>True where the device is in the service: Imported, Updated, AlreadyPresent.</summary>
    [JsonIgnore]
    public bool Succeeded => Status.IsSuccess();

    /// <summary>The code of whoever refused the row: service, HTTP or our rule; null where nobody did.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The name of whoever's refusal, such as ZtdDeviceAssignedToOtherTenant; null where there is none.</summary>
    public string? ErrorName { get; init; }

    /// <summary>What happened, in plain words; null where the status says it all.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it; null where nothing is to be done.</summary>
    public string? Remedy { get; init; }

    /// <summary>What looked odd about the row although it was sent; null where nothing did.</summary>
    public string? Warning { get; init; }

    /// <summary>The service's request-id of the exchange that decided the row; its support asks for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>How often the row was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>1-based number of the batch that the row went with; null if it was never sent.</summary>
    public int? Batch { get; init; }

    /// <summary>When the row was last sent, in UTC.</summary>
    public DateTimeOffset? SubmittedDateTime
    {
        get => submitted.Time;
        init => submitted = Moment.Of(value);
    }

    /// <summary>When its fate was known, in UTC.</summary>
    public DateTimeOffset? SettledDateTime
    {
        get => settled.Time;
        init => settled = Moment.Of(value);
    }

    /// <summary>True for a result that an earlier, interrupted run had written to the journal.</summary>
    public bool Resumed { get; init; }

    /// <summary>What people call the device: its serial number or identifier.</summary>
    internal abstract string Label { get; }
}
