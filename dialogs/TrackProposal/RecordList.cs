using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>Pages of records, each a choice that opens it.</summary>
internal static class RecordList
{
    private const int PageSize = 5;

    public static void Say(Turn turn, DialogAction action)
    {
        var overdue = action["overdue"].Length > 0;
        var records = InScope.List(turn, overdue: overdue ? true : null).Where(p => IsAbout(turn, p, action["body"])).ToList();
        Say(turn, records, Lead(turn, action, overdue, records), action);
    }

    /// <param name="action">What asked for the list, to ask for its next page; without it there is one page.</param>
    public static void Say(Turn turn, IReadOnlyList<Proposal> records, string lead, DialogAction? action = null)
    {
        var from = int.TryParse(action?["from"], out var start) ? Math.Clamp(start, 0, records.Count) : 0;
        if (turn.Brief || records.Count == 0)
        {
            var lines = records.Take(PageSize).Select(p => Line(turn, p)).ToList();
            turn.Say(new Prompt(lines.Count == 0 ? [new Paragraph(lead)] : [new Paragraph(lead), new BulletList(lines)]));
            return;
        }
        var page = records.Skip(from).Take(PageSize).ToList();
        var options = page.Select(p => new Option(Line(turn, p), new DialogAction(ActionNames.View, ("id", p.Id.ToString())), Repeatable: true)).ToList();
        var next = from + page.Count;
        if (next < records.Count && action is not null)
        {
            var more = new Dictionary<string, string>(action.Args) { ["from"] = next.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            options.Add(new Option(turn.Text("track.next-page", ("count", Show.Count(records.Count - next))), new DialogAction(action.Name, more), Repeatable: true));
        }
        turn.Say(new Prompt([new Paragraph(lead)], options));
    }

    private static bool IsAbout(Turn turn, Proposal proposal, string body)
    {
        if (body.Length == 0)
            return true;
        var unit = new UnitId(body);
        return proposal.Addressee == unit || proposal.Unit == unit || turn.Office.Directory.Responsible(proposal.Addressee, turn.Today)?.Id == unit;
    }

    private static string Lead(Turn turn, DialogAction action, bool overdue, List<Proposal> records)
    {
        var count = records.Count;
        var key = (overdue, action["body"].Length > 0) switch
        {
            (true, true) => "track.list-overdue-of",
            (true, false) => "track.list-overdue",
            (false, true) => "track.list-of",
            (false, false) => "track.list",
        };
        return turn.Text(count == 0 ? $"{key}-none" : key, ("count", Show.Count(count)), ("overdue", Show.Count(records.Count(p => p.IsOverdue))), ("unit", turn.Show.Unit(new UnitId(action["body"]))),
            ("open", Show.Count(overdue && action["body"].Length > 0 ? InScope.List(turn).Count(p => IsAbout(turn, p, action["body"])) : count)));
    }

    private static string Line(Turn turn, Proposal proposal)
    {
        var late = turn.Show.DaysLate(proposal);
        return turn.Text(late > 0 && proposal.IsOpen ? "track.list-line-late" : "track.list-line",
            ("id", proposal.Id), ("unit", turn.Show.Unit(proposal.Unit)), ("addressee", turn.Show.Unit(proposal.Addressee)),
            ("code", proposal.Request.Code), ("due", Show.Date(proposal.Deadline.On)), ("days", Show.Count(late)));
    }
}
