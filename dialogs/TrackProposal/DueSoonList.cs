using EscalationBot.Conversation;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>"Kiến nghị nào sắp đến hạn": what falls due until a day, by default as many working days ahead as the overview looks.</summary>
internal static class DueSoonList
{
    public static void Say(Turn turn, DialogAction action)
    {
        var until = Kept.Day(action["until"]) ?? turn.Rules.Calendar.AddWorkingDays(turn.Today, Overview.DueSoonDays);
        var ahead = InScope.List(turn, overdue: false).Where(p => p.Deadline.On >= turn.Today).ToList();
        var due = ahead.Where(p => p.Deadline.On <= until).ToList();
        RecordList.Say(turn, due, Lead(turn, until, due.Count, ahead), action);
    }

    private static string Lead(Turn turn, DateOnly until, int count, List<Proposal> ahead)
    {
        var shown = ("until", turn.Show.Deadline(until));
        if (count > 0)
            return turn.Text("track.list-soon", shown, ("count", Show.Count(count)));
        return ahead is [var next, ..]
            ? turn.Text("track.list-soon-next", shown, ("id", next.Id), ("due", turn.Show.Deadline(next.Deadline.On)))
            : turn.Text("track.list-soon-none", shown);
    }
}
