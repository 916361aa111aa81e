using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Tests.Devices;

public sealed class HardwareHashTests
{
    [Fact]
    public void Every_known_block_is_read()
    {
        HardwareHashInfo info = Decode(SyntheticDevice.Build("SMP-0001"));

        Assert.Equal("SMP-0001", info.SerialNumber);
        Assert.Equal("Contoso", info.Manufacturer);
        Assert.Equal("Laptop 5", info.Model);
        Assert.Equal("SKU-1", info.Sku);
        Assert.Equal("Family-1", info.Family);
        Assert.Equal("System version 1", info.SystemVersion);
        Assert.Equal(Guid.Parse(SyntheticDevice.Uuid), info.SmbiosUuid);
        Assert.Equal("Contoso Firmware", info.FirmwareVendor);
        Assert.Equal("Contoso Firmware 2", info.FirmwareVendor2);
        Assert.Equal("Board-1", info.Board);
        Assert.Equal("Board version 1", info.BoardVersion);
        Assert.Equal("Notebook", info.ChassisType);
        Assert.Equal("Mobile", info.PowerPlatformRole);
        Assert.Equal("0000000000001", info.ProductKeyId);
        Assert.Equal("PART-1", info.ProductKeyPartNumber);
    }

    [Fact]
    public void Versions_processor_and_memory_are_read()
    {
        HardwareHashInfo info = Decode(SyntheticDevice.Build("SMP-0001"));

        Assert.Equal("10.0.22000.800", info.ToolVersion);
        Assert.Equal("10.0.22621.1", info.OsVersion);
        Assert.Equal("0102030404", info.CaptureTime);
        Assert.Equal("FullOS", info.OsType);
        Assert.Equal("x64", info.Architecture);
        Assert.Equal(3, info.ToolGeneration);
        Assert.Equal("GenuineContoso", info.ProcessorManufacturer);
        Assert.Equal("Contoso CPU 1000", info.ProcessorModel);
        Assert.Equal("x64", info.ProcessorArchitecture);
        Assert.Equal((1, 4, 8, true), (info.ProcessorPackages, info.ProcessorCores, info.ProcessorThreads, info.ProcessorHyperthreading));
        Assert.Equal((16UL, 64UL, 2, 1), (info.TotalMemory, info.MemoryMaximum, info.MemorySlots, info.MemoryArrays));
        Assert.Equal("None", info.MemoryErrorCorrection);
    }

    [Fact]
    public void Blocks_that_come_several_times_are_all_read_in_order()
    {
        HardwareHashInfo info = Decode(SyntheticDevice.Build("SMP-0001"));

        Assert.Equal([new(512, "NVMe", "NVMe"), new(1000, "SATA", "HDD")], info.Disks);
        Assert.Equal(["DISK-SMP-0001|Contoso SSD|"], info.DiskSerialNumbers);
        Assert.Equal(["KDISK-SMP-0001"], info.DiskKernelSerialNumbers);
        Assert.Equal([new("02:00:00:00:00:01", "Ethernet", "PCI"), new("02:00:00:00:01:01", "WLAN", null)], info.NetworkAdapters);
        Assert.Equal([new(30, 19, 1920, 1080)], info.Displays);
        Assert.Equal(["Contoso|Graphics 1"], info.VideoAdapters);
        Assert.Equal([new(128, 0)], info.VideoMemory);
    }

    [Fact]
    public void The_tpm_is_read()
    {
        HardwareHashInfo info = Decode(SyntheticDevice.Build("SMP-0001"));

        Assert.StartsWith("TPM-Version:2.0", info.TpmVersion, StringComparison.Ordinal);
        Assert.Equal(Convert.ToBase64String(SyntheticDevice.EndorsementKey("SMP-0001")), info.TpmEkPub);
        Assert.Equal("TPM_EK", info.OfflineDeviceIdType);
        Assert.Equal(32, Convert.FromBase64String(info.OfflineDeviceId!).Length);
    }

    [Fact]
    public void A_sound_hash_has_no_warning()
    {
        HardwareHashInfo info = Decode(SyntheticDevice.Build("SMP-0001"));

        Assert.True(info.ChecksumValid);
        Assert.Equal(3000, info.TotalLength);
        Assert.Null(info.Warning);
    }

    [Fact]
    public void Unknown_blocks_are_listed_where_they_stand()
    {
        HardwareHashInfo info = Decode(new HashBuilder().Block(34, [0xAB, 0xCD]).Text(14, "SMP-0001").Block(900, []));

        Assert.Equal([new(34, 4, 2, "ABCD"), new(900, 23, 0, string.Empty)], info.UnknownBlocks);
    }

