using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>The card that repeats what was understood before anything is saved.</summary>
internal static class ReportCard
{
    public static Prompt Show(Turn turn, Draft draft)
    {
        if (!ReportSlots.IsSent(turn, draft))
            return new Prompt(turn.Text("report.not-sent"), new Option(turn.Text("report.do-letter"), new DialogAction(ActionNames.ReportLetter)), new Option(turn.Text("engine.postpone"), new DialogAction(EngineActions.Cancel)));
        if (ReportSlots.IsOwnPower(draft))
            return new Prompt(turn.Text("report.own-power"), new Option(turn.Text("report.close"), new DialogAction(EngineActions.Cancel)), new Option(turn.Text("report.save-anyway"), new DialogAction(EngineActions.Confirm)));
        var filed = Filed(turn, draft)!;
        return new Prompt([new Paragraph(turn.Text("report.card")), new FactList(Facts(turn, draft, filed)), new Paragraph(Standing(turn, filed)), .. OtherLetters.Lines(turn, draft)], Options(turn));
    }

    /// <summary>The count of the deadline, day by day.</summary>
    public static void Explain(Turn turn)
    {
        if (turn.State.Active is { Flow: FileProposalDialog.FlowName } draft && Filed(turn, draft) is { } filed)
            turn.Say(new Prompt(DeadlineWords.Explain(turn, filed.Request.Date!.Value, filed.Rule), Options(turn)), draft: draft.StartedAt);
        else
            turn.Say(turn.Text("engine.stale"));
    }

    /// <summary>The first fact as the slots tell it; null while something is missing.</summary>
    public static Filed? Filed(Turn turn, Draft draft)
    {
        var unit = turn.ReportingUnit;
        if (Documents.In(draft, SlotNames.Request, SlotNames.RequestDate, unit) is not { Date: { } date } request || draft.Value(SlotNames.Addressee) is not { } addressee)
            return null;
        var path = EvidenceSlots.IsCentral(draft) ? ProposalPath.Central : ProposalPath.Provincial;
        var rule = turn.Rules.Limit(path);
        return new Filed(unit, path, new UnitId(addressee), draft.Value(SlotNames.Subject) ?? "", request, turn.Rules.Calendar.AddWorkingDays(date, rule.WorkingDays), rule);
    }

    private static List<Fact> Facts(Turn turn, Draft all, Filed filed)
    {
        var draft = EvidenceSlots.WithoutWhatDoesNotCount(all);
        var facts = new List<Fact>
        {
            new(turn.Text("report.label.unit"), turn.Show.Unit(filed.Unit)),
            new(turn.Text("report.label.addressee"), draft.Shown(SlotNames.Addressee)),
            new(turn.Text("report.label.document"), turn.Text("report.document", ("document", turn.Show.Document(filed.Request)))),
            new(turn.Text("report.label.subject"), draft.Shown(SlotNames.Subject)),
            new(turn.Text("evidence.label.category"), EvidenceSlots.CategoryOf(draft) is { } category ? turn.Show.Category(category) : ""),
        };
        foreach (var (slot, label) in new[] { (SlotNames.Reply, "evidence.label.reply"), (SlotNames.PointedTo, "evidence.label.pointed-to"), (SlotNames.Explanation, "evidence.label.explanation"), (SlotNames.Reminders, "evidence.label.reminders") })
            if (draft.Value(slot) is not null)
                facts.Add(new Fact(turn.Text(label), Value(turn, draft, slot)));
        facts.Add(new Fact(turn.Text("report.label.due"), turn.Text("report.due",
            ("date", turn.Show.Deadline(filed.Due)), ("days", filed.Rule.WorkingDays), ("source", filed.Rule.IsDefault ? turn.Text("report.default-rule") : filed.Rule.Source))));
        return facts;
    }

    private static string Value(Turn turn, Draft draft, string slot) => slot switch
    {
        SlotNames.Reply => turn.Show.Document(Documents.In(draft, slot, SlotNames.ReplyDate)!),
        SlotNames.PointedTo when draft.Value(SlotNames.PointedAsked) == EvidenceSlots.Refused => turn.Text("report.pointed-refused", ("unit", draft.Shown(slot))),
        _ => draft.Shown(slot),
    };

    private static string Standing(Turn turn, Filed filed)
    {
        var late = turn.Rules.Calendar.WorkingDaysBetween(filed.Due, turn.Today);
        if (late <= 0)
            return turn.Text("report.standing-in-time");
        var asked = turn.Directory.Responsible(filed.Addressee, turn.Today) is { } body && turn.HeadOf(body.Id) is not null;
        return turn.Text(asked ? "report.standing-late" : "report.standing-late-outside", ("days", Common.Show.Count(late)));
    }

    private static IReadOnlyList<Option> Options(Turn turn) =>
    [
        new Option(turn.Text("report.confirm"), new DialogAction(EngineActions.Confirm), Means: Answer.Yes),
        new Option(turn.Text("report.edit"), new DialogAction(EngineActions.Edit), Means: Answer.No),
        new Option(turn.Text("report.why"), new DialogAction(ActionNames.ReportWhy), Repeatable: true),
        new Option(turn.Text("report.cancel"), new DialogAction(EngineActions.Cancel)),
    ];
}
