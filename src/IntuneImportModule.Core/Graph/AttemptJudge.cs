namespace IntuneImportModule.Core.Graph;

/// <summary>The one place that decides what a status or a failed connection means for a request. Pure.</summary>
internal static class AttemptJudge
{
    /// <summary>Judges an answer by its status.</summary>
    /// <param name="statusCode">HTTP status.</param>
    /// <param name="isRepeatable">Whether a second copy of the request does no harm.</param>
    /// <param name="tokenRenewed">Whether a new token was tried for this request already.</param>
    public static (GraphVerdict Verdict, AttemptRetry Retry) Judge(int statusCode, bool isRepeatable, bool tokenRenewed) => statusCode switch
    {
        >= 200 and < 300 => (GraphVerdict.Success, AttemptRetry.Never),
        401 => (GraphVerdict.Denied, tokenRenewed ? AttemptRetry.Never : AttemptRetry.WithNewToken),
        403 => (GraphVerdict.Denied, AttemptRetry.Never),

        // Throttling refuses before anything is done, whatever the request.
        429 => (GraphVerdict.NotDone, AttemptRetry.Patiently),
        408 or 500 or 502 or 503 or 504 => (GraphVerdict.Unclear, isRepeatable ? AttemptRetry.Patiently : AttemptRetry.Never),
        > 500 => (GraphVerdict.Unclear, AttemptRetry.Never),
        _ => (GraphVerdict.Refused, AttemptRetry.Never),
    };

    /// <summary>Judges a request that got no answer.</summary>
    /// <param name="stage">Where it failed.</param>
    /// <param name="isRepeatable">Whether a second copy of the request does no harm.</param>
    public static (GraphVerdict Verdict, AttemptRetry Retry) Judge(ConnectionFailure.Stage stage, bool isRepeatable) => stage switch
    {
        ConnectionFailure.Stage.NotConnected => (GraphVerdict.NotDone, AttemptRetry.Patiently),
        ConnectionFailure.Stage.NameUnknown => (GraphVerdict.NotDone, AttemptRetry.AFewTimes),
        ConnectionFailure.Stage.NoTrust => (GraphVerdict.NotDone, AttemptRetry.Never),
        _ => (GraphVerdict.Unclear, isRepeatable ? AttemptRetry.Patiently : AttemptRetry.Never),
    };
}
