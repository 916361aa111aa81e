using System.Text;

namespace IntuneImportModule.Core.Tests.Csv;

internal static class EncodingCases
{
    private const string Text = "SerialNumber,Details\r\nS1,Zürich\r\nS2,€ 5 – 日本\r\n";
    private static readonly string[] Rows = ["2: SerialNumber=S1 | Description=Zürich", "3: SerialNumber=S2 | Description=€ 5 – 日本"];
    private static readonly Encoding Utf16 = new UnicodeEncoding(false, false);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(true, false);

    public static readonly CsvCase[] All =
    [
        new("UTF-8", Text, CsvCase.Identity, Rows),
        new("UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], CsvCase.Identity, Rows),
        new("UTF-8 with mark, then sep=", [0xEF, 0xBB, 0xBF, .. "sep=;\nSerialNumber;Details\nS1;x\n"u8], CsvCase.Identity, "3: SerialNumber=S1 | Description=x"),
        new("UTF-8 with mark, no header", [0xEF, 0xBB, 0xBF, .. "S1\n"u8], CsvCase.Serial, "1: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber"),
        new("UTF-16 LE with mark", [0xFF, 0xFE, .. Utf16.GetBytes(Text)], CsvCase.Identity, Rows),
        new("UTF-16 BE with mark", [0xFE, 0xFF, .. Utf16Big.GetBytes(Text)], CsvCase.Identity, Rows),
        new("UTF-16 LE without mark", Utf16.GetBytes(Text), CsvCase.Identity, Rows),
        new("UTF-16 BE without mark", Utf16Big.GetBytes(Text), CsvCase.Identity, Rows),
        new("UTF-16 LE without mark, cut in the middle of a character", [.. Utf16.GetBytes("SerialNumber\nS1\n"), 0x41], CsvCase.Identity,
            "2: SerialNumber=S1", "3: SerialNumber=\uFFFD"),
        new("UTF-32 LE with mark", [0xFF, 0xFE, 0, 0, .. new UTF32Encoding(false, false).GetBytes(Text)], CsvCase.Identity, Rows),
        new("a mark and nothing else", [0xEF, 0xBB, 0xBF], CsvCase.Identity, "note@0"),
        new("Windows-1252", [.. "SerialNumber,Details\nS1,x\n\nS2,Z"u8, 0xFC, .. "rich "u8, 0x80, .. " 5 "u8, 0x96, (byte)'\n'], CsvCase.Identity,
            "2: SerialNumber=S1 | Description=x", "note@4", "4: SerialNumber=S2 | Description=Zürich € 5 –"),
        new("Windows-1252 in several rows: one notice", [.. "SerialNumber\nS1"u8, 0xE4, .. "\nS2"u8, 0xE4, (byte)'\n'], CsvCase.Identity,
            "note@2", "2: SerialNumber=S1ä", "3: SerialNumber=S2ä"),
        new("Windows-1252 in the header", [.. "Ger"u8, 0xE4, .. "t,SerialNumber\nx,S1\n"u8], CsvCase.Identity, "note@1", "2: SerialNumber=S1"),
        new("Windows-1252 at the very end", [.. "SerialNumber\nS1"u8, 0xE4], CsvCase.Identity, "note@2", "2: SerialNumber=S1ä"),
        new("Windows-1252 beside UTF-8", [.. "SerialNumber\nS"u8, 0xFC, .. "\nSü\n"u8], CsvCase.Identity, "note@2", "2: SerialNumber=Sü", "3: SerialNumber=Sü"),
        new("Windows-1252 behind a UTF-8 mark", [0xEF, 0xBB, 0xBF, .. "SerialNumber\nS"u8, 0xFC], CsvCase.Identity, "note@2", "2: SerialNumber=Sü"),
        new("Windows-1252 has no character there", [.. "SerialNumber\nS"u8, 0x81], CsvCase.Identity, "note@2", "2: SerialNumber=S\uFFFD"),
        new("overlong and surrogate UTF-8 is no UTF-8", [.. "SerialNumber\nS"u8, 0xC0, 0xAF, (byte)'\n', 0xED, 0xA0, 0xA9], CsvCase.Identity,
            "note@2", "2: SerialNumber=SÀ¯", "3: SerialNumber=í\u00A0©"),
        new("encoding overruled: Latin-1", [.. "SerialNumber\nS"u8, 0xFC], CsvCase.Identity with { Encoding = Encoding.Latin1 }, "2: SerialNumber=Sü"),
        new("encoding overruled: UTF-8 that is not", [.. "SerialNumber\nS"u8, 0xFC], CsvCase.Identity with { Encoding = Encoding.UTF8 }, "2: SerialNumber=S\uFFFD"),
        new("encoding overruled: UTF-8 that throws", [.. "SerialNumber\nS"u8, 0xFC],
            CsvCase.Identity with { Encoding = new UTF8Encoding(false, throwOnInvalidBytes: true) }, "2: SerialNumber=S\uFFFD"),
        new("encoding overruled: UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. "S1\n"u8], CsvCase.Serial with { Encoding = Encoding.UTF8 },
            "1: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber"),
        new("encoding overruled: UTF-16 without a Latin letter", Utf16.GetBytes("Сборка,Модель,Номер"), CsvCase.Identity with { Encoding = Encoding.Unicode },
            "1: SerialNumber=Номер | Manufacturer=Сборка | Model=Модель"),
        new("U+FFFD stays for the rules", "SerialNumber\nS\uFFFD1\n", CsvCase.Identity, "2: SerialNumber=S\uFFFD1"),
        new("NUL stays for the rules", "SerialNumber\nS\01\n", CsvCase.Identity, "2: SerialNumber=S\01"),
    ];
}
