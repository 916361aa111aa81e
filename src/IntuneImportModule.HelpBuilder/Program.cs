using System.Text;
using System.Xml;
using IntuneImportModule.HelpBuilder;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: IntuneImportModule.HelpBuilder <folder of the pages> <folder of the help>");
    return 2;
}

string page = string.Empty;
try
{
    // Sorted, so that the same pages give the same bytes.
    string[] pages = [.. Directory.EnumerateFiles(args[0], "*.md").Order(StringComparer.Ordinal)];
    Directory.CreateDirectory(args[1]);
    List<HelpPage> commands = [];
    foreach (string file in pages)
    {
        page = file;
        string text = File.ReadAllText(file);
        string name = Path.GetFileNameWithoutExtension(file);
        if (name.StartsWith("about_", StringComparison.Ordinal))
        {
            // Windows PowerShell takes help without a mark for ANSI.
            File.WriteAllText(Path.Combine(args[1], name + ".help.txt"), AboutTopic.Convert(text), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }
        else
        {
            commands.Add(HelpPageReader.Read(text));
        }
    }

    using XmlWriter writer = XmlWriter.Create(
        Path.Combine(args[1], "IntuneImportModule.dll-Help.xml"),
        new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
    MamlDocument.Of(commands).Save(writer);
    return 0;
}
catch (FormatException wrong)
{
    // In MSBuild's own form, so that the page is named as a source of the error.
    Console.Error.WriteLine($"{page}: error HELP001: {wrong.Message}");
    return 1;
}
