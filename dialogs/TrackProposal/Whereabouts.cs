using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>"Ai đang giữ KN-0098", "KN-0091 vướng ở đâu": who has it, since when, and how the time was spent (user stories 4.4, 5.3).</summary>
internal static class Whereabouts
{
    public static void SayHolder(Turn turn, Proposal proposal) => turn.Say(new Prompt(
        [new Paragraph(Holder(turn, proposal)), new Paragraph(RecordCard.Brief(turn, proposal))], Options(turn, proposal)));

    public static void SayTime(Turn turn, Proposal proposal)
    {
        var holdings = Holders.Of(turn, proposal);
        var parts = holdings
            .Where(h => Days(turn, h) > 0)
            .GroupBy(h => h.PausedBecause is null ? turn.Show.Unit(h.Body) : turn.Text("where.paused", ("reason", h.PausedBecause.TrimEnd('.'))))
            .Select(g => turn.Text("where.part", ("who", g.Key), ("days", Show.Count(g.Sum(h => Days(turn, h))))));
        var blocks = new List<Block>
        {
            new Paragraph(turn.Text("where.total", ("id", proposal.Id), ("days", Show.Count(turn.Rules.Calendar.WorkingDaysBetween(holdings[0].From, holdings[^1].To))),
                ("date", Show.Date(holdings[0].From)), ("parts", string.Join(", ", parts.DefaultIfEmpty(turn.Text("where.nothing-yet")))))),
            new Paragraph(Holder(turn, proposal)),
        };
        if (proposal.IsOpen)
            blocks.Add(new Paragraph(turn.Text("where.stall", ("stall", NoticeWords.Stall(turn, proposal)), ("timing", NoticeWords.Timing(turn, proposal)))));
        if (proposal is { IsOpen: true, IsCentral: true })
            blocks.Add(new Paragraph(PrimeMinister.Conditions(turn, proposal)));
        turn.Say(new Prompt(blocks, Options(turn, proposal)));
    }

    /// <summary>"KN-0098 hiện do Sở B giải quyết, từ ngày 18/12/2025 (15 ngày làm việc)."</summary>
    private static string Holder(Turn turn, Proposal proposal)
    {
        if (!proposal.IsOpen)
            return RecordCard.Brief(turn, proposal);
        var now = Holders.Of(turn, proposal)[^1];
        return turn.Text(now.PausedBecause is null ? "where.holder" : "where.holder-paused",
            ("id", proposal.Id), ("who", turn.Show.Unit(now.Body)), ("from", Show.Date(now.From)), ("days", Show.Count(Days(turn, now))), ("reason", now.PausedBecause?.TrimEnd('.') ?? ""));
    }

    private static int Days(Turn turn, Holding holding) => turn.Rules.Calendar.WorkingDaysBetween(holding.From, holding.To);

    private static List<Option> Options(Turn turn, Proposal proposal)
    {
        if (turn.Brief)
            return [];
        var id = ("id", proposal.Id.ToString());
        var options = new List<Option>
        {
            new(turn.Text("track.do-letters"), new DialogAction(ActionNames.Letters, id), Repeatable: true),
            new(turn.Text("notice.view"), new DialogAction(ActionNames.View, id), Repeatable: true),
        };
        if (PrimeMinister.MayDraft(turn, proposal))
            options.Insert(0, new Option(turn.Text("where.do-draft"), new DialogAction(ActionNames.PrimeMinisterDraft, id), Repeatable: true));
        return options;
    }
}
