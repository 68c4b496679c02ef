using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>What a typed text is taken for, given the state of the conversation: the dialogs' ear.</summary>
internal static class Understanding
{
    private const double Clear = 0.6;
    private const int LongestQuestion = 80;

    // A code alone answers the question which record is meant; with more words it may be a question about it.
    private const int LongestCode = 12;

    // Longer words about a record may well be the reason or the comment that was asked for.
    private const int ShortQuestion = 40;

    public static Heard Hear(Turn turn, string text)
    {
        if (turn.State.Active is { Asking: SlotNames.Record } && text.Length <= LongestCode && Phrases.RecordIn(turn, text) is not null)
            return Heard.Nothing;
        if (turn.State.Active is null && turn.Reader.RecordNumber(text) is { } code)
            return Heard.Nothing with { Wants = View(code), Interrupts = true };
        var choice = turn.Reader.Choice(text);
        if (choice.Number is { } number)
            return Heard.Nothing with { Number = number, Wants = BareNumber(turn, number) };
        if (OfferedWords.Number(turn, text) is { } offered)
            return Heard.Nothing with { Number = offered };
        var phrase = Phrases.Match(turn, text);
        if (phrase is not null)
            return Heard.Nothing with { Wants = phrase, Interrupts = true, Certain = phrase["rest"].Length == 0 };
        if (Direction(turn, text) is { } direction)
            return Heard.Nothing with { Wants = direction, Interrupts = true };
        // "sửa số 61" names the new value; "sửa" alone only asks to edit.
        if ((turn.State.Active ?? (turn.State.Suspended is [.., var aside] ? aside : null)) is { } draft && Corrections.Find(turn, draft, text) is { } correction)
            return Heard.Nothing with { Correction = correction };
        // "ok", "vâng" where no question is open that it could answer only says that it was read.
        if (choice is { Value: Choice.Yes, Whole: true } && turn.State.Active is null && !turn.OpenChoices.Any(c => c.Means == Answer.Yes))
            return Heard.Nothing with { Wants = new DialogAction(ActionNames.Thanks), Interrupts = true };
        // "dung" is "đúng" where something can be affirmed, else "dừng".
        var command = CommandOf(choice is { Value: Choice.Yes, Other: { } other } && !turn.OpenChoices.Any(c => c.Means == Answer.Yes) ? other : choice.Value);
        // "sửa chữa cầu" is an answer where any sentence is one; "sửa" is not.
        if (command != Command.None && (choice.Whole || !AsksForFreeText(turn)))
            return Heard.Nothing with { Command = command };
        return FromSentence(turn, text);
    }

    private static Heard FromSentence(Turn turn, string text)
    {
        var sentence = turn.Reader.Sentence(text, turn.Rules.Time.Local(turn.Now));
        if (sentence.Intent == Intent.Help && !AsksForFreeText(turn))
            return Heard.Nothing with { Command = Command.Help };
        if (SentenceWishes.Of(turn, sentence, text) is not { } wants)
            return Heard.Nothing;
        // A report can be the answer to a question of the report in progress; a question about a record cannot.
        var certain = sentence is { Intent: Intent.QueryStatus, Record: not null, Confidence: >= Clear } && text.Length <= ShortQuestion;
        var interrupts = sentence.Confidence >= Clear && sentence.Intent is not Intent.ReportStalled && (certain || (sentence.Asks && text.Length <= LongestQuestion) || !AsksForFreeText(turn));
        return Heard.Nothing with { Wants = wants, Interrupts = interrupts, Certain = certain };
    }

    /// <summary>"Giao Sở B trả lời trước 20/1" from a leader: about the record named, or the one spoken of last.</summary>
    private static DialogAction? Direction(Turn turn, string text)
    {
        if (turn.State.Active is not null || turn.Standpoint is not { Role: PostRole.Leader or PostRole.Chair } || !DirectionWords.Look(turn, text))
            return null;
        var id = Phrases.RecordIn(turn, text)?.ToString() ?? turn.Recall("record");
        return id is null ? new DialogAction(DirectionActions.Start, ("rest", text)) : new DialogAction(DirectionActions.Start, ("id", id), ("rest", text));
    }

    /// <summary>"17" after a list may mean the record; the engine asks the last question first.</summary>
    private static DialogAction? BareNumber(Turn turn, int number) =>
        turn.State.Active is null ? View(number) : null;

    private static DialogAction View(int number) => new(ActionNames.View, ("id", $"KN-{number}"));

    private static bool AsksForFreeText(Turn turn) => turn.State.Active is { Asking: not null } draft && turn.Engine.ExpectsFreeText(draft);

    private static Command CommandOf(Choice choice) => choice switch
    {
        Choice.Yes => Command.Yes,
        Choice.No => Command.No,
        Choice.Cancel => Command.Cancel,
        Choice.Back => Command.Back,
        Choice.Skip => Command.Skip,
        Choice.Help => Command.Help,
        Choice.Edit => Command.Edit,
        Choice.Undo => Command.Undo,
        Choice.Human => Command.Human,
        Choice.Restart => Command.Restart,
        Choice.Unknown => Command.None,
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };
}
