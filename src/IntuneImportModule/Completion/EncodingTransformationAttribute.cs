using System.Management.Automation;
using System.Text;
using IntuneImportModule.Rows;

namespace IntuneImportModule.Completion;

/// <summary>Accepts an encoding as PowerShell's cmdlets name it, as .NET names it, by code page, or as an object.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    private const int Windows1252 = 1252;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData.Bare();
        return value switch
        {
            null or Encoding => value,
            int codePage => Find(() => ByCodePage(codePage), codePage),
            _ => Find(() => ByName(value.ToString()!), value),
        };
    }

    private static Encoding Find(Func<Encoding?> find, object value)
    {
        try
        {
            return find() ?? throw new ArgumentTransformationMetadataException(Phrase.Of(Texts.EncodingUnknown, value));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException(Phrase.Of(Texts.EncodingUnknown, value));
        }
    }

    private static Encoding? ByName(string name) => name.ToUpperInvariant() switch
    {
        "UTF8" or "UTF8BOM" or "UTF8NOBOM" => Encoding.UTF8,
        "UNICODE" => Encoding.Unicode,
        "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
        "UTF32" => Encoding.UTF32,
        "ASCII" => Encoding.ASCII,
        "ANSI" or "DEFAULT" => ByCodePage(Windows1252),
        _ when int.TryParse(name, out int codePage) => ByCodePage(codePage),
        _ => ByAnyName(name),
    };

#if NET
    private static Encoding? ByAnyName(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static Encoding? ByCodePage(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
#else
    private static Encoding? ByAnyName(string name) => Encoding.GetEncoding(name);

    private static Encoding? ByCodePage(int codePage) => Encoding.GetEncoding(codePage);
#endif
}
