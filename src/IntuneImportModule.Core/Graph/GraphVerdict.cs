namespace IntuneImportModule.Core.Graph;

/// <summary>What is known about a request after its last attempt.</summary>
internal enum GraphVerdict
{
    /// <summary>2xx.</summary>
    Success,

    /// <summary>The service read the request and said no; nothing was done.</summary>
    Refused,

    /// <summary>401 or 403: this sign-in will not get further.</summary>
    Denied,

    /// <summary>Throttled or never connected until patience was over; surely nothing was done.</summary>
    NotDone,

    /// <summary>It may or may not have been done: timeout, reset, 5xx, unreadable answer.</summary>
    Unclear,
}
