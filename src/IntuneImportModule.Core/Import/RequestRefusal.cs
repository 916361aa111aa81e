using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Import;

/// <summary>Refusals that are about the request or the sign-in as a whole: every batch would meet them, so the run ends.</summary>
internal static class RequestRefusal
{
    private const string ApprovalHeader = "x-msft-approval-justification";
    private const string NeededPermission = "DeviceManagementServiceConfig.ReadWrite.All";

    /// <summary>The run's failure, where the error is of that kind.</summary>
    /// <param name="error">What the service said.</param>
    /// <returns>Null for an error that is about rows, or that may pass.</returns>
    public static RunFailure? Of(GraphError error)
    {
        if (Says(error, ApprovalHeader))
        {
            return Failure(nameof(Texts.ApprovalJustificationMissing), Texts.ApprovalJustificationMissing, error);
        }

        if (Says(error, "Resource not found for the segment") || Says(error, "No OData route") || Says(error, "Invalid version"))
        {
            return Failure(nameof(Texts.ActionNotInCloud), Texts.ActionNotInCloud, error);
        }

        return error.StatusCode switch
        {
            401 => Failure(nameof(Texts.SignInRefused), Texts.SignInRefused, error),
            403 => Failure(nameof(Texts.PermissionMissing), Phrase.Of(Texts.PermissionMissing, NeededPermission), error),
            404 or 405 => Failure(nameof(Texts.ActionNotInCloud), Texts.ActionNotInCloud, error),
            >= 300 and < 400 => new RunFailure(nameof(Texts.RedirectRefused), error.Message),
            _ => null,
        };
    }

    /// <summary>The failure of a run that an error ends in any case.</summary>
    /// <param name="error">What the service or the sign-in said.</param>
    public static RunFailure Ending(GraphError error) => Of(error) ?? new RunFailure(error.Code, error.Message);

    /// <summary>What to do about a row that was refused.</summary>
    /// <param name="error">What the service said.</param>
    public static string RemedyOf(GraphError error) => error.StatusCode switch
    {
        _ when Says(error, ApprovalHeader) => Texts.ApprovalJustificationRemedy,
        400 or 413 or 422 => Texts.RowRefusedRemedy,
        _ => Texts.TryLaterRemedy,
    };

    private static bool Says(GraphError error, string words) =>
        error.Message.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;

    private static RunFailure Failure(string id, string text, GraphError error) =>
        new(id, $"{text} {Phrase.Of(Texts.ServiceSaid, error.Describe())}");
}
