using System.Collections;
using System.Management.Automation;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Rows;

/// <summary>Reads pipeline objects as rows, by the same table of names as a CSV line. One instance serves one command.</summary>
internal sealed class PipelineRow
{
    private readonly KnownNames names = new();
    private readonly PropertyReader properties = new();
    private readonly RowCells row = new();

    /// <summary>The row of an object. Nonsense gives a row with a problem, never an exception.</summary>
    /// <param name="input">What came through the pipeline; may be null.</param>
    public DeviceRow Read(PSObject? input)
    {
        object? value = input?.BaseObject;
        return value switch
        {
            null => DeviceRow.Unreadable(Texts.RowIsNull),
            // Nearly every row; none of the others, so they are not asked for.
            PSCustomObject => FromProperties(input!),
            IDictionary dictionary => FromEntries(dictionary),
            IEnumerable<KeyValuePair<string, object?>> pairs => FromPairs(pairs),
            string or ValueType => DeviceRow.Unreadable(Phrase.Of(Texts.RowHasNoProperties, value.GetType().Name)),
            _ => FromProperties(input!),
        };
    }

    /// <summary>What an error record is to name as its target: the caller's own object, not a wrapper made on the way.</summary>
    /// <param name="input">What came through the pipeline.</param>
    public static object? TargetOf(PSObject? input) => input?.BaseObject is PSCustomObject ? input : input?.BaseObject;

    private DeviceRow FromEntries(IDictionary dictionary)
    {
        bool isKnown = false;
        foreach (DictionaryEntry entry in dictionary)
        {
            isKnown |= Take(entry.Key.ToString(), entry.Value);
        }

        return Finish(isKnown);
    }

    private DeviceRow FromPairs(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        bool isKnown = false;
        foreach (KeyValuePair<string, object?> pair in pairs)
        {
            isKnown |= Take(pair.Key, pair.Value);
        }

        return Finish(isKnown);
    }

    private DeviceRow FromProperties(PSObject input)
    {
        bool isKnown = false;
        string? problem = null;
        List<object> members = properties.Of(input);
        for (int i = 0; i < members.Count; i++)
        {
            // The name first: what is not ours is not read, for it may be slow or throw.
            if (members[i] is not PSPropertyInfo property || names.Find(property.Name, i) is not { } column)
            {
                continue;
            }

            isKnown = true;
            try
            {
                row.Set(column, CellValue.ToText(property.Value));
            }
            catch (GetValueException cannotRead)
            {
                // A script property that throws spoils its row only.
                problem ??= Phrase.Of(Texts.RowPropertyThrows, property.Name, cannotRead.InnerException?.Message ?? cannotRead.Message);
            }
        }

        return problem is null ? Finish(isKnown) : row.TakeRow(problem: problem);
    }

    private bool Take(string? name, object? value)
    {
        if (names.Find(name ?? string.Empty) is not { } column)
        {
            return false;
        }

        row.Set(column, CellValue.ToText(value));
        return true;
    }

    private DeviceRow Finish(bool isKnown) => row.TakeRow(problem: isKnown ? null : Texts.RowHasNoKnownName);
}
