using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Rows;

/// <summary>Remembers which column a property name means. Rows of one input share their names, and normalising each of them again costs more than reading the row.</summary>
internal sealed class KnownNames
{
    // Rows whose keys are all different must not fill the memory.
    private const int Most = 256;

    private readonly Dictionary<string, ColumnName?> names = new(StringComparer.Ordinal);
    private readonly (string Name, ColumnName? Column)[] last = new (string, ColumnName?)[Most];

    /// <summary>The column that a name means, where rows mostly have their names in the same places: the same text is the same object then.</summary>
    /// <param name="name">A property's name.</param>
    /// <param name="place">0-based place of the property in its row.</param>
    public ColumnName? Find(string name, int place)
    {
        if (place >= last.Length)
        {
            return Find(name);
        }

        ref (string Name, ColumnName? Column) known = ref last[place];
        if (!ReferenceEquals(known.Name, name))
        {
            known = (name, Find(name));
        }

        return known.Column;
    }

    /// <summary>The column that a name means; null for a name that means none.</summary>
    /// <param name="name">A property's name or a dictionary's key.</param>
    public ColumnName? Find(string name)
    {
        if (names.TryGetValue(name, out ColumnName? known))
        {
            return known;
        }

        ColumnName? column = ColumnNames.TryFind(name, out ColumnName found) ? found : null;
        if (names.Count < Most)
        {
            names.Add(name, column);
        }

        return column;
    }
}
