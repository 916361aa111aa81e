namespace IntuneImportModule.Core.Tests.Csv;

internal static class HeaderCases
{
    private const string Three = "Device Serial Number,Windows Product ID,Hardware Hash";

    public static readonly CsvCase[] All =
    [
        new("autopilot: the portal's three columns", $"{Three}\r\nA1,,QUJD\r\n", CsvCase.Autopilot, "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("autopilot: five columns", $"{Three},Group Tag,Assigned User\nA1,P,QUJD,Kiosk,ann@contoso.com\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD | ProductKey=P | GroupTag=Kiosk | AssignedUser=ann@contoso.com"),
        new("autopilot: Partner Center", "Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model\nA1,,QUJD,Dell,XPS\n",
            CsvCase.Autopilot, "2: SerialNumber=A1 | HardwareHash=QUJD | Manufacturer=Dell | Model=XPS"),
        new("autopilot: CIM and Graph names", "hardwareIdentifier,serialNumber,orderIdentifier\nQUJD,A1,T\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD | GroupTag=T"),
        new("autopilot: DeviceHardwareData", "SerialNumber,DeviceHardwareData\nA1,QUJD\n", CsvCase.Autopilot, "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header: any letter case", "DEVICE SERIAL NUMBER,hardware hash\nA1,QUJD\n", CsvCase.Autopilot, "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header: blanks around names", " Device Serial Number ,\tHardware Hash \nA1,QUJD\n", CsvCase.Autopilot, "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header: quoted as Export-Csv does", "\"Device Serial Number\",\"Hardware Hash\"\r\n\"A1\",\"QUJD\"\r\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header: any order, foreign columns ignored", "Hardware Hash,Site,Device Serial Number,Room\nQUJD,Bern,A1,7\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header: an empty tag does not hide the old name", "Serial,Hash,Hardware Hash,Group Tag,OrderID\nA1,x,QUJD,,T\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD | GroupTag=T"),
        new("header: of two names the better one wins", "OrderID,GroupTag,SerialNumber,HardwareHash\nold,new,A1,QUJD\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD | GroupTag=new"),
        new("header: the same name twice, first filled wins", "SerialNumber,HardwareHash,Group Tag,Group Tag\nA1,QUJD,,T2\nA2,QUJD,T1,T2\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD | GroupTag=T2", "3: SerialNumber=A2 | HardwareHash=QUJD | GroupTag=T1"),
        new("header: blanks around a hash are no part of it", "SerialNumber,HardwareHash\nA1,\"  QUJD\r\n\"\n", CsvCase.Autopilot,
            "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header: autopilot without a hash column", "Device Serial Number,Group Tag\nA1,T\n", CsvCase.Autopilot, "error@1"),
        new("header: autopilot without a serial column", "Hardware Hash\nQUJD\n", CsvCase.Autopilot, "error@1"),
        new("header: autopilot with known but useless columns", "Group Tag,Assigned User\nT,ann\n", CsvCase.Autopilot, "error@1"),
        new("header: below blank lines", "\n\n  \nDevice Serial Number,Group Tag\nA1,T\n", CsvCase.Autopilot, "error@4"),
        new("identity: Imei", "Imei,Description\n123456789012345,Bus 7\n", CsvCase.Identity, "2: Imei=123456789012345 | Description=Bus 7"),
        new("identity: SerialNumber", "SerialNumber,Details\nC02,iMac\n", CsvCase.Identity, "2: SerialNumber=C02 | Description=iMac"),
        new("identity: triple in any order", "Serial,Model,Manufacturer\nS1,XPS,Dell Inc.\n", CsvCase.Identity,
            "2: SerialNumber=S1 | Manufacturer=Dell Inc. | Model=XPS"),
        new("identity: identifier and type", "importedDeviceIdentifier,importedDeviceIdentityType,platform\n1,imei,ios\n2,serialNumber,\n", CsvCase.Identity,
            "2: ImportedDeviceIdentifier=1 | ImportedDeviceIdentityType=imei | Platform=ios", "3: ImportedDeviceIdentifier=2 | ImportedDeviceIdentityType=serialNumber"),
        new("identity: the given type fills an empty type cell", "Identifier,IdentityType\n1,\n2,serialNumber\n", CsvCase.Imei,
            "2: ImportedDeviceIdentifier=1 | ImportedDeviceIdentityType=imei", "3: ImportedDeviceIdentifier=2 | ImportedDeviceIdentityType=serialNumber"),
        new("identity: identifiers with the given type", "Identifier\n1\n", CsvCase.Imei, "2: ImportedDeviceIdentifier=1 | ImportedDeviceIdentityType=imei"),
        new("identity: the given type is not put beside other columns", "SerialNumber\nS1\n", CsvCase.Imei, "2: SerialNumber=S1"),
        new("identity: identifiers of no type", "Identifier,Details\n1,x\n", CsvCase.Identity, "error@1"),
        new("identity: manufacturer and model without serial", "Manufacturer,Model\nDell,XPS\n", CsvCase.Identity, "error@1"),
        new("identity: only useless columns", "Details,Platform\nx,ios\n", CsvCase.Imei, "error@1"),
        new("identity: an Autopilot file has serial numbers", $"{Three}\nA1,,QUJD\n", CsvCase.Identity, "2: SerialNumber=A1 | HardwareHash=QUJD"),
        new("header only", $"{Three}\r\n", CsvCase.Autopilot, "note@0"),
        new("header only, no line break", "Imei", CsvCase.Identity, "note@0"),
    ];
}
