using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Import;

/// <summary>A row after the rules with what it is compared by, which is needed for a moment only.</summary>
/// <param name="Candidate">The row after the rules.</param>
/// <param name="Digest">Its <see cref="Candidate.Digest"/>; nothing for a refused row.</param>
internal readonly record struct IdentifiedCandidate(Candidate Candidate, Digest128 Digest);
