namespace IntuneImportModule.Sandbox.State;

/// <summary>A page of a list; <paramref name="Next"/> is the place behind which the next page begins, null on the last one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, long? Next);
