using System.Text.Json;
using IntuneImportModule.Core.Devices;

namespace IntuneImportModule.Core.Graph;

/// <summary>Reads the answers to an import that have one record for each row, in the rows' order, and nothing else. Nearly all are like that.</summary>
/// <remarks>
/// Record by record, in one object for all of them, and no text is made again that was sent: less garbage, and a thousand rows' worth of it
/// does not live at once. What is otherwise, and what cannot be read, is left to <see cref="AnswerBody.Read"/>, which says what is wrong.
/// </remarks>
internal static class DeviceIdentityAnswer
{
    private static readonly DeviceIdentityRecordReader Records = new();

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The answer's JSON.</param>
    /// <param name="rows">How many rows were sent.</param>
    /// <param name="sent">What was sent for the row at a place.</param>
    /// <param name="take">Takes a row's record by the row's place; false where it is not the row's. The record is good for the call only.</param>
    /// <returns>False for an answer that is otherwise: what was taken counts for nothing then.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, int rows, Func<int, DeviceIdentity> sent, Func<int, DeviceIdentityRecord, bool> take)
    {
        try
        {
            Utf8JsonReader json = new(body);
            return Begins(ref json) && TakeAll(ref json, rows, sent, take) && Ends(ref json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool Begins(ref Utf8JsonReader json)
    {
        json.Read();
        json.Read();
        if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("@odata.context"u8))
        {
            json.Read();
            json.Skip();
            json.Read();
        }

        return json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("value"u8) && json.Read() && json.TokenType == JsonTokenType.StartArray;
    }

    private static bool TakeAll(ref Utf8JsonReader json, int rows, Func<int, DeviceIdentity> sent, Func<int, DeviceIdentityRecord, bool> take)
    {
        DeviceIdentityRecord record = new();
        for (int row = 0; row < rows; row++)
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            record.Clear();
            Records.Read(ref json, sent(row), record);
            if (!take(row, record))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Ends(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType == JsonTokenType.EndArray && json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read();
}
