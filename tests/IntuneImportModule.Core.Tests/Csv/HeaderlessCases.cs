namespace IntuneImportModule.Core.Tests.Csv;

internal static class HeaderlessCases
{
    private static readonly string H = CsvCase.Hash;

    public static readonly CsvCase[] All =
    [
        new("no header: IMEI", "123456789012345\n223456789012345\n", CsvCase.Imei,
            "1: ImportedDeviceIdentifier=123456789012345 | ImportedDeviceIdentityType=imei",
            "2: ImportedDeviceIdentifier=223456789012345 | ImportedDeviceIdentityType=imei"),
        new("no header: IMEI and details", "123456789012345,Bus 7\n", CsvCase.Imei,
            "1: ImportedDeviceIdentifier=123456789012345 | ImportedDeviceIdentityType=imei | Description=Bus 7"),
        new("no header: one cell first, details later", "S1\nS2,x\n", CsvCase.Serial,
            "1: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber",
            "2: ImportedDeviceIdentifier=S2 | ImportedDeviceIdentityType=serialNumber | Description=x"),
        new("no header: empty cells at the end of a row", "S1,x,,\nS2,y,,\n", CsvCase.Serial,
            "1: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber | Description=x",
            "2: ImportedDeviceIdentifier=S2 | ImportedDeviceIdentityType=serialNumber | Description=y"),
        new("no header: details without an identifier", ",x\n", CsvCase.Serial, "1: Description=x"),
        new("no header: triple", "Dell Inc.,XPS 13,S1\nHP,EliteBook,S2\n", CsvCase.Identity,
            "1: SerialNumber=S1 | Manufacturer=Dell Inc. | Model=XPS 13", "2: SerialNumber=S2 | Manufacturer=HP | Model=EliteBook"),
        new("no header: triple with its type named", "Dell,XPS,S1\n", CsvCase.Identity with { ImportedDeviceIdentityType = "ManufacturerModelSerial" },
            "1: SerialNumber=S1 | Manufacturer=Dell | Model=XPS"),
        new("no header: triple in one quoted cell", "\"Dell,XPS,S1\"\n", CsvCase.Identity with { ImportedDeviceIdentityType = "manufacturerModelSerial" },
            "1: ImportedDeviceIdentifier=Dell,XPS,S1 | ImportedDeviceIdentityType=manufacturerModelSerial"),
        new("no header: one column of no type", "S1\n", CsvCase.Identity, "error@1"),
        new("no header: two columns of no type", "S1,x\n", CsvCase.Identity, "error@1"),
        new("no header: three cells are no IMEI", "Dell,XPS,S1\n", CsvCase.Imei, "error@1"),
        new("no header: four columns", "a,b,c,d\n", CsvCase.Identity, "error@1"),
        new("no header: four columns below blank lines", "\r\n\r\na,b,c,d\n", CsvCase.Identity, "error@3"),
        new("no header: too many cells in a later row", "S1,x\nS2,y,z\nS3\n", CsvCase.Serial,
            "1: ImportedDeviceIdentifier=S1 | ImportedDeviceIdentityType=serialNumber | Description=x",
            "2: ImportedDeviceIdentifier=S2 | ImportedDeviceIdentityType=serialNumber | Description=y PROBLEM",
            "3: ImportedDeviceIdentifier=S3 | ImportedDeviceIdentityType=serialNumber"),
        new("no header: autopilot, three columns", $"A1,,{H}\nA2,,{H}\n", CsvCase.Autopilot,
            "1: SerialNumber=A1 | HardwareHash=HASH", "2: SerialNumber=A2 | HardwareHash=HASH"),
        new("no header: autopilot, five columns", $"A1,P,{H},Kiosk,ann\n", CsvCase.Autopilot,
            "1: SerialNumber=A1 | HardwareHash=HASH | ProductKey=P | GroupTag=Kiosk | AssignedUser=ann"),
        new("no header: autopilot, semicolons", $"A1;;{H};Kiosk\n", CsvCase.Autopilot, "1: SerialNumber=A1 | HardwareHash=HASH | GroupTag=Kiosk"),
        new("no header: autopilot, short third cell", "A1,,QUJD\n", CsvCase.Autopilot, "error@1"),
        new("no header: autopilot, long third cell that is no base64", $"A1,,{new string('!', 400)}\n", CsvCase.Autopilot, "error@1"),
        new("no header: autopilot, hash in the second cell", $"A1,{H}\n", CsvCase.Autopilot, "error@1"),
        new("no header: autopilot, six cells", $"A1,,{H},a,b,c\n", CsvCase.Autopilot, "error@1"),
    ];
}
