using IntuneImportModule.Core.Import;

namespace IntuneImportModule.Core.Report;

/// <summary>Writes the table of all rows with the box that searches it.</summary>
/// <param name="results">The rows.</param>
internal sealed class HtmlTable(IReadOnlyList<ImportResult> results)
{
    private static readonly string[] Headers = ["Row", "Status", "Device", "Kind", "Group tag or details", "Message", "Source", "Settled (UTC)"];

    /// <summary>Writes the section.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        output.Write("""
            <section id="rows"><h2>Rows</h2>
            <div class="tools" hidden>
            <label>Search <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="serial, tag, error …"></label>
            <label>Status <select id="status"><option value="">All</option>
            """);
        foreach (ImportStatus status in StatusLook.InOrder.Where(status => results.Any(row => row.Status == status)))
        {
            output.Write($"<option value=\"{status}\">{StatusLook.Words(status)}</option>");
        }

        output.Write("""
            </select></label>
            <output id="shown" aria-live="polite"></output>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label="Rows">
            <table id="table"><thead><tr>
            """);
        foreach (string header in Headers)
        {
            output.Write($"<th scope=\"col\">{header}</th>");
        }

        output.Write("</tr></thead>\n<tbody>\n");
        foreach (ImportResult row in results)
        {
            WriteRow(output, row);
        }

        output.Write("</tbody></table></div>\n<p class=\"pager\" hidden><button id=\"more\" type=\"button\">Show more</button></p></section>\n");
    }

    private static void WriteRow(TextWriter output, ImportResult row)
    {
        (string kind, string? details) = row switch
        {
            AutopilotImportResult device => ("Autopilot", device.GroupTag),
            DeviceIdentityImportResult identity => (identity.ImportedDeviceIdentityType ?? "identifier", identity.Description),
            _ => (string.Empty, null),
        };
        output.Write($"""
            <tr data-status="{row.Status}"><td data-v="{row.Row}">{row.Row}</td><td class="{StatusLook.Tone(row.Status)}"><span class="status">{StatusLook.Words(row.Status)}</span></td>
            """);
        Cell(output, row.Label);
        Cell(output, kind);
        Cell(output, details);
        output.Write("<td>");
        output.Write(Message(row));
        output.Write("</td>");
        Cell(output, row.Source);
        output.Write(row.SettledDateTime is { } settled
            ? $"<td data-v=\"{settled.ToUnixTimeMilliseconds()}\">{Html.Moment(settled)}</td></tr>\n"
            : "<td></td></tr>\n");
    }

    private static void Cell(TextWriter output, string? text)
    {
        output.Write("<td>");
        output.Write(Html.Text(text));
        output.Write("</td>");
    }

    private static string Message(ImportResult row)
    {
        string error = row.ErrorName is null ? string.Empty : $"<b>{Html.Text(row.ErrorName)}</b> ";
        string code = row.ErrorCode is null ? string.Empty : $"<span class=\"quiet\">{Html.Text(row.ErrorCode)}</span> ";
        string warning = row.Warning is null ? string.Empty : $" <span class=\"warning\">{Html.Text(row.Warning)}</span>";
        string request = row.RequestId is null || row.Status.IsOnItsWay()
            ? string.Empty
            : $" <span class=\"quiet\">request-id {Html.Text(row.RequestId)}</span>";
        return $"{error}{code}{Html.Text(row.Message)}{warning}{request}";
    }
}
