using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Step 2: the text, and the deadline that it may speak of.</summary>
internal static class TemplateSlots
{
    /// <summary>What a day means as a deadline when no time is said.</summary>
    private static readonly TimeOnly EndOfAnswers = new(16, 0);

    /// <summary>How much of a text names it in lists and confirmations.</summary>
    private const int Excerpt = 40;

    public static Slot<Turn> Template { get; } = new(BulkOrder.Template)
    {
        Label = "bulk.label.template",
        FreeText = true,
        Ask = Ask,
        Read = Read,
    };

    public static Slot<Turn> Deadline { get; } = new(BulkOrder.Deadline)
    {
        Label = "bulk.label.deadline",
        Field = FieldKind.Line,
        Knows = (_, value) => BulkOrder.KnowsMoment(value),
        Needed = BulkOrder.NeedsDeadline,
        Ask = (turn, _) => new Prompt(turn.Text("bulk.ask-deadline")),
        Read = (turn, _, text) => MomentReading.Read(turn, text, EndOfAnswers),
    };

    /// <summary>Asks for another text; whatever is typed next is one.</summary>
    public static void AskText(Turn turn)
    {
        if (turn.State.Active is { } draft)
            turn.Say(
                new Prompt(turn.Text("bulk.ask-text", ("allowed", CampaignWords.Allowed(turn)))) { Field = (FieldKind.Lines, turn.Text("bulk.label.template")) },
                draft: draft.StartedAt);
    }

    private static Prompt Ask(Turn turn, Draft draft)
    {
        var template = draft.Value(BulkOrder.Template) is { } present
            ? new CampaignTemplate(present)
            : CampaignWords.Usual(turn, AudienceText.Read(draft.Value(BulkOrder.Audience)!).Filter);
        var shown = CampaignWords.Shown(turn, template);
        return new Prompt(
            [new Paragraph(turn.Text("bulk.step-template")), new Paragraph($"\"{shown}\"")],
            new Option(turn.Text("bulk.do-use"), EngineActions.FillSlot(BulkOrder.Template, Value(turn, template)), Means: Answer.Yes),
            new Option(turn.Text("bulk.do-edit"), new DialogAction(BulkActions.EditTemplate), Repeatable: true));
    }

    private static Reading Read(Turn turn, Draft draft, string text) => CampaignWords.ReadTemplate(turn, text.Trim().Trim('"', '“', '”')) switch
    {
        TemplateReading.Good good => new Reading.Filled(Value(turn, good.Template)),
        TemplateReading.Refused refused => new Reading.Refused(turn.Refusal(refused.Reason)),
        _ => new Reading.NotUnderstood(),
    };

    private static SlotValue Value(Turn turn, CampaignTemplate template)
    {
        var shown = CampaignWords.Shown(turn, template);
        return new SlotValue(template.Text, shown.Length <= Excerpt ? shown : $"{PlainText.Split(shown, Excerpt)[0]}…");
    }
}
