using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>"tuần này có gì mới": what happened in the last seven days to the records in scope, newest first.</summary>
internal static class RecentEvents
{
    private const int Most = 12;
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static void Say(Turn turn)
    {
        var lines = InScope.List(turn, openOnly: false)
            .SelectMany(p => p.History.Where(f => turn.Now - f.By.At <= Window && f.Fact is not Nudged).Select(f => (Proposal: p, Fact: f)))
            .OrderByDescending(e => e.Fact.By.At)
            .Take(Most)
            .Select(e => $"{e.Proposal.Id}: {RecordHistory.Line(turn, e.Proposal, e.Fact)}")
            .ToList();
        turn.Say(lines.Count == 0
            ? new Prompt(turn.Text("track.no-news"))
            : new Prompt([new Paragraph(turn.Text("track.news")), new BulletList(lines)]));
    }
}
