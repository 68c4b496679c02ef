using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Sending at any hour, quiet hours of people included: offered under the preview, and only with a reason.</summary>
internal static class UrgentSlots
{
    public static Slot<Turn> Urgent { get; } = new(BulkOrder.Urgent)
    {
        Needed = (_, _) => false,
        Ask = (turn, _) => new Prompt(turn.Text("bulk.do-urgent")),
        Read = (_, _, _) => new Reading.NotUnderstood(),
    };

    public static Slot<Turn> Reason { get; } = new(BulkOrder.UrgentReason)
    {
        Label = "bulk.label.urgent-reason",
        FreeText = true,
        Needed = (_, draft) => BulkOrder.IsUrgent(draft),
        Ask = (turn, _) => new Prompt(turn.Text("bulk.ask-urgent-reason"), Offer(turn, urgent: false)),
        Read = (turn, _, text) => EvidenceSlots.Free(turn, text.Trim().TrimEnd('.')),
    };

    /// <summary>The choice to send at any hour, or to take that back.</summary>
    public static Option Offer(Turn turn, bool urgent) => urgent
        ? new Option(turn.Text("bulk.do-urgent"), EngineActions.FillSlot(BulkOrder.Urgent, new SlotValue(BulkOrder.Yes, "")))
        : new Option(turn.Text("bulk.do-not-urgent"), EngineActions.FillSlot(BulkOrder.Urgent, new SlotValue("", "")));

    /// <summary>That it goes out at any hour, and why; nothing when it does not.</summary>
    public static IEnumerable<Block> Said(Turn turn, string? because) =>
        because is null ? [] : [new Paragraph(turn.Text("bulk.urgent", ("reason", because)))];
}
