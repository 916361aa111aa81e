namespace IntuneImportModule.Core.Authentication;

/// <summary>Compares what a sign-in was granted with what the commands need, so that it is said at once and not at the first 403.</summary>
internal static class PermissionCheck
{
    /// <summary>What to warn of; empty where all is well, or where the token does not tell.</summary>
    /// <param name="info">The sign-in.</param>
    /// <param name="graph">The Graph root that the token will be sent to.</param>
    /// <param name="readOnly">Whether reading is all that is wanted.</param>
    public static IEnumerable<string> Warnings(SignInInfo info, Uri graph, bool readOnly)
    {
        if (IsForAnotherService(info, graph))
        {
            yield return Phrase.Of(Texts.TokenForAnotherService, info.Audience, graph.Host);
        }

        bool granted = info.Permissions.Contains(Permissions.ReadWrite, StringComparer.OrdinalIgnoreCase)
            || (readOnly && info.Permissions.Contains(Permissions.Read, StringComparer.OrdinalIgnoreCase));
        if (info.PermissionsKnown && !granted)
        {
            string needed = readOnly ? Permissions.Read : Permissions.ReadWrite;
            yield return info.IsApplication == true
                ? Phrase.Of(Texts.ApplicationPermissionMissing, info.ClientId ?? "?", needed)
                : Phrase.Of(Texts.DelegatedPermissionMissing, info.Account ?? "?", needed, info.ClientId ?? "?");
        }
    }

    private static bool IsForAnotherService(SignInInfo info, Uri graph) =>
        // An audience may also be an application's id, which says nothing here; loopback is a rehearsal.
        !graph.IsLoopback
        && Uri.TryCreate(info.Audience, UriKind.Absolute, out Uri? audience)
        && !string.Equals(audience.Host, graph.Host, StringComparison.OrdinalIgnoreCase);
}
