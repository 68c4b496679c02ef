namespace EscalationBot.Conversation.Dialogs;

/// <summary>A word to the engine rather than to a dialog.</summary>
public enum Command { None, Yes, No, Help, Cancel, Back, Skip, Edit, Undo, Human, Restart }

/// <summary>A value put right: "à nhầm, số 61 chứ không phải 60".</summary>
/// <param name="Others">Further slots that follow from it.</param>
public sealed record Correction(string Slot, SlotValue Value, IReadOnlyDictionary<string, SlotValue>? Others = null);

/// <summary>What a sentence was taken for. This is the seam behind which a language is understood.</summary>
/// <param name="Number">The text is nothing but the number of a choice.</param>
/// <param name="Wants">What a free sentence asks for.</param>
/// <param name="Interrupts">
/// Clear enough to interrupt a question that waits for something else. Where any sentence is an answer, the user is asked which is meant.
/// </param>
/// <param name="Certain">Said in words that mean nothing else: it also interrupts a question that takes any sentence.</param>
public sealed record Heard(Command Command, int? Number, DialogAction? Wants, bool Interrupts, Correction? Correction, bool Certain = false)
{
    public static Heard Nothing { get; } = new(Command.None, null, null, false, null);
}
