using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>A row that is held back after its import.</summary>
/// <param name="ticket">The row.</param>
/// <param name="result">The result of its import.</param>
internal sealed class HeldRow(Ticket ticket, AutopilotImportResult result)
{
    private AutopilotImportResult? kept;

    /// <summary>The row.</summary>
    public Ticket Ticket { get; } = ticket;

    /// <summary>Its result so far.</summary>
    public AutopilotImportResult Result { get; set; } = result;

    /// <summary>The registration when last looked at for its profile.</summary>
    public AutopilotRegistrationRecord? Seen { get; set; }

    /// <summary>True for a row whose update was not sent, or whose outcome is open: a later run has to look again.</summary>
    public bool IsUpdateOpen { get; set; }

    /// <summary>Writes down that an update is about to be sent, so that a later run knows what was there before it.</summary>
    /// <param name="change">The update.</param>
    /// <param name="context">The run's services.</param>
    public void KeepBegun(Registrations.AutopilotRegistrationChange change, RunContext context) => context.Keep(
        Ticket,
        Result with
        {
            IsUpdateBegun = true,
            UpdatedDateTime = context.Client.ServiceNow,
            OldGroupTag = change.OldGroupTag,
            OldAssignedUser = change.OldAssignedUser,
        });

    /// <summary>Writes down what the import came to, before its record goes and while its profile is waited for.</summary>
    /// <param name="context">The run's services.</param>
    public void Keep(RunContext context)
    {
        if (!IsUpdateOpen)
        {
            kept = Result;
            context.Keep(Ticket, Result);
        }
    }

    /// <summary>Lets the row out. That its profile did not come is no news to a later run, which asks anew.</summary>
    /// <param name="context">The run's services.</param>
    public void Release(RunContext context) =>
        context.Release(Ticket, Result, isNews: kept is not null && Result.Status.IsSuccess() && !ReferenceEquals(Result, kept));
}
