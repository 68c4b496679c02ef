using EscalationBot.Conversation;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>Judgements on a reply that is known already: its number and date need not be typed again.</summary>
internal static class RepliedActions
{
    public static DialogAction Satisfied(Turn turn, ProposalId id, DocumentReference reply) =>
        new(ActionNames.Resolved, ("id", id.ToString()), (SlotNames.Reply, Documents.Slot(turn, reply).Value), (SlotNames.Verdict, "satisfied"));

    public static DialogAction Unsatisfied(Turn turn, ProposalId id, DocumentReference reply) =>
        new(ActionNames.Unsatisfied, ("id", id.ToString()), (SlotNames.Reply, Documents.Slot(turn, reply).Value));

    /// <summary>The body names another one as competent: the head calls it passing on.</summary>
    public static DialogAction PassedOn(Turn turn, ProposalId id, UnitId competent) =>
        new(ActionNames.Unsatisfied, ("id", id.ToString()), (SlotNames.Category, nameof(StallCategory.BuckPassing)), (SlotNames.PointedTo, competent.Value));

    /// <summary>The slots that an action brings along.</summary>
    public static Dictionary<string, SlotValue> Slots(Turn turn, DialogAction action)
    {
        var slots = new Dictionary<string, SlotValue>();
        if (action[SlotNames.Reply] is { Length: > 0 } reply && Documents.Knows(reply))
            slots[SlotNames.Reply] = Documents.Slot(turn, Documents.Parse(reply));
        if (action[SlotNames.Verdict] is { Length: > 0 } verdict)
            slots[SlotNames.Verdict] = new SlotValue(verdict, turn.Text("update.verdict-satisfied"));
        if (EvidenceSlots.Category(action[SlotNames.Category]) is { } category)
            slots[SlotNames.Category] = EvidenceSlots.CategorySlot(turn, category);
        if (action[SlotNames.PointedTo] is { Length: > 0 } unit && turn.Directory.Unit(new UnitId(unit)) is { } body)
            slots[SlotNames.PointedTo] = BodySlot.Value(turn, body);
        return slots;
    }
}
