using System.Globalization;

namespace IntuneImportModule.Core.Devices;

/// <summary>Words for the numbers in a hardware hash; a number without a word stays a number.</summary>
internal static class HashNames
{
    /// <summary>A processor architecture of Windows.</summary>
    public static string? Architecture(int? value) => value switch { 0 => "x86", 9 => "x64", 12 => "ARM64", _ => Raw(value) };

    /// <summary>The kind of Windows that the tool ran in.</summary>
    public static string? OsType(int? value) => value == 2 ? "FullOS" : Raw(value);

    /// <summary>A memory error correction type of SMBIOS.</summary>
    public static string? ErrorCorrection(int? value) => value switch
    {
        3 => "None",
        4 => "Parity",
        5 => "Single-bit ECC",
        6 => "Multi-bit ECC",
        7 => "CRC",
        _ => Raw(value),
    };

    /// <summary>A storage bus type of Windows.</summary>
    public static string? BusType(int? value) => value switch
    {
        1 => "SCSI",
        2 => "ATAPI",
        3 => "ATA",
        7 => "USB",
        8 => "RAID",
        10 => "SAS",
        11 => "SATA",
        12 => "SD",
        13 => "MMC",
        17 => "NVMe",
        _ => Raw(value),
    };

    /// <summary>NVMe, SSD or HDD; null where bus and seek penalty do not tell.</summary>
    public static string? MediaType(int? bus, int? seekPenalty) => (bus, seekPenalty) switch
    {
        (17, _) => "NVMe",
        (_, 0) => "SSD",
        (_, 255) => "HDD",
        _ => null,
    };

    /// <summary>A physical medium of a network adapter.</summary>
    public static string? Medium(uint? value) => value switch
    {
        1 or 9 => "WLAN",
        10 => "Bluetooth",
        14 => "Ethernet",
        _ => value?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A chassis type of SMBIOS, the kinds that people enrol.</summary>
    public static string? Chassis(int? value) => value switch
    {
        3 => "Desktop",
        4 => "Low Profile Desktop",
        6 => "Mini Tower",
        7 => "Tower",
        8 => "Portable",
        9 => "Laptop",
        10 => "Notebook",
        13 => "All in One",
        14 => "Sub Notebook",
        30 => "Tablet",
        31 => "Convertible",
        32 => "Detachable",
        35 => "Mini PC",
        36 => "Stick PC",
        _ => Raw(value),
    };

    /// <summary>A power platform role of Windows.</summary>
    public static string? PowerPlatformRole(int? value) => value switch
    {
        0 => "Unspecified",
        1 => "Desktop",
        2 => "Mobile",
        3 => "Workstation",
        4 => "EnterpriseServer",
        5 => "SOHOServer",
        6 => "AppliancePC",
        7 => "PerformanceServer",
        8 => "Slate",
        _ => Raw(value),
    };

    /// <summary>What an offline device id comes from.</summary>
    public static string? OfflineDeviceIdType(int? value) => value switch { 1 => "TPM_EK", 2 => "UEFI_VARIABLE_TPM", _ => Raw(value) };

    private static string? Raw(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
