namespace IntuneImportModule.Sandbox.State;

/// <summary>Where in a <see cref="TextStore"/> a text lies; the default is null.</summary>
internal readonly record struct TextPlace(int Chunk, int Offset);
