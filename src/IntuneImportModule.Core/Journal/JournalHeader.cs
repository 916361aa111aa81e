using System.Security.Cryptography;
using System.Text;

namespace IntuneImportModule.Core.Journal;

/// <summary>The first line: whose journal it is, and the salt of its digests.</summary>
internal sealed record JournalHeader
{
    /// <summary>The module's name in the line's first property, by which a journal is told from any other file.</summary>
    public const string Maker = "IntuneImportModule";

    /// <summary>The format that this code writes, and the newest it reads.</summary>
    public const int CurrentVersion = 1;

    private const int SaltBytes = 32;

    /// <summary>What every journal begins with.</summary>
    public static readonly byte[] Magic = Encoding.UTF8.GetBytes("{\"journal\":\"" + Maker + "\",");

    public string? Journal { get; init; }

    public int Version { get; init; }

    public string? Action { get; init; }

    public string? Endpoint { get; init; }

    public string? Tenant { get; init; }

    /// <summary>
    /// Key of the digests by which rows are known again. Random, so that digests of one journal say nothing about another, and
    /// serial numbers and hashes cannot be looked up in a table made beforehand.
    /// </summary>
    public byte[]? Salt { get; init; }

    /// <summary>The header of a new journal.</summary>
    /// <param name="binding">What it belongs to.</param>
    public static JournalHeader For(JournalBinding binding)
    {
        byte[] salt = new byte[SaltBytes];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(salt);
        return new JournalHeader
        {
            Journal = Maker,
            Version = CurrentVersion,
            Action = binding.Action,
            Endpoint = binding.Endpoint.AbsoluteUri,
            Tenant = binding.TenantId,
            Salt = salt,
        };
    }

    /// <summary>Refuses a journal that belongs to something else, or that this code cannot read.</summary>
    /// <param name="binding">What it should belong to.</param>
    /// <param name="path">The journal, for the message.</param>
    /// <exception cref="JournalException">It is foreign.</exception>
    public void Require(JournalBinding binding, string path)
    {
        if (Version > CurrentVersion)
        {
            throw new JournalException(nameof(Texts.JournalNewer), path, Phrase.Of(Texts.JournalNewer, path, Version));
        }

        if (Version < 1 || Salt is not { Length: SaltBytes } || Action is null || Endpoint is null)
        {
            throw JournalException.Damaged(path, 1);
        }

        Require(Action, binding.Action, path);
        Require(Endpoint, binding.Endpoint.AbsoluteUri, path);
        RequireTenant(Tenant, binding.TenantId, path);
    }

    /// <summary>Refuses another tenant's journal. Nothing is said where either side does not name its tenant.</summary>
    /// <param name="ours">The journal's tenant.</param>
    /// <param name="theirs">The sign-in's tenant.</param>
    /// <param name="path">The journal, for the message.</param>
    /// <exception cref="JournalException">They differ.</exception>
    public static void RequireTenant(string? ours, string? theirs, string path)
    {
        if (ours is not null && theirs is not null)
        {
            Require(ours, theirs, path);
        }
    }

    private static void Require(string ours, string theirs, string path)
    {
        if (!string.Equals(ours, theirs, StringComparison.OrdinalIgnoreCase))
        {
            throw new JournalException(nameof(Texts.JournalForeign), path, Phrase.Of(Texts.JournalForeign, path, ours, theirs));
        }
    }
}
