using System.Text;
using System.Text.Json.Nodes;
using IntuneImportModule.Sandbox;

namespace IntuneImportModule.Core.Tests.Sandbox;

/// <summary>The texts of corporate identifiers on their way from a body into the tenant and back.</summary>
public sealed class DeviceIdentityTextTests : SandboxTest
{
    [Fact]
    public async Task What_was_sent_is_shown_as_it_was_sent_each_time()
    {
        string[] sent = [" Sn-1", "sN-1 ", "Caf\u00E9 \"7\"\\\u2028", "CAF\u00C9 \"7\"\\\u2028", "\U0001F600"];
        Reply reply = await ImportIdentitiesAsync(false, [.. sent.Select(identifier => ("serialNumber", identifier, (string?)$"<{identifier}>"))]);
        Assert.Equal([true, false, true, false, true], reply.Rows.Select(row => (bool)row["status"]!));
        Assert.Equal([sent[0], sent[0], sent[2], sent[2], sent[4]], reply.Rows.Select(row => (string)row["importedDeviceIdentifier"]!));
        Assert.Equal([$"<{sent[0]}>", $"<{sent[2]}>", $"<{sent[4]}>"], Sandbox.Tenant.DeviceIdentities.Select(identity => identity.Description));
        Assert.Equal(sent, Sandbox.Tenant.AcceptedIdentityRows.Select(row => row.Identifier));
    }

    [Fact]
    public async Task Texts_longer_than_usual_are_kept()
    {
        Start(new SandboxOptions { MaxDescriptionLength = null });
        string identifier = new('I', 90_000);
        string description = string.Concat(Enumerable.Repeat("\u00E4\"", 70_000));
        Reply reply = await ImportIdentitiesAsync(false, ("serialNumber", "S1", "short"), ("serialNumber", identifier, description), ("serialNumber", "S2", null));
        Assert.Equal(description, (string)reply.Rows[1]["description"]!);
        Assert.Equal(["S1", identifier, "S2"], Sandbox.Tenant.DeviceIdentities.Select(identity => identity.ImportedDeviceIdentifier));
        Assert.False((bool)(await ImportIdentitiesAsync(false, ("serialNumber", identifier.ToLowerInvariant(), null))).Rows[0]["status"]!);
    }

    [Fact]
    public async Task Umlauts_are_written_as_they_are()
    {
        Sandbox.Tenant.AddDeviceIdentity("Ger\u00E4t", "serialNumber", "T\u00FCr", enrollmentState: "unt\u00E4tig");
        string text = (await GetAsync(Identities)).Text;
        Assert.All(["\"Ger\u00E4t\"", "\"T\u00FCr\"", "\"unt\u00E4tig\""], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("much longer than it was before")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_overwritten_description_is_the_new_one_and_leaves_the_neighbours_alone(string? description)
    {
        await ImportIdentitiesAsync(false, ("serialNumber", "S1", "first"), ("serialNumber", "S2", "desk"), ("serialNumber", "S3", "desk"));
        await ImportIdentitiesAsync(true, ("serialNumber", "s2", description));
        Assert.Equal(["first", description, "desk"], Sandbox.Tenant.DeviceIdentities.Select(identity => identity.Description));
    }

    [Fact]
    public async Task The_later_of_two_equal_rows_of_a_request_is_what_both_are_answered()
    {
        Reply reply = await ImportIdentitiesAsync(true, ("serialNumber", "S1", "one"), ("serialNumber", "s1", "two"));
        Assert.Equal(["two", "two"], reply.Rows.Select(row => (string)row["description"]!));
        Assert.Equal(["S1", "s1"], Sandbox.Tenant.AcceptedIdentityRows.Select(row => row.Identifier));
    }

    [Theory]
    [InlineData("\u00E4", 128, 200)]
    [InlineData("\u00E4", 129, 400)]
    [InlineData("\U0001F600", 64, 200)]
    [InlineData("\U0001F600", 65, 400)]
    public async Task The_limit_of_descriptions_is_one_of_UTF_16(string character, int count, int status) =>
        Assert.Equal(status, (await ImportIdentitiesAsync(false, ("serialNumber", "S1", string.Concat(Enumerable.Repeat(character, count))))).Status);

    [Theory]
    [InlineData("importedDeviceIdentifier", "\\ud800")]
    [InlineData("description", "\\udc00x")]
    [InlineData("importedDeviceIdentifier", "\u00FF")]
    [InlineData("description", "\u00C3")]
    public async Task Text_that_is_no_Unicode_is_refused(string property, string value)
    {
        // Latin-1 makes one byte of each character, which is no UTF-8.
        string json = $$"""{"importedDeviceIdentities":[{"importedDeviceIdentityType":"serialNumber","{{property}}":"S{{value}}"}],"overwriteImportedDeviceIdentities":false}""";
        using HttpResponseMessage response = await Client.PostAsync(Identities + "/importDeviceIdentityList", new ByteArrayContent(Encoding.GetEncoding(28591).GetBytes(json)));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("Unable to read JSON", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serialNumber", "\u00A0\u3000")]
    [InlineData("manufacturerModelSerial", "a,\u00A0,c")]
    [InlineData("imei", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667")]
    public async Task White_space_and_digits_beyond_ASCII_are_known(string type, string identifier) =>
        Assert.Equal(400, (await ImportIdentitiesAsync(false, (type, identifier, null))).Status);
}
