namespace IntuneImportModule.Core.Devices;

/// <summary>A disk as a hardware hash describes it.</summary>
/// <param name="Capacity">The number in the hash; its unit is not known for certain (gigabytes in all samples seen).</param>
/// <param name="BusType">NVMe, SATA, …; a number where Windows has no name for it.</param>
/// <param name="MediaType">NVMe, SSD or HDD, derived from bus and seek penalty; null where neither tells.</param>
public sealed record HardwareHashDisk(ulong Capacity, string BusType, string? MediaType);

/// <summary>A network adapter as a hardware hash describes it.</summary>
/// <param name="MacAddress">Six bytes in hexadecimal with colons.</param>
/// <param name="Medium">Ethernet, WLAN or Bluetooth; a number where the medium is another.</param>
/// <param name="Bus">What the adapter is connected by, such as PCI; null where the hash does not say it.</param>
public sealed record HardwareHashNetworkAdapter(string MacAddress, string Medium, string? Bus);

/// <summary>A display as a hardware hash describes it.</summary>
/// <param name="PhysicalWidth">Width as the display states it; the unit is not known for certain.</param>
/// <param name="PhysicalHeight">Height as the display states it; the unit is not known for certain.</param>
/// <param name="HorizontalPixels">Resolution, horizontal.</param>
/// <param name="VerticalPixels">Resolution, vertical.</param>
public sealed record HardwareHashDisplay(int PhysicalWidth, int PhysicalHeight, int HorizontalPixels, int VerticalPixels);

/// <summary>The memory of a video adapter as a hardware hash describes it.</summary>
/// <param name="DedicatedVideoMemory">The number in the hash; its unit is not known for certain.</param>
/// <param name="DedicatedSystemMemory">The number in the hash; its unit is not known for certain.</param>
public sealed record HardwareHashVideoMemory(ulong DedicatedVideoMemory, ulong DedicatedSystemMemory);

/// <summary>A block of a hardware hash that is passed on as it stands.</summary>
/// <param name="Type">The block's type.</param>
/// <param name="Offset">Where it begins in the decoded hash.</param>
/// <param name="Length">Length of its data in bytes.</param>
/// <param name="Data">The data in hexadecimal.</param>
public sealed record HardwareHashBlock(int Type, int Offset, int Length, string Data);
