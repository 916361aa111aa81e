using IntuneImportModule.Core.Graph;

namespace IntuneImportModule.Core.Tests.Graph;

public sealed class AttemptJudgeTests
{
    [Theory]
    [InlineData(200, true, "Success Never")]
    [InlineData(204, false, "Success Never")]
    [InlineData(307, true, "Refused Never")]
    [InlineData(400, true, "Refused Never")]
    [InlineData(401, true, "Denied WithNewToken")]
    [InlineData(403, true, "Denied Never")]
    [InlineData(404, true, "Refused Never")]
    [InlineData(409, false, "Refused Never")]
    [InlineData(413, false, "Refused Never")]
    [InlineData(422, false, "Refused Never")]
    [InlineData(408, true, "Unclear Patiently")]
    [InlineData(408, false, "Unclear Never")]
    [InlineData(429, true, "NotDone Patiently")]
    [InlineData(429, false, "NotDone Patiently")]
    [InlineData(500, true, "Unclear Patiently")]
    [InlineData(500, false, "Unclear Never")]
    [InlineData(501, true, "Unclear Never")]
    [InlineData(502, true, "Unclear Patiently")]
    [InlineData(503, false, "Unclear Never")]
    [InlineData(504, true, "Unclear Patiently")]
    public void Statuses(int status, bool isRepeatable, string expected)
    {
        (GraphVerdict verdict, AttemptRetry retry) = AttemptJudge.Judge(status, isRepeatable, tokenRenewed: false);

        Assert.Equal(expected, $"{verdict} {retry}");
    }

    [Fact]
    public void A_second_401_is_final() => Assert.Equal((GraphVerdict.Denied, AttemptRetry.Never), AttemptJudge.Judge(401, true, tokenRenewed: true));

    [Theory]
    [InlineData((int)ConnectionFailure.Stage.NotConnected, false, "NotDone Patiently")]
    [InlineData((int)ConnectionFailure.Stage.NameUnknown, false, "NotDone AFewTimes")]
    [InlineData((int)ConnectionFailure.Stage.NoTrust, true, "NotDone Never")]
    [InlineData((int)ConnectionFailure.Stage.Unclear, true, "Unclear Patiently")]
    [InlineData((int)ConnectionFailure.Stage.Unclear, false, "Unclear Never")]
    public void Connections(int stage, bool isRepeatable, string expected)
    {
        (GraphVerdict verdict, AttemptRetry retry) = AttemptJudge.Judge((ConnectionFailure.Stage)stage, isRepeatable);

        Assert.Equal(expected, $"{verdict} {retry}");
    }
}
