using System.Text;

namespace IntuneImportModule.PackageBuilder;

/// <summary>THIRD-PARTY-NOTICES.txt: whose libraries the module brings, and on which terms. Each text stands there once.</summary>
internal static class ThirdPartyNotices
{
    private static readonly string Rule = new('-', 80);

    public static string Of(IReadOnlyList<ShippedPackage> packages)
    {
        List<string> texts = [];
        StringBuilder page = new();
        page.Append("THIRD-PARTY NOTICES\n\nIntuneImportModule brings these libraries, unchanged. The texts to which [numbers] point follow the list.\n\n");
        foreach (ShippedPackage package in packages)
        {
            PackageFacts facts = package.Facts;
            page.Append(facts.Id).Append(' ').Append(facts.Version).Append('\n');
            page.Append("  ").Append(facts.Copyright).Append(" (").Append(facts.Authors).Append(")\n");
            page.Append("  Licence: ").Append(facts.License).Append(' ').Append(NumberOf(texts, facts.LicenseText)).Append('\n');
            if (facts.Notices is not null)
            {
                page.Append("  Its own third parties: ").Append(NumberOf(texts, facts.Notices)).Append('\n');
            }

            if ((facts.Repository ?? facts.Website) is { } address)
            {
                page.Append("  ").Append(address).Append('\n');
            }

            foreach (ShippedFile file in package.Files)
            {
                page.Append("  ").Append(file.Path).Append('\n');
            }

            page.Append('\n');
        }

        for (int i = 0; i < texts.Count; i++)
        {
            page.Append(Rule).Append("\n[").Append(i + 1).Append("]\n\n").Append(texts[i].Trim()).Append("\n\n");
        }

        return page.ToString();
    }

    private static string NumberOf(List<string> texts, string text)
    {
        if (!texts.Contains(text))
        {
            texts.Add(text);
        }

        return $"[{texts.IndexOf(text) + 1}]";
    }
}
