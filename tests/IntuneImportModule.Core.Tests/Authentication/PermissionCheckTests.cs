using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

public sealed class PermissionCheckTests
{
    private const string Read = "DeviceManagementServiceConfig.Read.All";
    private const string ReadWrite = "DeviceManagementServiceConfig.ReadWrite.All";

    private static readonly Uri Graph = new("https://graph.microsoft.com/");

    [Theory]
    [InlineData(ReadWrite, false, null)]
    [InlineData(ReadWrite, true, null)]
    [InlineData("devicemanagementserviceconfig.readwrite.all", false, null)]
    [InlineData(Read, true, null)]
    [InlineData(Read, false, ReadWrite)]
    [InlineData("User.Read", true, Read)]
    [InlineData("", false, ReadWrite)]
    public void Missing_permission_is_named(string granted, bool readOnly, string? named)
    {
        SignInInfo person = TokenClaims.Read(TestJwt.Person(granted), "DeviceCode");
        SignInInfo app = TokenClaims.Read(TestJwt.App(granted.Length == 0 ? null : granted), "Certificate");

        Check(person, "delegated permission");
        Check(app, "application permission");

        void Check(SignInInfo info, string kind)
        {
            string[] warnings = [.. PermissionCheck.Warnings(info, Graph, readOnly)];
            Assert.Equal(named is null ? 0 : 1, warnings.Length);
            Assert.All(warnings, warning => Assert.Contains($"{kind} {named} of Microsoft Graph", warning));
        }
    }

    [Fact]
    public void Token_that_cannot_be_read_is_not_judged() =>
        Assert.Empty(PermissionCheck.Warnings(TokenClaims.Read("opaque", "AccessToken"), Graph, readOnly: false));

    [Theory]
    [InlineData("https://management.azure.com/", 1)]
    [InlineData("https://graph.microsoft.com/", 0)]
    [InlineData("https://graph.microsoft.com", 0)]
    [InlineData("00000003-0000-0000-c000-000000000000", 0)]
    public void Token_for_another_service_is_told(string audience, int count)
    {
        SignInInfo info = TokenClaims.Read(TestJwt.Of(new() { ["aud"] = audience, ["scp"] = ReadWrite }), "AccessToken");

        Assert.Equal(count, PermissionCheck.Warnings(info, Graph, readOnly: false).Count());
        Assert.Empty(PermissionCheck.Warnings(info, new Uri("http://localhost:5000/"), readOnly: false));
    }

    [Fact]
    public void Token_alone_says_whether_a_person_or_an_application_is_signed_in()
    {
        Assert.False(TokenClaims.Read(TestJwt.Person(), "AccessToken").IsApplication);
        Assert.True(TokenClaims.Read(TestJwt.App(), "AccessToken").IsApplication);
        Assert.Null(TokenClaims.Read("opaque", "AccessToken").IsApplication);
    }
}
