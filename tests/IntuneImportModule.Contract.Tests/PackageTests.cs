using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntuneImportModule.PackageBuilder;

namespace IntuneImportModule.Contract.Tests;

/// <summary>What the package says about itself, and whether it is so.</summary>
public class PackageTests
{
    private static readonly string[] Files = [.. ShippedPackages.FilesOf(Repository.Output)];
    private static readonly string[] Foreign = [.. Files.Where(file => Regex.IsMatch(file, @"^bin/.*\.dll$") && !file.Contains("/IntuneImportModule.", StringComparison.Ordinal))];

    [Fact]
    public void The_manifest_lists_what_lies_beside_it() => Assert.Equal(
        Directory.EnumerateFileSystemEntries(Repository.Output).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        new ModuleManifest(File.ReadAllText(Path.Combine(Repository.Output, "IntuneImportModule.psd1"))).Texts("FileList"));

    [Fact]
    public void The_manifest_names_no_address() => Assert.DoesNotContain("http", Repository.Manifest, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_license_is_in_the_package() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "LICENSE")), File.ReadAllText(Path.Combine(Repository.Output, "LICENSE.txt")));

    [Fact]
    public void The_notices_name_every_library_of_others()
    {
        string[] lines = [.. File.ReadLines(Path.Combine(Repository.Output, "THIRD-PARTY-NOTICES.txt")).Select(line => line.Trim())];

        Assert.NotEmpty(Foreign);
        Assert.All(Foreign, file => Assert.Contains(file, lines));
    }

    [Fact]
    public void The_notices_hold_every_text_they_point_to()
    {
        string notices = File.ReadAllText(Path.Combine(Repository.Output, "THIRD-PARTY-NOTICES.txt"));
        string[] asked = [.. Regex.Matches(notices, @"^  (?:Licence: .*|Its own third parties:) (\[\d+\])$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct()];

        Assert.Contains("Redistribution and use in source and binary forms", notices, StringComparison.Ordinal);
        Assert.Contains("Apache License", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.All(asked, number => Assert.Matches($@"(?m)^-{{80}}\n{Regex.Escape(number)}\n\n\s*\S", notices));
        Assert.True(asked.Length >= 3, $"Only {asked.Length} texts.");
    }

    [Fact]
    public void The_bill_of_materials_lists_every_library_of_others_with_its_hash()
    {
        using JsonDocument bill = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Output, "sbom.cdx.json")));
        JsonElement root = bill.RootElement;
        JsonElement[] packages = [.. root.GetProperty("components").EnumerateArray()];
        Dictionary<string, string> hashes = packages.SelectMany(package => package.GetProperty("components").EnumerateArray()).ToDictionary(
            file => file.GetProperty("name").GetString()!,
            file => file.GetProperty("hashes")[0].GetProperty("content").GetString()!);

        Assert.Equal(("CycloneDX", "1.5"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()));
        Assert.Equal(Repository.Version, root.GetProperty("metadata").GetProperty("component").GetProperty("version").GetString());
        Assert.Equal(Foreign, hashes.Keys.Order(StringComparer.Ordinal));
        Assert.All(hashes, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Output, file.Key)))), file.Value));
        Assert.All(packages, package => Assert.NotEmpty(package.GetProperty("licenses").EnumerateArray()));
        Assert.All(packages, package => Assert.Equal(
            $"pkg:nuget/{package.GetProperty("name").GetString()}@{package.GetProperty("version").GetString()}",
            package.GetProperty("purl").GetString()));

        // Every package is needed by somebody, and nobody needs one that is not there.
        string[] needed = [.. root.GetProperty("dependencies").EnumerateArray().SelectMany(entry => entry.GetProperty("dependsOn").EnumerateArray()).Select(name => name.GetString()!).Distinct().Order()];
        Assert.Equal(packages.Select(package => package.GetProperty("bom-ref").GetString()!).Order(), needed);
    }

    [Fact]
    public void Installed_it_takes_less_than_10_MB() =>
        Assert.InRange(Files.Sum(file => new FileInfo(Path.Combine(Repository.Output, file)).Length), 1_000_000, 10_000_000);
}
