using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>"tình hình": the counts of what the asker may see, the overdue ones by name.</summary>
internal static class Overview
{
    private const int Named = 3;
    public const int DueSoonDays = 2;

    public static void Say(Turn turn)
    {
        if (turn.Post is { Role: PostRole.Admin })
        {
            turn.Say(turn.Text("track.not-for-admins"));
            return;
        }
        var open = InScope.List(turn);
        var lead = turn.Text(open.Count == 0 ? "track.overview-none" : "track.overview", ("unit", turn.Show.Unit(turn.Standpoint!.Unit)), ("time", turn.Rules.Time.Local(turn.Now).ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("date", Show.Date(turn.Today)), ("count", Show.Count(open.Count)));
        if (open.Count == 0)
        {
            turn.Say(lead);
            return;
        }
        turn.Say(new Prompt([new Paragraph(lead), new BulletList([.. Lines(turn, open)]), new Paragraph(turn.Text("track.overview-ask"))],
            new Option(turn.Text("track.only-overdue"), new DialogAction(ActionNames.List, ("overdue", "1")), Repeatable: true),
            new Option(turn.Text("track.export"), new DialogAction(ActionNames.Export), Repeatable: true),
            new Option(turn.Text("track.all"), new DialogAction(ActionNames.List), Repeatable: true)));
    }

    public static ProposalState StateOf(Turn turn, Proposal proposal) => proposal.StateOn(turn.Today, turn.Rules.Calendar, DueSoonDays);

    private static IEnumerable<string> Lines(Turn turn, IReadOnlyList<Proposal> open)
    {
        var states = open.ToLookup(p => p.IsOverdue && p.OpenDirection is null ? ProposalState.Overdue : StateOf(turn, p));
        foreach (var state in new[] { ProposalState.Overdue, ProposalState.DueSoon, ProposalState.Tracked, ProposalState.Directed, ProposalState.Paused, ProposalState.Referred, ProposalState.ReportedToPrimeMinister })
        {
            var records = states[state].ToList();
            if (records.Count == 0)
                continue;
            var label = state == ProposalState.Tracked ? turn.Text("track.in-time") : turn.Show.State(state);
            var line = $"{label}: {Show.Count(records.Count)}";
            yield return state switch
            {
                ProposalState.Overdue => $"{line} ({string.Join("; ", Late(turn, records))}{More(turn, records.Count)})",
                ProposalState.DueSoon => $"{line} ({string.Join("; ", records.Take(Named).Select(p => $"{p.Id}, {turn.Show.Deadline(p.Deadline.On)}"))}{More(turn, records.Count)})",
                _ => line,
            };
        }
    }

    private static IEnumerable<string> Late(Turn turn, IEnumerable<Proposal> records) => records
        .Take(Named)
        .Select(p => turn.Text("track.late-by", ("id", p.Id), ("days", Show.Count(turn.Show.DaysLate(p)))));

    private static string More(Turn turn, int count) => count <= Named ? "" : $"; {turn.Text("track.and-more", ("count", Show.Count(count - Named)))}";
}
