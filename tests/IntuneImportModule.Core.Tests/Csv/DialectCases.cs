namespace IntuneImportModule.Core.Tests.Csv;

internal static class DialectCases
{
    private const string S1 = "2: SerialNumber=S1 | Description=x";

    public static readonly CsvCase[] All =
    [
        new("semicolons", "SerialNumber;Details\nS1;x\n", CsvCase.Identity, S1),
        new("tabs", "SerialNumber\tDetails\nS1\tx\n", CsvCase.Identity, S1),
        new("tabs and empty cells", "SerialNumber\tImei\tDetails\nS1\t\tx\n", CsvCase.Identity, S1),
        new("semicolons with commas in a quoted name", "\"a,b,c,d\";SerialNumber;Details\n1;S1;x\n", CsvCase.Identity, S1),
        new("the delimiter that makes known headers, not the frequent one", "a,b,c;SerialNumber;Details\n1;S1;x\n", CsvCase.Identity, S1),
        new("the most frequent one without a header", "Dell, Inc.;XPS;S1\n", CsvCase.Identity, "1: SerialNumber=S1 | Manufacturer=Dell, Inc. | Model=XPS"),
        new("of equally frequent ones the first", "S1;a, b\n", CsvCase.Serial,
            "1: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber | Description=a, b"),
        new("sep=; as Excel writes it", "sep=;\r\nSerialNumber;Details\r\nS1;x\r\n", CsvCase.Identity, "3: SerialNumber=S1 | Description=x"),
        new("SEP=| padded by a spreadsheet", "SEP=||\nSerialNumber|Details\nS1|x\n", CsvCase.Identity, "3: SerialNumber=S1 | Description=x"),
        new("sep= with a tab", "sep=\t\nSerialNumber\tDetails\nS1\tx\n", CsvCase.Identity, "3: SerialNumber=S1 | Description=x"),
        new("sep= in a file without a header", "sep=;\nS1;x,y\n", CsvCase.Serial,
            "2: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber | Description=x,y"),
        new("sep= alone", "sep=;", CsvCase.Identity, "note@0"),
        new("#TYPE line of Windows PowerShell", "#TYPE System.Management.Automation.PSCustomObject\r\n\"SerialNumber\",\"Details\"\r\n\"S1\",\"x\"\r\n",
            CsvCase.Identity, "3: SerialNumber=S1 | Description=x"),
        new("delimiter overruled", "a;b;c|SerialNumber|Details\n1|S1|x\n", CsvCase.Identity with { Delimiter = '|' }, S1),
        new("delimiter overrules sep=", "sep=;\nSerialNumber,Details\nS1,x\n", CsvCase.Identity with { Delimiter = ',' }, "3: SerialNumber=S1 | Description=x"),
        new("LF", "SerialNumber\nS1\nS2\n", CsvCase.Identity, "2: SerialNumber=S1", "3: SerialNumber=S2"),
        new("CRLF", "SerialNumber\r\nS1\r\nS2\r\n", CsvCase.Identity, "2: SerialNumber=S1", "3: SerialNumber=S2"),
        new("CR", "SerialNumber\rS1\rS2\r", CsvCase.Identity, "2: SerialNumber=S1", "3: SerialNumber=S2"),
        new("all three", "SerialNumber\r\nS1\rS2\nS3\r\n", CsvCase.Identity, "2: SerialNumber=S1", "3: SerialNumber=S2", "4: SerialNumber=S3"),
        new("no line break at the end", "SerialNumber\nS1\nS2", CsvCase.Identity, "2: SerialNumber=S1", "3: SerialNumber=S2"),
        new("blank lines", "\r\n\r\nSerialNumber\r\n\r\nS1\r\n   \r\n\t\r\nS2\r\n\r\n", CsvCase.Identity, "5: SerialNumber=S1", "8: SerialNumber=S2"),
        new("rows of empty cells as Excel leaves them", "SerialNumber,Details\nS1,x\n,\n , \n\"\",\"\"\nS2,\n", CsvCase.Identity, S1, "6: SerialNumber=S2"),
        new("quotes", "SerialNumber,Details\n\"S1\",\"a, \"\"b\"\"; c\"\n", CsvCase.Identity, "2: SerialNumber=S1 | Description=a, \"b\"; c"),
        new("quotes behind a blank", "SerialNumber, Details\nS1, \"a,b\" \n", CsvCase.Identity, "2: SerialNumber=S1 | Description=a,b"),
        new("a quote inside an unquoted cell", "SerialNumber,Details\nS1,24\" wide\nS2,x\n", CsvCase.Identity,
            "2: SerialNumber=S1 | Description=24\" wide", "3: SerialNumber=S2 | Description=x"),
        new("line breaks in cells", "SerialNumber,Details\nS1,\"a\nb\"\nS2,\"a\r\nb\r\n\r\nc\"\n\nS3,x\n", CsvCase.Identity,
            "2: SerialNumber=S1 | Description=a\nb", "4: SerialNumber=S2 | Description=a\r\nb\r\n\r\nc", "9: SerialNumber=S3 | Description=x"),
        new("line breaks in the header", "SerialNumber,\"Site\nand room\"\nS1,x\n", CsvCase.Identity, "3: SerialNumber=S1"),
        new("fewer cells than the header", "SerialNumber,Imei,Details\nS1\nS2,,x\n", CsvCase.Identity, "2: SerialNumber=S1", "3: SerialNumber=S2 | Description=x"),
        new("more cells than the header, empty", "SerialNumber,Details\nS1,x,,,\n", CsvCase.Identity, S1),
        new("more cells than the header, filled", "SerialNumber,Details\nS1,a,b\nS2,x\n", CsvCase.Identity,
            "2: SerialNumber=S1 | Description=a PROBLEM", "3: SerialNumber=S2 | Description=x"),
        new("nothing", "", CsvCase.Identity, "note@0"),
        new("nothing but blank lines", "\r\n \r\n", CsvCase.Autopilot, "note@0"),
    ];
}
