namespace IntuneImportModule.Core.Tests.Csv;

internal static class DamageCases
{
    private const string S1 = "2: SerialNumber=S1";

    public static readonly CsvCase[] All =
    [
        new("quote open to the end", "SerialNumber,Details\nS1\nS2,\"x\nS3,y\nS4,z\n", CsvCase.Identity, S1, "error@3"),
        new("quote open in the last row", "SerialNumber,Details\nS1\nS2,\"x", CsvCase.Identity, S1, "error@3"),
        new("quote open up to another quote", "SerialNumber,Details\nS1\nS2,\"x\nS3,y\nS4,\"z\"\nS5,z\n", CsvCase.Identity, S1, "error@3"),
        new("quote open, all cells quoted", "\"SerialNumber\",\"Details\"\n\"S1\",\"\"\n\"S2\",\"x\n\"S3\",\"y\"\n", CsvCase.Identity, S1, "error@3"),
        new("quote open in a cell of several lines", "SerialNumber,Imei,Details\nS1\nS2,\"1\n2\",\"x\nS3\n", CsvCase.Identity, S1, "error@3"),
        new("quote open behind a stray quote", "SerialNumber,Imei,Details\nS1\nS2,3\",\"x\nS3\n", CsvCase.Identity, S1, "error@3"),
        new("quote open in the header", "SerialNumber,\"Details\nS1,x\n", CsvCase.Identity, "error@1"),
        new("quote open for more than a mebibyte", $"SerialNumber,Details\nS1\nS2,\"{new string('x', 3 * 1024 * 1024)}", CsvCase.Identity, S1, "error@3"),
        new("a row of more than a mebibyte", $"SerialNumber,Details\nS1\n{new string('x', 3 * 1024 * 1024)}\nS2", CsvCase.Identity, S1, "error@3"),
        new("text behind a closing quote", "SerialNumber,Details\nS1\n\"S\"2,x\nS3\n", CsvCase.Identity, S1, "3: SerialNumber=S2 | Description=x PROBLEM", "4: SerialNumber=S3"),
        new("a workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0], CsvCase.Autopilot, "error@0"),
        new("a workbook, whatever encoding is named", [0x50, 0x4B, 0x03, 0x04, 0x14, 0], CsvCase.Autopilot with { Encoding = System.Text.Encoding.UTF8 }, "error@0"),
        new("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], CsvCase.Autopilot, "error@0"),
        new("a program", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, .. new byte[8], 3, 0, 0x3E, 0, 1, 0, 0, 0], CsvCase.Identity, "error@0"),
        new("nothing but NUL", new byte[5000], CsvCase.Identity, "error@0"),
    ];
}
