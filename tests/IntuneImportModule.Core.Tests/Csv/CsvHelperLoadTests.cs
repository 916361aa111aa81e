using System.Reflection;
using System.Runtime.Loader;
using IntuneImportModule.Core.Csv;

namespace IntuneImportModule.Core.Tests.Csv;

/// <summary>A session that reads no file does not pay for the CSV library.</summary>
public class CsvHelperLoadTests
{
    [Fact]
    public void Library_is_loaded_when_a_file_is_read_and_not_before()
    {
        SpyContext context = new();
        Assembly core = context.LoadFromAssemblyPath(typeof(DeviceCsv).Assembly.Location);
        object options = Activator.CreateInstance(core.GetType(typeof(CsvOptions).FullName!)!)!;
        MethodInfo read = core.GetType(typeof(DeviceCsv).FullName!)!.GetMethod(nameof(DeviceCsv.Read), BindingFlags.Public | BindingFlags.Static)!;
        object? ignore = typeof(CsvHelperLoadTests).GetMethod(nameof(Ignore), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(core.GetType(typeof(CsvNotice).FullName!)!)
            .CreateDelegate(read.GetParameters()[2].ParameterType);
        string path = Path.GetTempFileName();
        try
        {
            System.Collections.IEnumerable rows = (System.Collections.IEnumerable)read.Invoke(null, [path, options, ignore])!;
            Assert.DoesNotContain("CsvHelper", context.Asked);

            Assert.Empty(rows.Cast<object>());
            Assert.Contains("CsvHelper", context.Asked);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Ignore<T>(T notice) => GC.KeepAlive(notice);

    private sealed class SpyContext() : AssemblyLoadContext("spy")
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
