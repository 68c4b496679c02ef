using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Step 3 asks what to do with what it shows: test, send at once, or at a moment.</summary>
internal static class WhenSlot
{
    /// <summary>Where the conversation remembers whom the last preview showed.</summary>
    private const string Seen = "bulk-seen";

    public static Slot<Turn> Slot { get; } = new(BulkOrder.When) { Knows = (_, value) => value == BulkOrder.Now || BulkOrder.KnowsMoment(value), Ask = Ask, Read = Read };

    /// <summary>Whether the audience is still the one of the preview.</summary>
    public static bool IsAsSeen(Turn turn, PlannedAudience audience) => turn.Recall(Seen) == BulkOrder.Fingerprint(audience);

    /// <summary>Asks for the moment; the next moment in office hours is offered, unless hours do not matter.</summary>
    public static void AskMoment(Turn turn)
    {
        if (turn.State.Active is not { } draft)
            return;
        if (BulkOrder.IsUrgent(draft))
        {
            turn.Say(new Prompt(turn.Text("bulk.ask-moment-urgent")), draft: draft.StartedAt);
            return;
        }
        var next = turn.Rules.NextOfficeMoment(turn.Now.AddMinutes(1));
        turn.Say(
            new Prompt(turn.Text("bulk.ask-moment"), new Option(turn.Show.Moment(next), EngineActions.FillSlot(BulkOrder.When, BulkOrder.Moment(turn, next)))),
            draft: draft.StartedAt);
    }

    private static Prompt Ask(Turn turn, Draft draft)
    {
        var order = BulkOrder.Of(turn, draft);
        var audience = turn.Desk.Plan(order);
        turn.Remember(Seen, BulkOrder.Fingerprint(audience));
        return audience.Recipients.Count == 0
            ? new Prompt(
                [new Paragraph(turn.Text("bulk.none-reachable", ("count", Show.Count(audience.Count)))), .. Preview.Ways(turn, audience)],
                new Option(turn.Text("bulk.do-list"), new DialogAction(BulkActions.Members), Repeatable: true),
                new Option(turn.Text("bulk.do-cancel"), new DialogAction(EngineActions.Cancel)))
            : new Prompt(Preview.Blocks(turn, order, audience), Choices(turn, draft));
    }

    /// <summary>What can be done with a preview.</summary>
    public static Option[] Choices(Turn turn, Draft draft) =>
    [
        new(turn.Text("bulk.do-test"), new DialogAction(BulkActions.Test), Repeatable: true),
        new(turn.Text("bulk.do-schedule"), new DialogAction(BulkActions.Schedule), Repeatable: true),
        new(turn.Text("bulk.do-send"), EngineActions.FillSlot(BulkOrder.When, new SlotValue(BulkOrder.Now, turn.Text("bulk.do-send"))), Means: Answer.Yes),
        new(turn.Text("bulk.do-cancel"), new DialogAction(EngineActions.Cancel), Means: Answer.No),
        UrgentSlots.Offer(turn, urgent: !BulkOrder.IsUrgent(draft)),
    ];

    /// <summary>"2, 14:00 hôm nay": the number of the choice may stand before the moment.</summary>
    private static Reading Read(Turn turn, Draft draft, string text) =>
        MomentReading.Read(turn, turn.Reader.Pick(text) is { Rest: var rest } && rest.End > rest.Start ? text[rest.Start..rest.End] : text, turn.Rules.Hours.Start);
}