    [Fact]
    public void A_repeated_single_block_is_listed_not_dropped()
    {
        HardwareHashInfo info = Decode(HashBuilder.Minimal().Text(14, "B"));

        Assert.Equal("SMP-0001", info.SerialNumber);
        HardwareHashBlock second = Assert.Single(info.UnknownBlocks);
        Assert.Equal((14, "4200"), (second.Type, second.Data));
    }

    [Theory]
    [InlineData(1, 23)]
    [InlineData(2, 8)]
    [InlineData(5, 20)]
    [InlineData(6, 10)]
    [InlineData(8, 9)]
    [InlineData(9, 7)]
    [InlineData(10, 1)]
    [InlineData(11, 9)]
    [InlineData(12, 15)]
    [InlineData(12, 17)]
    [InlineData(29, 15)]
    public void A_block_of_a_length_that_its_layout_does_not_have_is_listed_raw(int type, int length)
    {
        HardwareHashInfo info = Decode(HashBuilder.Minimal().Block(type, new byte[length]));

        HardwareHashBlock block = Assert.Single(info.UnknownBlocks);
        Assert.Equal((type, length), (block.Type, block.Length));
    }

    [Theory]
    [InlineData(0, "x86")]
    [InlineData(9, "x64")]
    [InlineData(12, "ARM64")]
    [InlineData(5, "5")]
    public void Architecture_has_a_name_or_stays_a_number(byte value, string expected)
    {
        byte[] versions = new byte[24];
        versions[22] = value;

        Assert.Equal(expected, Decode(HashBuilder.Minimal().Block(1, versions)).Architecture);
    }

    [Theory]
    [InlineData(1, "WLAN")]
    [InlineData(9, "WLAN")]
    [InlineData(10, "Bluetooth")]
    [InlineData(14, "Ethernet")]
    [InlineData(3, "3")]
    public void Medium_has_a_name_or_stays_a_number(byte value, string expected)
    {
        HardwareHashInfo info = Decode(HashBuilder.Minimal().Block(8, [value, 0, 0, 0, 1, 2, 3, 4, 5, 0xAB]));

        Assert.Equal(new HardwareHashNetworkAdapter("01:02:03:04:05:AB", expected, null), Assert.Single(info.NetworkAdapters));
    }

    [Fact]
    public void Text_may_lack_its_nul_and_may_hold_any_language()
    {
        HardwareHashInfo info = Decode(new HashBuilder().Block(14, "SMP-1"u8.ToArray()).Text(16, "Contoso Zürich 東京").Text(17, ""));

        Assert.Equal(("SMP-1", "Contoso Zürich 東京", null), (info.SerialNumber, info.Manufacturer, info.Model));
    }

    [Fact]
    public void Text_cannot_carry_terminal_commands()
    {
        HardwareHashInfo info = Decode(HashBuilder.Minimal("A\u001b[31mB").WideText(30, "C\u0007\u009bD"));

        Assert.Equal("A\uFFFD[31mB", info.SerialNumber);
        Assert.Equal(["C\uFFFD\uFFFDD"], info.VideoAdapters);
    }

    [Fact]
    public void ToString_names_the_device_only()
    {
        Assert.Equal("Contoso Laptop 5 SMP-0001", Decode(SyntheticDevice.Build("SMP-0001")).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("no base64!")]
    [InlineData("T0E=")]
    [InlineData("AAAA")]
    public void What_is_no_hash_gives_a_problem(string? text)
    {
        Assert.False(HardwareHash.TryDecode(text, out HardwareHashInfo? info, out string? problem));
        Assert.Null(info);
        Assert.False(string.IsNullOrWhiteSpace(problem));
    }

    [Fact]
    public void Missing_padding_is_said()
    {
        string text = HashBuilder.Minimal().BuildText();

        // Without its last two characters the text has two bytes less and lacks "==".
        Assert.True(HardwareHash.TryDecode(text[..^2], out HardwareHashInfo? info, out _));
        Assert.Equal(2998, info.TotalLength);
        Assert.Equal("The hash has 2998 bytes instead of 3000. Missing '=' at the end of its text were supplied.", info.Warning);
    }

    private static HardwareHashInfo Decode(HashBuilder builder)
    {
        Assert.True(HardwareHash.TryDecode(builder.BuildText(), out HardwareHashInfo? info, out string? problem), problem);
        return info;
    }
}
