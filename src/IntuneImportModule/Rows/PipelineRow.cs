using System.Collections;
using System.Management.Automation;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Rows;

/// <summary>Reads a pipeline object as a row, by the same table of names as a CSV line.</summary>
internal static class PipelineRow
{
    /// <summary>The row of an object. Nonsense gives a row with a problem, never an exception.</summary>
    /// <param name="input">What came through the pipeline; may be null.</param>
    public static DeviceRow Read(PSObject? input)
    {
        object? value = input?.BaseObject;
        return value switch
        {
            null => DeviceRow.Unreadable(Texts.RowIsNull),
            IDictionary dictionary => Read(Entries(dictionary)),
            string or ValueType => DeviceRow.Unreadable(Phrase.Of(Texts.RowHasNoProperties, value.GetType().Name)),
            _ => Read(Properties(input!)),
        };
    }

    /// <summary>What an error record is to name as its target: the caller's own object, not a wrapper made on the way.</summary>
    /// <param name="input">What came through the pipeline.</param>
    public static object? TargetOf(PSObject? input) => input?.BaseObject is PSCustomObject ? input : input?.BaseObject;

    private static DeviceRow Read(IEnumerable<(string Name, Func<object?> Value)> cells)
    {
        RowCells row = new();
        string? problem = null;
        bool hasKnownName = false;
        foreach ((string name, Func<object?> value) in cells)
        {
            if (!ColumnNames.TryFind(name, out ColumnName column))
            {
                continue;
            }

            hasKnownName = true;
            try
            {
                row.Set(column, CellValue.ToText(value()));
            }
            catch (GetValueException cannotRead)
            {
                // A script property that throws spoils its row only.
                problem ??= Phrase.Of(Texts.RowPropertyThrows, name, cannotRead.InnerException?.Message ?? cannotRead.Message);
            }
        }

        return row.ToRow(problem: problem ?? (hasKnownName ? null : Texts.RowHasNoKnownName));
    }

    private static IEnumerable<(string Name, Func<object?> Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (entry.Key.ToString() ?? string.Empty, () => entry.Value);
        }
    }

    private static IEnumerable<(string Name, Func<object?> Value)> Properties(PSObject input)
    {
        foreach (PSPropertyInfo property in input.Properties)
        {
            yield return (property.Name, () => property.Value);
        }
    }
}
