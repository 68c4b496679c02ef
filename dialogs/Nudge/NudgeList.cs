using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Nudges;

namespace EscalationBot.Dialogs.Nudge;

/// <summary>Several reminders of one morning in one message of bounded length: a line and a numbered choice a record.</summary>
internal static class NudgeList
{
    private const int MostLines = 8;

    // Leaves room for greeting, closing and choices within about 1,000 characters (user stories 3).
    private const int MostCharacters = 560;

    public static Prompt Many(Turn turn, IReadOnlyList<NudgeItem> items)
    {
        var lines = Lines(turn, items);
        var shown = items.Take(lines.Count).Select(Choice);
        var hidden = items.Count - lines.Count;
        if (hidden > 0)
            lines.Add(turn.Text("notice.more", ("count", Show.Count(hidden))));
        return new Prompt(
            [
                NoticeWords.Dear(turn),
                .. NudgeText.Belated(turn, items),
                new Paragraph(turn.Text(Lead(items), ("count", Show.Count(items.Count)), ("days", Show.Count(items.Min(i => turn.Show.DaysLate(i.Proposal)))))),
                new BulletList(lines),
                .. Warning(turn, items),
                .. NoticeWords.Closing(turn),
            ],
            hidden > 0 ? [.. shown, ViewAll(turn)] : [.. shown]);
    }

    private static List<string> Lines(Turn turn, IReadOnlyList<NudgeItem> items)
    {
        var lines = new List<string>();
        var length = 0;
        foreach (var item in items.Take(MostLines))
        {
            var line = Line(turn, item);
            length += line.Length;
            if (lines.Count > 0 && length > MostCharacters)
                break;
            lines.Add(line);
        }
        return lines;
    }

    private static string Line(Turn turn, NudgeItem item)
    {
        var proposal = item.Proposal;
        return item.Nudge.Audience switch
        {
            Audience.UnitHead => turn.Text("nudge.line-own", ("id", proposal.Id), ("request", proposal.Request.Code),
                ("agency", turn.Show.Unit(proposal.Addressee)), ("timing", NoticeWords.Timing(turn, proposal))),
            Audience.AgencyHead => turn.Text(item.Nudge.Rung >= Rung.Reporting ? "nudge.line-inclusion" : "nudge.line-addressed", ("id", proposal.Id),
                ("request", proposal.Request.Code), ("unit", turn.Show.Unit(proposal.Unit)), ("timing", NoticeWords.Timing(turn, proposal))),
            _ => turn.Text(item.Nudge.Rung == Rung.PrimeMinister ? "nudge.line-prime-minister" : "nudge.line-superior", ("line", NoticeWords.Line(turn, proposal))),
        };
    }

    private static string Lead(IReadOnlyList<NudgeItem> items)
    {
        if (items.All(i => i.Nudge.Audience == Audience.UnitHead))
            return "nudge.many-own";
        if (items.All(i => i.Nudge is { Audience: Audience.Chair or Audience.Office, Rung: >= Rung.Consolidated }))
            return "nudge.many-consolidated";
        return items.All(i => i.Nudge.Audience == Audience.AgencyHead) ? "nudge.many-addressed" : "nudge.many";
    }

    private static IReadOnlyList<Block> Warning(Turn turn, IReadOnlyList<NudgeItem> items) =>
        items.Any(i => i.Nudge is { Audience: Audience.AgencyHead, Rung: > 0 and < Rung.Reporting }) ? [new Paragraph(turn.Text("nudge.many-warning"))] : [];

    private static Option Choice(NudgeItem item) => new(
        item.Proposal.Id.ToString(), new DialogAction(ActionNames.View, ("id", item.Proposal.Id.ToString())), Repeatable: true);

    private static Option ViewAll(Turn turn) => new(turn.Text("notice.view-all"), new DialogAction(ActionNames.List), Repeatable: true);
}
