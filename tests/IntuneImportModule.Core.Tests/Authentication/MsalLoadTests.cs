using System.Reflection;
using System.Runtime.Loader;
using IntuneImportModule.Core.Authentication;

namespace IntuneImportModule.Core.Tests.Authentication;

/// <summary>A session with a token of the caller's does not load MSAL, and so cannot clash with anybody's.</summary>
public class MsalLoadTests
{
    [Fact]
    public async Task Msal_is_loaded_for_other_sign_ins_only()
    {
        SpyContext context = new();
        Assembly core = context.LoadFromAssemblyPath(typeof(SignIn).Assembly.Location);
        Type connection = core.GetType("IntuneImportModule.Core.Graph.GraphConnection")!;
        object open = connection.GetMethod("WithToken")!.Invoke(null, [new Uri("https://graph.microsoft.com"), "token", null])!;
        await ConnectAsync(core, nameof(AccessTokenSignIn), New(core, nameof(Secret), "token"));
        ((IDisposable)open).Dispose();
        Assert.DoesNotContain("Microsoft.Identity.Client", context.Asked);

        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(core, nameof(ClientSecretSignIn), New(core, nameof(Secret), "secret")));
        Assert.Contains("Microsoft.Identity.Client", context.Asked);
    }

    private static async Task ConnectAsync(Assembly core, string way, object secret)
    {
        Type hostType = Find(core, nameof(SignInHost));
        object host = Activator.CreateInstance(hostType)!;
        hostType.GetProperty(nameof(SignInHost.Time))!.SetValue(host, TimeProvider.System);
        await (Task)Find(core, nameof(SignIn)).GetMethod(nameof(SignIn.ConnectAsync))!.Invoke(null, [New(core, way, secret), host, CancellationToken.None])!;
    }

    private static object New(Assembly core, string name, object argument) => Activator.CreateInstance(Find(core, name), argument)!;

    private static Type Find(Assembly core, string name) => core.GetType("IntuneImportModule.Core.Authentication." + name)!;

    private sealed class SpyContext() : AssemblyLoadContext("msal spy")
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
