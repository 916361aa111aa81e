namespace IntuneImportModule.Core.Devices;

/// <summary>A column and how far down its list of names the name in question stands; 0 is the preferred name.</summary>
/// <param name="Column">The column that the name means.</param>
/// <param name="Rank">0 for the preferred name; of two filled cells of one column the lower rank wins.</param>
public readonly record struct ColumnName(Column Column, int Rank);
