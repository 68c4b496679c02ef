namespace EscalationBot.Conversation.Dialogs;

/// <summary>Small steps on drafts.</summary>
public static class Drafts
{
    public static Draft Start(string flow, DateTimeOffset now, IReadOnlyDictionary<string, SlotValue>? slots = null) =>
        new(flow, slots ?? new Dictionary<string, SlotValue>(), null, 0, [.. slots?.Keys ?? []], now, now);

    public static Draft Fill(this Draft draft, string slot, SlotValue value) => draft with
    {
        Slots = new Dictionary<string, SlotValue>(draft.Slots) { [slot] = value },
        Order = [.. draft.Order.Where(s => s != slot), slot],
        Attempts = 0,
    };

    public static Draft Fill(this Draft draft, IReadOnlyDictionary<string, SlotValue> values) =>
        values.Aggregate(draft, (d, v) => d.Fill(v.Key, v.Value));

    public static Draft Empty(this Draft draft, string slot) => draft with
    {
        Slots = draft.Slots.Where(s => s.Key != slot).ToDictionary(),
        Order = [.. draft.Order.Where(s => s != slot)],
        Attempts = 0,
    };

    /// <summary>The value of a slot, or null when it is empty or was skipped.</summary>
    public static string? Value(this Draft draft, string slot) =>
        draft.Slots.TryGetValue(slot, out var value) && value.Value.Length > 0 ? value.Value : null;

    public static string Shown(this Draft draft, string slot) => draft.Slots.TryGetValue(slot, out var value) ? value.Shown : "";
}
