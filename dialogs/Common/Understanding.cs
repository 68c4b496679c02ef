using System.Globalization;
using System.Text.RegularExpressions;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Dialogs.ReviewRound;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>What a typed text is taken for, given the state of the conversation: the dialogs' ear.</summary>
internal static partial class Understanding
{
    private const double Clear = 0.6;
    private const int LongestQuestion = 80;

    // Longer words about a record may well be the reason or the comment that was asked for.
    private const int ShortQuestion = 40;

    public static Heard Hear(Turn turn, string text)
    {
        if (turn.State.Active is null && RecordNumber().Match(text) is { Success: true } code)
            return Heard.Nothing with { Wants = View(code.Groups[1].Value), Interrupts = true };
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
        var command = CommandOf(choice.Value);
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
        if (Wants(turn, sentence, text) is not { } wants)
            return Heard.Nothing;
        // A report can be the answer to a question of the report in progress; a question about a record cannot.
        var certain = sentence is { Intent: Intent.QueryStatus, Record: not null, Confidence: >= Clear } && text.Length <= ShortQuestion;
        var interrupts = sentence.Confidence >= Clear && sentence.Intent is not Intent.ReportStalled && (certain || IsQuestion(text) || !AsksForFreeText(turn));
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

    private static DialogAction? Wants(Turn turn, SentenceReading sentence, string text) => sentence.Intent switch
    {
        // Others who write "nhắc các sở …" mean their own proposals.
        _ when MayRemindMany(turn) && (sentence.Intent == Intent.BulkRemind || AudienceReading.IsOrder(turn, text)) => new DialogAction(BulkActions.Start, ("text", text)),
        _ when MissingList.IsAsked(text) => new DialogAction(ReviewActions.Missing, ("text", text)),
        Intent.ReportStalled => new DialogAction(ActionNames.Report, ("text", text)),
        Intent.QueryStatus or Intent.ListMine when sentence.Record is { } record => new DialogAction(ActionNames.View, ("id", record)),
        Intent.QueryStatus when sentence.Documents is [var document, ..] => new DialogAction(ActionNames.ViewDocument, ("text", text[document.Span.Start..document.Span.End])),
        Intent.QueryStatus or Intent.ListMine when Bodies.Best(turn, text) is [var body, ..] && body.Id != turn.Post?.Unit => new DialogAction(ActionNames.List, ("body", body.Id.Value)),
        Intent.QueryStatus => new DialogAction(ActionNames.Overview),
        Intent.ListMine => new DialogAction(ActionNames.List),
        Intent.ListOverdue when Bodies.Best(turn, text) is [var body, ..] && body.Id != turn.Post?.Unit => new DialogAction(ActionNames.List, ("overdue", "1"), ("body", body.Id.Value)),
        Intent.ListOverdue => new DialogAction(ActionNames.List, ("overdue", "1")),
        Intent.Statistics => new DialogAction("statistics"),
        Intent.DigestNow => new DialogAction("digest"),
        Intent.ChangeLanguage => new DialogAction(ActionNames.Language, ("to", sentence.Language ?? "")),
        _ => null,
    };

    /// <summary>"17" after a list may mean the record; the engine asks the last question first.</summary>
    private static DialogAction? BareNumber(Turn turn, int number) =>
        turn.State.Active is null ? View(number.ToString(CultureInfo.InvariantCulture)) : null;

    private static DialogAction View(string number) => new(ActionNames.View, ("id", $"KN-{number}"));

    private static bool IsQuestion(string text) => text.Length <= LongestQuestion && text.TrimEnd().EndsWith('?');

    private static bool MayRemindMany(Turn turn) => turn.Post is { } post && CampaignRules.MayWrite(post);

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

    /// <summary>"117", "0117": longer than any choice, so it is the number of a record.</summary>
    [GeneratedRegex(@"^\s*#?(0\d{1,6}|\d{3,7})\s*[.?!]*\s*$")]
    private static partial Regex RecordNumber();
}
