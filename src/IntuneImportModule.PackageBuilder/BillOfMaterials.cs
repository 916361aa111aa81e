using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntuneImportModule.PackageBuilder;

/// <summary>
/// sbom.cdx.json: CycloneDX 1.5. Without serial number and time, which the format leaves free and which would change
/// the bytes of an otherwise equal build.
/// </summary>
internal static class BillOfMaterials
{
    private const string Module = "IntuneImportModule";
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string version, IReadOnlyList<ShippedPackage> packages)
    {
        string own = Name(Module, version);
        JsonObject bill = new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.5",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "library",
                    ["bom-ref"] = own,
                    ["name"] = Module,
                    ["version"] = version,
                    ["licenses"] = Licenses("MIT"),
                    ["purl"] = own,
                },
            },
            ["components"] = new JsonArray([.. packages.Select(Component)]),
            ["dependencies"] = new JsonArray([
                Dependency(own, packages.Where(package => package.IsDirect)),
                .. packages.Select(package => Dependency(Name(package), packages.Where(other => package.Needs.Contains(other.Facts.Id)))),
            ]),
        };
        return bill.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Component(ShippedPackage package)
    {
        PackageFacts facts = package.Facts;
        JsonObject component = new()
        {
            ["type"] = "library",
            ["bom-ref"] = Name(package),
            ["author"] = facts.Authors,
            ["name"] = facts.Id,
            ["version"] = facts.Version,
            ["licenses"] = Licenses(facts.License),
            ["copyright"] = facts.Copyright,
            ["purl"] = Name(package),
        };
        if ((facts.Repository ?? facts.Website) is { } address)
        {
            component["externalReferences"] = new JsonArray(new JsonObject { ["type"] = facts.Repository is null ? "website" : "vcs", ["url"] = address });
        }

        component["components"] = new JsonArray([.. package.Files.Select(file => new JsonObject
        {
            ["type"] = "file",
            ["name"] = file.Path,
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = file.Sha256 }),
        })]);
        return component;
    }

    private static JsonObject Dependency(string name, IEnumerable<ShippedPackage> needs) => new()
    {
        ["ref"] = name,
        ["dependsOn"] = new JsonArray([.. needs.Select(package => JsonValue.Create(Name(package)))]),
    };

    private static JsonArray Licenses(string expression) => new(expression.Contains(' ')
        ? new JsonObject { ["expression"] = expression }
        : new JsonObject { ["license"] = new JsonObject { ["id"] = expression } });

    private static string Name(ShippedPackage package) => Name(package.Facts.Id, package.Facts.Version);

    private static string Name(string id, string version) => $"pkg:nuget/{id}@{version}";
}
