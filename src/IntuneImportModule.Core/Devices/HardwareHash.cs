using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IntuneImportModule.Core.Devices;

/// <summary>Reads hardware hashes (the "4K HH" of Windows Autopilot) without any service.</summary>
public static class HardwareHash
{
    /// <summary>Reads the base64 text of a hash. No input makes it throw.</summary>
    /// <param name="base64">The text; blanks, line breaks and missing '=' are tolerated.</param>
    /// <param name="info">What the hash says; null when it cannot be read.</param>
    /// <param name="problem">Why it cannot be read, without any part of its text; null when it can.</param>
    public static bool TryDecode(string? base64, [NotNullWhen(true)] out HardwareHashInfo? info, [NotNullWhen(false)] out string? problem)
    {
        info = null;
        HashDecoding decoding = HashBase64.Decode(Encoding.UTF8.GetBytes(base64 ?? string.Empty), out byte[] decoded);
        problem = decoding.Problem;
        if (problem is not null || !TryDecode(decoded.AsSpan(), out info, out problem))
        {
            return false;
        }

        if (decoding.PaddingAdded)
        {
            info = info with { Warning = $"{info.Warning} Missing '=' at the end of its text were supplied.".Trim() };
        }

        return true;
    }

    /// <summary>Reads a decoded hash. No input makes it throw.</summary>
    /// <param name="decoded">The bytes; 3000 as far as is known.</param>
    /// <param name="info">What the hash says; null when it cannot be read.</param>
    /// <param name="problem">Why it cannot be read; null when it can. A wrong checksum or length is only a warning.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> decoded,
        [NotNullWhen(true)] out HardwareHashInfo? info,
        [NotNullWhen(false)] out string? problem)
    {
        HashVerdict verdict = HashCheck.Check(decoded);
        if (!verdict.IsStructureKnown)
        {
            info = null;
            problem = verdict.Problem ?? "The hash cannot be read.";
            return false;
        }

        HashBlockSet blocks = new(decoded);
        info = Describe(blocks) with
        {
            ChecksumValid = verdict.ChecksumValid,
            TotalLength = decoded.Length,
            Warning = verdict.Problem,
            UnknownBlocks = blocks.Remaining(),
        };
        problem = null;
        return true;
    }

    private static HardwareHashInfo Describe(HashBlockSet blocks)
    {
        HashFields versions = blocks.Take(HashBlockType.Versions, 24);
        HashFields processor = blocks.Take(HashBlockType.Processor, 9);
        HashFields memory = blocks.Take(HashBlockType.Memory, 21);
        HashFields chassis = blocks.Take(HashBlockType.Chassis, 2);
        HashFields deviceId = blocks.Take(HashBlockType.OfflineDeviceId, 10);
        return new HardwareHashInfo
        {
            SerialNumber = blocks.TakeText(HashBlockType.SerialNumber),
            Manufacturer = blocks.TakeText(HashBlockType.Manufacturer),
            Model = blocks.TakeText(HashBlockType.Model),
            Sku = blocks.TakeText(HashBlockType.Sku),
            Family = blocks.TakeText(HashBlockType.Family),
            SystemVersion = blocks.TakeText(HashBlockType.SystemVersion),
            SmbiosUuid = blocks.Take(HashBlockType.SmbiosUuid, 16, 16).Uuid,
            FirmwareVendor = blocks.TakeText(HashBlockType.FirmwareVendor),
            FirmwareVendor2 = blocks.TakeText(HashBlockType.FirmwareVendor2),
            Board = blocks.TakeText(HashBlockType.Board),
            BoardVersion = blocks.TakeText(HashBlockType.BoardVersion),
            ChassisType = HashNames.Chassis(chassis.Byte(0)),
            PowerPlatformRole = HashNames.PowerPlatformRole(chassis.Byte(1)),
            ToolVersion = versions.Version(0),
            OsVersion = versions.Version(8),
            CaptureTime = versions.Hex(16, 5),
            OsType = HashNames.OsType(versions.Byte(21)),
            Architecture = HashNames.Architecture(versions.Byte(22)),
            ToolGeneration = versions.Byte(23),
            ProcessorManufacturer = blocks.TakeText(HashBlockType.ProcessorManufacturer),
            ProcessorModel = blocks.TakeText(HashBlockType.ProcessorModel),
            ProcessorArchitecture = HashNames.Architecture(processor.Byte(0)),
            ProcessorPackages = processor.UInt16(2),
            ProcessorCores = processor.UInt16(4),
            ProcessorThreads = processor.UInt16(6),
            ProcessorHyperthreading = processor.Byte(8) is int flag ? flag != 0 : null,
            TotalMemory = memory.UInt64(0),
            MemoryMaximum = memory.UInt64(8),
            MemoryArrays = memory.UInt16(18),
            MemorySlots = memory.UInt16(16),
            MemoryErrorCorrection = HashNames.ErrorCorrection(memory.Byte(20)),
            Disks = blocks.TakeAll(HashBlockType.Disk, 11, ReadDisk),
            DiskSerialNumbers = blocks.TakeAll(HashBlockType.DiskSerial, 0, fields => fields.Text),
            DiskKernelSerialNumbers = blocks.TakeAll(HashBlockType.DiskSerialFromKernel, 0, fields => fields.Text),
            NetworkAdapters = blocks.TakeAll(HashBlockType.NetworkAdapter, 10, ReadNetworkAdapter),
            Displays = blocks.TakeAll(HashBlockType.Display, 8, ReadDisplay),
            VideoAdapters = blocks.TakeAll(HashBlockType.VideoAdapter, 0, fields => fields.WideTextFrom(0)),
            VideoMemory = blocks.TakeAll(HashBlockType.VideoMemory, 16, ReadVideoMemory),
            TpmVersion = blocks.TakeText(HashBlockType.TpmVersion),
            TpmEkPub = blocks.Take(HashBlockType.TpmEndorsementKey).Base64(0),
            OfflineDeviceIdType = HashNames.OfflineDeviceIdType(deviceId.Byte(4)),
            OfflineDeviceId = deviceId.Base64(10),
            ProductKeyId = blocks.TakeText(HashBlockType.ProductKeyId),
            ProductKeyPartNumber = blocks.TakeText(HashBlockType.ProductKeyPartNumber),
        };
    }

    private static HardwareHashDisk ReadDisk(HashFields fields) => new(
        fields.UInt64(0) ?? 0,
        HashNames.BusType(fields.Byte(8)) ?? string.Empty,
        HashNames.MediaType(fields.Byte(8), fields.Byte(10)));

    private static HardwareHashNetworkAdapter ReadNetworkAdapter(HashFields fields) =>
        new(fields.MacAddress(4) ?? string.Empty, HashNames.Medium(fields.UInt32(0)) ?? string.Empty, fields.WideTextFrom(14));

    private static HardwareHashDisplay ReadDisplay(HashFields fields) =>
        new(fields.UInt16(0) ?? 0, fields.UInt16(2) ?? 0, fields.UInt16(4) ?? 0, fields.UInt16(6) ?? 0);

    private static HardwareHashVideoMemory ReadVideoMemory(HashFields fields) => new(fields.UInt64(0) ?? 0, fields.UInt64(8) ?? 0);
}
