using System.Globalization;
using System.Text;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>"Xuất danh sách": the open records in scope as a file that a spreadsheet opens.</summary>
internal static class ListExport
{
    public static void Say(Turn turn)
    {
        var records = InScope.List(turn);
        if (records.Count == 0)
        {
            turn.Say(turn.Text("track.list-none"));
            return;
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"kien-nghi-{turn.Today:yyyyMMdd}.csv");
        var file = OfficeFile.Of(name, Content(turn, records));
        turn.Changes.Files.Add(file);
        turn.Log("list-exported", turn.Post!.Id.Value, records.Count.ToString(CultureInfo.InvariantCulture));
        turn.Say(
            new Prompt(turn.Text("track.exported", ("count", Show.Count(records.Count)), ("overdue", Show.Count(records.Count(p => p.IsOverdue))), ("file", name), ("time", turn.Show.Time(turn.Now)), ("date", Show.Date(turn.Today)))),
            file: new Attachment(file.Key, name, "text/csv", file.Content.Length));
    }

    /// <summary>With the mark by which spreadsheets know UTF-8.</summary>
    private static byte[] Content(Turn turn, IReadOnlyList<Proposal> records)
    {
        var lines = records.Select(p => Row(turn, p)).Prepend(turn.Text("track.export-columns").Split('|'));
        var text = string.Join("\r\n", lines.Select(cells => string.Join(',', cells.Select(Cell)))) + "\r\n";
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static string[] Row(Turn turn, Proposal proposal) =>
    [
        proposal.Id.ToString(), turn.Show.Unit(proposal.Unit), turn.Show.Unit(proposal.Addressee), proposal.Request.Code,
        proposal.Request.Date is { } date ? Show.Date(date) : "", proposal.Subject,
        proposal.Stall is { } stall ? turn.Show.Category(stall.Category) : "", Show.Date(proposal.Deadline.On),
        turn.Show.DaysLate(proposal).ToString(CultureInfo.InvariantCulture), turn.Show.State(Overview.StateOf(turn, proposal)),
    ];

    /// <summary>What people wrote must not become a formula.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
