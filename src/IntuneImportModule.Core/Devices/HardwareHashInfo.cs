namespace IntuneImportModule.Core.Devices;

/// <summary>What a hardware hash says about a device. Null where the hash does not say it.</summary>
/// <remarks>
/// Microsoft does not document the layout; this follows what public decoders agree on. The official decoder is
/// <c>oa3tool.exe /DecodeHwHash</c> of the Windows ADK.
/// </remarks>
public sealed record HardwareHashInfo
{
    /// <summary>The serial number (SMBIOS).</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The manufacturer (SMBIOS).</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The model (SMBIOS product name).</summary>
    public string? Model { get; init; }

    /// <summary>The SKU number (SMBIOS).</summary>
    public string? Sku { get; init; }

    /// <summary>The product family (SMBIOS).</summary>
    public string? Family { get; init; }

    /// <summary>The version of the system (SMBIOS).</summary>
    public string? SystemVersion { get; init; }

    /// <summary>The UUID (SMBIOS), as Windows shows it.</summary>
    public Guid? SmbiosUuid { get; init; }

    /// <summary>The firmware's vendor.</summary>
    public string? FirmwareVendor { get; init; }

    /// <summary>Block 20: public decoders call it a second vendor or the firmware's version.</summary>
    public string? FirmwareVendor2 { get; init; }

    /// <summary>The mainboard's product name.</summary>
    public string? Board { get; init; }

    /// <summary>The mainboard's version.</summary>
    public string? BoardVersion { get; init; }

    /// <summary>The kind of chassis, named as in SMBIOS; a number where it is a rare one.</summary>
    public string? ChassisType { get; init; }

    /// <summary>Desktop, Mobile, Slate, …, named as in Windows' power management.</summary>
    public string? PowerPlatformRole { get; init; }

    /// <summary>The version of Windows that made the hash (oa3tool: OsBuild).</summary>
    public string? OsVersion { get; init; }

    /// <summary>FullOS, or a number where the hash was made elsewhere.</summary>
    public string? OsType { get; init; }

    /// <summary>x86, x64 or ARM64; a number where it is none of these.</summary>
    public string? Architecture { get; init; }

    /// <summary>The version of the tool that made the hash (oa3tool: ToolBuild).</summary>
    public string? ToolVersion { get; init; }

    /// <summary>The tool's generation (oa3tool: ToolVersion).</summary>
    public int? ToolGeneration { get; init; }

    /// <summary>Five bytes in hexadecimal that tell when the hash was made; how they count is not known for certain.</summary>
    public string? CaptureTime { get; init; }

    /// <summary>The processor's manufacturer.</summary>
    public string? ProcessorManufacturer { get; init; }

    /// <summary>The processor's model.</summary>
    public string? ProcessorModel { get; init; }

    /// <summary>x86, x64 or ARM64; a number where it is none of these.</summary>
    public string? ProcessorArchitecture { get; init; }

    /// <summary>The number of processors.</summary>
    public int? ProcessorPackages { get; init; }

    /// <summary>The number of cores.</summary>
    public int? ProcessorCores { get; init; }

    /// <summary>The number of threads.</summary>
    public int? ProcessorThreads { get; init; }

    /// <summary>Whether hyper-threading is on.</summary>
    public bool? ProcessorHyperthreading { get; init; }

    /// <summary>The memory; its unit is not known for certain (gigabytes in all samples seen).</summary>
    public ulong? TotalMemory { get; init; }

    /// <summary>The most memory that the board takes; its unit is not known for certain.</summary>
    public ulong? MemoryMaximum { get; init; }

    /// <summary>The number of arrays of memory slots.</summary>
    public int? MemoryArrays { get; init; }

    /// <summary>The number of slots for memory.</summary>
    public int? MemorySlots { get; init; }

    /// <summary>How memory errors are corrected: None, Parity, …</summary>
    public string? MemoryErrorCorrection { get; init; }

    /// <summary>The disks.</summary>
    public IReadOnlyList<HardwareHashDisk> Disks { get; init; } = [];

    /// <summary>The disks' serial numbers as they stand in the hash, often followed by '|' and the model.</summary>
    public IReadOnlyList<string> DiskSerialNumbers { get; init; } = [];

    /// <summary>The disks' serial numbers as the kernel states them.</summary>
    public IReadOnlyList<string> DiskKernelSerialNumbers { get; init; } = [];

    /// <summary>The network adapters.</summary>
    public IReadOnlyList<HardwareHashNetworkAdapter> NetworkAdapters { get; init; } = [];

    /// <summary>The displays.</summary>
    public IReadOnlyList<HardwareHashDisplay> Displays { get; init; } = [];

    /// <summary>The video adapters, often as manufacturer '|' model.</summary>
    public IReadOnlyList<string> VideoAdapters { get; init; } = [];

    /// <summary>The video adapters' memory, in the order of the hash.</summary>
    public IReadOnlyList<HardwareHashVideoMemory> VideoMemory { get; init; } = [];

    /// <summary>The TPM's version as the hash words it, with vendor and firmware.</summary>
    public string? TpmVersion { get; init; }

    /// <summary>The public part of the TPM's endorsement key, base64 of the bytes in the hash.</summary>
    public string? TpmEkPub { get; init; }

    /// <summary>What the offline device id comes from: TPM_EK, UEFI_VARIABLE_TPM, or a number.</summary>
    public string? OfflineDeviceIdType { get; init; }

    /// <summary>The offline device id, base64.</summary>
    public string? OfflineDeviceId { get; init; }

    /// <summary>The product key id; digits.</summary>
    public string? ProductKeyId { get; init; }

    /// <summary>The part number of the product key.</summary>
    public string? ProductKeyPartNumber { get; init; }

    /// <summary>Whether the checksum in the hash fits its data; null where there is none.</summary>
    public bool? ChecksumValid { get; init; }

    /// <summary>The length of the decoded hash in bytes; 3000 as far as is known.</summary>
    public int TotalLength { get; init; }

    /// <summary>What looks wrong although the hash could be read; null when nothing does.</summary>
    public string? Warning { get; init; }

    /// <summary>Blocks of unknown type, blocks too short for their type, and repetitions of what there should be once.</summary>
    public IReadOnlyList<HardwareHashBlock> UnknownBlocks { get; init; } = [];

    /// <summary>Names the device. The other properties would put keys and ids of the device into a log by accident.</summary>
    public override string ToString() => $"{Manufacturer} {Model} {SerialNumber}".Trim();
}
