using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>What can be said of a row before any service is asked: the rules, and whether it stands earlier in the input. Imports and tests share it.</summary>
/// <param name="rules">Applies the rules to a row.</param>
internal sealed class InputCheck(Func<DeviceRow, int, Candidate> rules)
{
    private readonly IdentitySet identities = new();

    /// <summary>Applies the rules to the next row of the input.</summary>
    /// <param name="row">The row as it was read.</param>
    /// <param name="number">1-based place of the row in the input.</param>
    public IdentifiedCandidate Apply(DeviceRow row, int number)
    {
        Candidate candidate = rules(row, number);
        if (!candidate.IsFit)
        {
            return new IdentifiedCandidate(candidate, default);
        }

        Digest128 digest = candidate.Digest;
        identities.Expect(digest);
        return new IdentifiedCandidate(candidate, digest);
    }

    /// <summary>What keeps a row from being sent. Once for each row, in the rows' order.</summary>
    /// <param name="identified">The row after the rules.</param>
    /// <returns>The result of a row that is Invalid or a Duplicate; null for one that may be sent.</returns>
    public ImportResult? Refuse(IdentifiedCandidate identified)
    {
        Candidate candidate = identified.Candidate;
        if (!candidate.IsFit)
        {
            return candidate.Draft();
        }

        int earlier = identities.Add(identified.Digest, candidate.Row.Number);
        if (earlier == 0)
        {
            return null;
        }

        ImportResult draft = candidate.Draft();
        return draft with { Status = ImportStatus.Duplicate, Message = Phrase.Of(Texts.DuplicateOfRow, draft.Label, earlier) };
    }
}
