namespace IntuneImportModule.Sandbox.State;

/// <summary>Which part of a list is wanted: behind a place, leaving out some, at most so many.</summary>
internal sealed record PageRequest(long After, int Skip, int Size);
