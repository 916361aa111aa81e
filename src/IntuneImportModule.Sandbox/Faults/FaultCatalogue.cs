namespace IntuneImportModule.Sandbox;

/// <summary>One of each kind. Waits are short: the names matter, and a test that wants longer ones changes them.</summary>
internal static class FaultCatalogue
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    // Port 9 of loopback (discard) is closed on any sane machine: a client that follows fails, and nothing leaves the machine.
    private const string ForeignHost = "127.0.0.2:9";

    public static IReadOnlyDictionary<string, Func<SandboxFault>> Entries { get; } = new Dictionary<string, Func<SandboxFault>>(StringComparer.Ordinal)
    {
        ["400 once"] = () => SandboxFault.Status(400, FaultBody.IntuneNested),
        ["401 token expired"] = () => SandboxFault.TokenExpired(),
        ["401 claims challenge"] = () => SandboxFault.TokenExpired("""{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"""),
        ["403"] = SandboxFault.Forbidden,
        ["408"] = () => SandboxFault.Status(408, FaultBody.Empty),
        ["413 once"] = () => SandboxFault.Status(413),
        ["422 once"] = () => SandboxFault.Status(422),
        ["429 seconds"] = () => SandboxFault.Throttled(TimeSpan.FromSeconds(1)),
        ["429 fractional"] = () => SandboxFault.Throttled(s_moment, RetryAfterStyle.Fractional),
        ["429 date"] = () => SandboxFault.Throttled(TimeSpan.FromSeconds(1), RetryAfterStyle.HttpDate),
        ["429 nested"] = () => SandboxFault.Throttled(TimeSpan.FromSeconds(1), RetryAfterStyle.NestedOnly),
        ["429 silent"] = () => SandboxFault.Throttled(s_moment, RetryAfterStyle.None),
        ["500"] = () => SandboxFault.Status(500, FaultBody.IntuneNested),
        ["500 plain text"] = () => SandboxFault.Status(500, FaultBody.IntuneText),
        ["500 after processing"] = () => SandboxFault.StatusAfterProcessing(500, FaultBody.IntuneNested),
        ["502 HTML"] = () => SandboxFault.Status(502, FaultBody.Html),
        ["503 with Retry-After"] = () => SandboxFault.Status(503, FaultBody.Graph, TimeSpan.FromSeconds(1)),
        ["503 garbage"] = () => SandboxFault.Status(503, FaultBody.Garbage),
        ["504"] = () => SandboxFault.Status(504, FaultBody.Empty),
        ["504 after processing"] = () => SandboxFault.StatusAfterProcessing(504, FaultBody.Html),
        ["delay"] = () => SandboxFault.Delayed(s_moment),
        ["answer delay"] = () => SandboxFault.AnswerDelayed(s_moment),
        ["reset before"] = SandboxFault.ResetBefore,
        ["reset after"] = SandboxFault.ResetAfter,
        ["reset after, visible late"] = () => SandboxFault.ResetAfterVisibleLate(s_moment),
        ["visible late"] = () => SandboxFault.AcceptedVisibleLate(s_moment),
        ["truncated body"] = SandboxFault.TruncateBody,
        ["hang before"] = () => SandboxFault.HangUntilTimeout(),
        ["hang after"] = () => SandboxFault.HangUntilTimeout(isProcessed: true),
        ["empty 200"] = SandboxFault.EmptyBody200,
        ["HTML 200"] = SandboxFault.HtmlBody200,
        ["garbage 200"] = SandboxFault.GarbageBody200,
        ["rows dropped"] = () => SandboxFault.DropAnswerRows(),
        ["rows doubled"] = SandboxFault.DoubleAnswerRows,
        ["rows added"] = () => SandboxFault.ExtraAnswerRows(),
        ["rows shuffled"] = SandboxFault.ShuffleAnswerRows,
        ["unknown enum members"] = SandboxFault.UnknownEnumMembers,
        ["unknown properties"] = SandboxFault.UnknownProperties,
        ["null state"] = SandboxFault.NullState,
        ["nextLink elsewhere"] = () => SandboxFault.NextLinkToHost(ForeignHost),
        ["nextLink endless"] = SandboxFault.EndlessNextLink,
        ["redirect 302"] = () => SandboxFault.RedirectTo(new Uri($"http://{ForeignHost}/"), 302),
        ["redirect 307"] = () => SandboxFault.RedirectTo(new Uri($"http://{ForeignHost}/"), 307),
        ["redirect 308"] = () => SandboxFault.RedirectTo(new Uri($"http://{ForeignHost}/"), 308),
    };
}
