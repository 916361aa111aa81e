using IntuneImportModule.Session;

namespace IntuneImportModule.Contract.Tests;

public class AttendanceTests
{
    [Theory]
    [InlineData(true, "pwsh", "", "", true)]
    [InlineData(false, "pwsh", "", "", false)]
    [InlineData(true, "pwsh -NonInteractive -File a.ps1", "", "", false)]
    [InlineData(true, "pwsh -noni", "", "", false)]
    [InlineData(true, "pwsh /NonInteractive", "", "", false)]
    [InlineData(true, "pwsh -NoProfile -NoLogo", "", "", true)]
    [InlineData(true, "pwsh", "CI", "true", false)]
    [InlineData(true, "pwsh", "GITHUB_ACTIONS", "true", false)]
    [InlineData(true, "pwsh", "AZUREPS_HOST_ENVIRONMENT", "AzureAutomation/1.0", false)]
    [InlineData(true, "pwsh", "AZUREPS_HOST_ENVIRONMENT", "cloud-shell/1.0", true)]
    public void A_person_is_expected_only_where_one_can_answer(
        bool isInteractive, string commandLine, string variable, string value, bool expected) =>
        Assert.Equal(expected, Attendance.IsAttended(isInteractive, commandLine.Split(' '), name => name == variable ? value : null));
}
