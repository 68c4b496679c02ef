using System.Globalization;

namespace EscalationBot.Conversation.Dialogs;

/// <summary>The actions that the engine carries out itself.</summary>
public static class EngineActions
{
    internal const string Prefix = "engine.";

    public const string Slot = "engine.slot";
    public const string Confirm = "engine.confirm";
    public const string Edit = "engine.edit";
    public const string EditSlot = "engine.edit-slot";
    public const string Cancel = "engine.cancel";
    public const string Resume = "engine.resume";
    public const string Later = "engine.later";
    public const string Answer = "engine.answer";
    public const string Take = "engine.take";
    public const string Nothing = "engine.nothing";
    public const string Undo = "engine.undo";
    public const string Back = "engine.back";

    /// <summary>Goes on with this draft, even when others were put aside after it.</summary>
    public static DialogAction ResumeDraft(Draft draft) => Of(Resume, draft);

    /// <summary>Cancels this draft, in progress or put aside.</summary>
    public static DialogAction CancelDraft(Draft draft) => Of(Cancel, draft);

    /// <summary>A choice that fills a slot.</summary>
    public static DialogAction FillSlot(string slot, SlotValue value) =>
        new(Slot, ("slot", slot), ("value", value.Value), ("shown", value.Shown));

    /// <summary>Answers what a slot of this draft asks with words.</summary>
    internal static DialogAction AnswerSlot(Draft draft, string slot, string text) =>
        new(Answer, ("draft", Key(draft)), ("slot", slot), ("text", text));

    /// <summary>Whether an action that names a draft means this one.</summary>
    internal static bool Names(this DialogAction action, Draft draft) => action["draft"] == Key(draft);

    private static DialogAction Of(string name, Draft draft) => new(name, ("draft", Key(draft)));

    private static string Key(Draft draft) => draft.StartedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
