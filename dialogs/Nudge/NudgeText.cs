using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.AgencyAnswer;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Nudge;

/// <summary>The text of a single reminder, by who is spoken to and by rung.</summary>
internal static class NudgeText
{
    public static Prompt One(Turn turn, NudgeItem item) => new(
        [NoticeWords.Dear(turn), .. Belated(turn, [item]), .. Body(turn, item), .. NoticeWords.Closing(turn)],
        Options(turn, item));

    /// <summary>Says that a reminder goes out after its day, because the system was down or could not send.</summary>
    public static IReadOnlyList<Block> Belated(Turn turn, IReadOnlyList<NudgeItem> items)
    {
        var missed = items.Select(i => turn.Rules.Time.Day(i.Nudge.ScheduledFor)).Where(day => day < turn.Today).Distinct().Order().ToList();
        return missed switch
        {
            [] => [],
            [var day] => [new Paragraph(turn.Text("nudge.belated", ("date", Show.Date(day))))],
            [var first, ..] => [new Paragraph(turn.Text("nudge.belated-since", ("date", Show.Date(first))))],
        };
    }

    /// <summary>
    /// The day from which leaders may read of the record, if nothing changes: past the rung of the report, and not before the
    /// agency had a working day to speak.
    /// </summary>
    public static DateOnly ReportedFrom(Turn turn, Proposal proposal)
    {
        var rung = turn.Rules.Rung(Rung.Reporting)?.OffsetWorkingDays ?? 0;
        var after = turn.Rules.Calendar.NextWorkingDay(turn.Rules.Calendar.AddWorkingDays(proposal.Deadline.On, rung));
        var told = proposal.Nudges.Any(n => n.Nudge.Audience == Audience.AgencyHead && turn.Rules.Time.Day(n.At) < turn.Today);
        var earliest = told ? turn.Today : turn.Rules.Calendar.NextWorkingDay(turn.Today);
        return after < earliest ? earliest : after;
    }

    private static List<Block> Body(Turn turn, NudgeItem item)
    {
        var blocks = new List<Block> { new Paragraph(Sentence(turn, item)) };
        if (item.Nudge is { Audience: Audience.AgencyHead, Rung: 1 })
            blocks.Add(new Paragraph(turn.Text("nudge.agency-warning", ("date", Show.Date(turn.Rules.Calendar.PreviousWorkingDay(ReportedFrom(turn, item.Proposal)))))));
        if (IsForPrimeMinister(item))
            blocks.Add(new Paragraph(PrimeMinisterDraft.Of(turn, item.Proposal)));
        return blocks;
    }

    private static string Sentence(Turn turn, NudgeItem item)
    {
        var proposal = item.Proposal;
        return turn.Text(
            $"nudge.{Voice(item.Nudge.Audience)}.{Stage(turn, item)}",
            ("id", proposal.Id),
            ("unit", turn.Show.Unit(proposal.Unit)),
            ("agency", turn.Show.Unit(proposal.Addressee)),
            ("request", turn.Show.Document(proposal.Request)),
            ("due", Show.Date(proposal.Deadline.On)),
            ("deadline", turn.Show.Deadline(proposal.Deadline.On)),
            ("days", Show.Count(turn.Show.DaysLate(proposal))),
            ("stall", NoticeWords.Stall(turn, proposal)),
            ("reminders", Show.Count(proposal.Reminders)),
            ("from", turn.Show.Deadline(ReportedFrom(turn, proposal))));
    }

    private static string Voice(Audience audience) => audience switch
    {
        Audience.UnitHead => "unit",
        Audience.AgencyHead => "agency",
        Audience.FieldLeader or Audience.Chair or Audience.Office => "superior",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "No such audience."),
    };

    /// <summary>Which rung counts for what depends on whom it speaks to; before the deadline all are told the same.</summary>
    private static string Stage(Turn turn, NudgeItem item)
    {
        if (turn.Today <= item.Proposal.Deadline.On)
            return "before";
        if (IsForPrimeMinister(item))
            return "prime-minister";
        return item.Nudge is { Audience: Audience.AgencyHead, Rung: >= Rung.Reporting } ? "inclusion" : "overdue";
    }

    private static bool IsForPrimeMinister(NudgeItem item) =>
        item.Nudge is { Rung: Rung.PrimeMinister, Audience: Audience.Office or Audience.Chair or Audience.FieldLeader };

    private static Option[] Options(Turn turn, NudgeItem item) => item.Nudge.Audience switch
    {
        Audience.UnitHead =>
        [
            Option(turn, "nudge.do-resolved", ActionNames.Resolved, item),
            Option(turn, "nudge.do-not-yet", ActionNames.NotYet, item),
            Option(turn, "nudge.do-extend", ActionNames.Extend, item),
        ],
        Audience.AgencyHead => AgencyOptions.For(turn, item.Proposal.Id),
        Audience.Chair when turn.Post is { Role: PostRole.Chair } =>
        [
            Option(turn, "nudge.do-direct", DirectionActions.Start, item),
            Option(turn, "notice.view", ActionNames.View, item),
        ],
        _ => [Option(turn, "notice.view", ActionNames.View, item)],
    };

    private static Option Option(Turn turn, string text, string action, NudgeItem item) =>
        new(turn.Text(text), new DialogAction(action, ("id", item.Proposal.Id.ToString())), Repeatable: action == ActionNames.View);
}
