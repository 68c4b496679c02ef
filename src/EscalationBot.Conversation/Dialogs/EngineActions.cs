namespace EscalationBot.Conversation.Dialogs;

/// <summary>The actions that the engine carries out itself.</summary>
public static class EngineActions
{
    public const string Slot = "engine.slot";
    public const string Confirm = "engine.confirm";
    public const string Edit = "engine.edit";
    public const string EditSlot = "engine.edit-slot";
    public const string Cancel = "engine.cancel";
    public const string Resume = "engine.resume";
    public const string Later = "engine.later";
    public const string Take = "engine.take";
    public const string Nothing = "engine.nothing";

    /// <summary>A choice that fills a slot.</summary>
    public static DialogAction FillSlot(string slot, SlotValue value) =>
        new(Slot, ("slot", slot), ("value", value.Value), ("shown", value.Shown));
}
