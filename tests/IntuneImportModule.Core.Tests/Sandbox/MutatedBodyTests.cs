using System.Text;
using System.Text.Json.Nodes;

namespace IntuneImportModule.Core.Tests.Sandbox;

/// <summary>Bodies that are nearly right, seeded: each must be answered, and none by a defect.</summary>
public sealed class MutatedBodyTests : SandboxTest
{
    [Theory]
    [InlineData(Records + "/import", 11)]
    [InlineData(Identities + "/importDeviceIdentityList", 12)]
    [InlineData("v1.0/$batch", 13)]
    public async Task Mutated_bodies_are_accepted_or_refused(string path, int seed)
    {
        Random random = new(seed);
        byte[] original = Encoding.UTF8.GetBytes(path switch
        {
            "v1.0/$batch" => """{"requests":[{"id":"1","method":"GET","url":"/deviceManagement/windowsAutopilotDeviceIdentities"},{"id":"2","method":"POST","url":"/deviceManagement/windowsAutopilotDeviceIdentities/1/assignUserToDevice","dependsOn":["1"],"headers":{"Content-Type":"application/json"},"body":{"userPrincipalName":"a"}}]}""",
            Records + "/import" => new JsonObject { ["importedWindowsAutopilotDeviceIdentities"] = new JsonArray(AutopilotRow("A\u00e4\"1", "x", "T0EAAA=="), AutopilotRow("A2", "x", "T0E+")) }.ToJsonString(),
            _ => new JsonObject { ["importedDeviceIdentities"] = IdentityRows(("serialNumber", "S1", "d")), ["overwriteImportedDeviceIdentities"] = true }.ToJsonString(),
        });
        for (int i = 0; i < 400; i++)
        {
            byte[] body = Mutate(original, random);
            using HttpResponseMessage response = await Client.PostAsync(path, new ByteArrayContent(body));
            Assert.True((int)response.StatusCode is 200 or 400, $"seed {seed}, round {i}, status {(int)response.StatusCode}: {Encoding.Latin1.GetString(body)}");
        }
    }

    [Theory]
    [InlineData("""{"importedWindowsAutopilotDeviceIdentities":[{"serialNumber":"\ud800"}]}""")]
    [InlineData("""{"importedWindowsAutopilotDeviceIdentities":[{"hardwareIdentifier":"\ud800"}]}""")]
    public async Task Text_that_is_no_Unicode_is_refused(string body)
    {
        using HttpResponseMessage response = await Client.PostAsync(Records + "/import", new StringContent(body));
        Assert.Equal(400, (int)response.StatusCode);
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, original.AsSpan(random.Next(original.Length - 8), 8).ToArray());
                    break;
                default:
                    bytes.InsertRange(at, "\\ud8"u8.ToArray());
                    break;
            }
        }

        return [.. bytes];
    }
}
