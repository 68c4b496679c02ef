using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using Choice = EscalationBot.Vietnamese.Choice;

namespace EscalationBot.Dialogs.AgencyAnswer;

/// <summary>The evidence that each of the four answers needs.</summary>
internal static class AgencySlots
{
    private const string ExpectedDay = "expected";
    private const string CompetentBody = "competent";
    private const string CommentText = "comment";

    public static IEnumerable<Slot<Turn>> Reply { get; } =
        [.. Documents.Slots(SlotNames.Reply, SlotNames.ReplyDate, "agency.label.reply", (_, _) => true, (turn, _) => new Prompt(turn.Text("agency.ask-reply")))];

    public static IEnumerable<Slot<Turn>> Expected { get; } =
    [
        new Slot<Turn>(ExpectedDay) { Label = "agency.label.expected", Field = FieldKind.Day, Knows = (_, value) => Documents.KnowsDate(value), Ask = (turn, _) => new Prompt(turn.Text("agency.ask-expected")), Read = (turn, _, text) => FutureDay.Read(turn, text) },
        Note(optional: true),
    ];

    public static IEnumerable<Slot<Turn>> Competent { get; } =
    [
        new Slot<Turn>(CompetentBody)
        {
            Label = "agency.label.competent",
            Field = FieldKind.Line,
            Knows = BodySlot.Knows,
            Ask = (turn, _) => new Prompt(turn.Text("agency.ask-competent")),
            Read = (turn, _, text) => BodySlot.Read(turn, CompetentBody, text, null),
        },
        Note(optional: true),
    ];

    public static IEnumerable<Slot<Turn>> Comment { get; } = [Note(optional: false)];

    /// <summary>"KN-0117 sẽ trả lời trước 30/9": the day.</summary>
    public static IReadOnlyDictionary<string, SlotValue> SaidDay(Turn turn, Proposal proposal, string text) =>
        FutureDay.Read(turn, text) is Reading.Filled { Value: var day } ? new Dictionary<string, SlotValue> { [ExpectedDay] = day } : [];

    /// <summary>"KN-0117 thuộc thẩm quyền của Sở D": the body.</summary>
    public static IReadOnlyDictionary<string, SlotValue> SaidBody(Turn turn, Proposal proposal, string text) =>
        BodySlot.Read(turn, CompetentBody, text, u => u.Id != turn.Post?.Unit) is Reading.Filled { Value: var body } ? new Dictionary<string, SlotValue> { [CompetentBody] = body } : [];

    /// <param name="speaker">The second body when it is the one that answers.</param>
    public static AgencyAnswered Fact(Draft draft, AgencyAnswerKind kind, Proposal proposal, UnitId? speaker) => new(
        kind,
        Documents.In(draft, SlotNames.Reply, SlotNames.ReplyDate, speaker ?? proposal.Addressee),
        draft.Value(ExpectedDay) is { } day ? Documents.ParseDate(day) : null,
        draft.Value(CompetentBody) is { } body ? new(body) : null,
        draft.Value(CommentText),
        speaker);

    /// <summary>Whether the answer carries words of its own beside what it must hold.</summary>
    public static bool HasNote(Draft draft) =>
        (draft.Value(ExpectedDay) ?? draft.Value(CompetentBody)) is not null && draft.Value(CommentText) is { Length: > 0 };

    /// <summary>What was filled, as arguments of the summary.</summary>
    public static IEnumerable<(string Name, object Value)> Shown(Draft draft) =>
    [
        ("reply", Shown(draft, SlotNames.Reply, SlotNames.ReplyDate)),
        ("expected", draft.Shown(ExpectedDay)),
        ("competent", draft.Shown(CompetentBody)),
        ("comment", draft.Shown(CommentText)),
    ];

    private static string Shown(Draft draft, string slot, string dateSlot) =>
        draft.Value(dateSlot) is null ? draft.Shown(slot) : $"{draft.Shown(slot)}, {draft.Shown(dateSlot)}";

    private static Slot<Turn> Note(bool optional) => new(CommentText)
    {
        Label = "agency.label.comment",
        FreeText = true,
        Optional = optional,
        Ask = (turn, _) => optional
            ? new Prompt(turn.Text("agency.ask-note"), new Option(turn.Text("agency.no-note"), EngineActions.FillSlot(CommentText, Nothing(turn)), Means: Conversation.Answer.No))
            : new Prompt(turn.Text("agency.ask-comment")),
        Read = (turn, _, text) => optional && turn.Reader.Choice(text) is { Value: Choice.No, Whole: true }
            ? new Reading.Filled(Nothing(turn))
            : EvidenceSlots.Free(turn, text),
    };

    private static SlotValue Nothing(Turn turn) => new("", turn.Text("agency.no-note"));
}
