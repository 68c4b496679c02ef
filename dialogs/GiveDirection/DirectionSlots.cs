using System.Text.RegularExpressions;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;
using Choice = EscalationBot.Vietnamese.Choice;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>What a direction needs: the record, its kind, the words and the day; one sentence may bring all of them.</summary>
internal static partial class DirectionSlots
{
    public const string Kind = "kind";
    public const string Content = "content";
    public const string Words = "words";
    public const string Deadline = "deadline";
    public const string Via = "via";

    public static IReadOnlyList<Slot<Turn>> All { get; } =
    [
        new Slot<Turn>(SlotNames.Record) { Given = true, IsAnswer = RecordFlow.NamesRecord, Ask = AskRecord, Read = ReadRecord },
        new Slot<Turn>(Kind) { Label = "direct.label.kind", Knows = (_, value) => Kept.Name<DirectionKind>(value) is not null, FreeText = true, Ask = AskKind, Read = ReadKind },
        new Slot<Turn>(Content)
        {
            Label = "direct.label.content",
            FreeText = true,
            Optional = true,
            Needed = (_, draft) => DirectionKinds.Of(draft) != DirectionKind.Other,
            Ask = (turn, _) => new Prompt(turn.Text("direct.ask-content-more"), new Option(turn.Text("direct.no-content"), EngineActions.FillSlot(Content, Nothing(turn)), Means: Answer.No)),
            Read = (turn, _, text) => turn.Reader.Choice(text) is { Value: Choice.No, Whole: true } ? new Reading.Filled(Nothing(turn)) : ReadContent(turn, text),
        },
        new Slot<Turn>(Words)
        {
            Label = "direct.label.content",
            FreeText = true,
            Needed = (_, draft) => DirectionKinds.Of(draft) == DirectionKind.Other && draft.Value(Content) is null,
            Ask = (turn, _) => new Prompt(turn.Text("direct.ask-content")),
            Read = (turn, _, text) => ReadContent(turn, text),
        },
        new Slot<Turn>(Deadline) { Label = "direct.label.deadline", Field = FieldKind.Day, Knows = (_, value) => Documents.KnowsDate(value), Ask = (turn, _) => new Prompt(turn.Text("direct.ask-deadline")), Read = (turn, _, text) => FutureDay.Read(turn, text) },
    ];

    public static DateOnly DeadlineOf(Draft draft) => Documents.ParseDate(draft.Value(Deadline)!);

    /// <summary>The record of a draft, when the speaker may direct it.</summary>
    public static Proposal? RecordOf(Turn turn, Draft draft) =>
        ProposalId.TryParse(draft.Value(SlotNames.Record), out var id) ? Directable(turn, id) : null;

    public static Proposal? Directable(Turn turn, ProposalId id) =>
        turn.Post is { } post && turn.Find(id) is { } proposal && Scope.MayDirect(turn.Office.Directory, post.Id, proposal, turn.Today) ? proposal : null;

    /// <summary>"1, trước 15/01/2026, nêu rõ …": what of kind, day and words a sentence brings.</summary>
    public static IReadOnlyDictionary<string, SlotValue> FromSentence(Turn turn, Proposal? proposal, string text, bool numbered = true)
    {
        var slots = new Dictionary<string, SlotValue>();
        var rest = text;
        if (numbered && turn.Reader.Pick(text) is { } picked && picked.Number <= DirectionKinds.All.Count)
        {
            slots[Kind] = DirectionKinds.Value(turn, DirectionKinds.All[picked.Number - 1], proposal);
            rest = text[picked.Rest.Start..picked.Rest.End];
        }
        if (turn.Reader.Dates(rest, turn.Today, DateDirection.Future) is [{ Alternatives.Count: 0 } day, ..] && day.Date >= turn.Today)
        {
            slots[Deadline] = Documents.DateSlot(day.Date);
            rest = $"{rest[..day.Span.Start]} {rest[day.Span.End..]}";
        }
        else if (turn.Reader.Durations(rest) is [{ WorkingDays: > 0 and <= FutureDay.MostWorkingDays and { } days } length, ..])
        {
            slots[Deadline] = Documents.DateSlot(turn.Rules.Calendar.AddWorkingDays(turn.Today, days));
            rest = $"{rest[..length.Span.Start]} {rest[length.Span.End..]}";
        }
        if (Bare(rest) is { Length: > 0 } content)
            slots[Content] = new SlotValue(content, content);
        return slots;
    }

    /// <summary>The same for a whole direction: without a number its words are the direction itself.</summary>
    public static IReadOnlyDictionary<string, SlotValue> WithKind(Turn turn, Proposal? proposal, string text)
    {
        var slots = new Dictionary<string, SlotValue>(FromSentence(turn, proposal, text));
        if (slots.ContainsKey(Kind) || !slots.TryGetValue(Content, out var words))
            return slots;
        if (proposal is not null && DirectionWords.Usual(turn, proposal, words.Value) is var (kind, request))
        {
            slots[Kind] = DirectionKinds.Value(turn, kind, proposal);
            slots[Content] = request.Length == 0 ? Nothing(turn) : new SlotValue(request, request);
        }
        else
        {
            slots[Kind] = DirectionKinds.Value(turn, DirectionKind.Other, proposal);
            slots.Remove(Content);
            slots[Words] = words;
        }
        return slots;
    }

    private static Prompt AskRecord(Turn turn, Draft draft)
    {
        var waiting = DirectionQueue.For(turn).Take(DirectionQueue.Shown)
            .Select(p => new Option(NoticeWords.Route(turn, p), EngineActions.FillSlot(SlotNames.Record, new SlotValue(p.Id.ToString(), p.Id.ToString()))));
        return new Prompt(turn.Text("direct.ask-record"), [.. waiting]);
    }

    private static Reading ReadRecord(Turn turn, Draft draft, string text)
    {
        if (Phrases.RecordIn(turn, text) is not { } id)
            return new Reading.NotUnderstood();
        return Directable(turn, id) is null
            ? new Reading.Refused(turn.Text("common.not-found"))
            : new Reading.Filled(new SlotValue(id.ToString(), id.ToString()));
    }

    private static Prompt AskKind(Turn turn, Draft draft)
    {
        var proposal = RecordOf(turn, draft);
        return new Prompt(
            turn.Text("direct.ask-kind", ("record", proposal is null ? draft.Shown(SlotNames.Record) : NoticeWords.Line(turn, proposal))),
            [.. DirectionKinds.All.Select(k => DirectionKinds.Value(turn, k, proposal)).Select(v => new Option(v.Shown, EngineActions.FillSlot(Kind, v)))]);
    }

    /// <summary>A number, the number with the rest of the direction, or the direction in the leader's own words.</summary>
    private static Reading ReadKind(Turn turn, Draft draft, string text)
    {
        var slots = WithKind(turn, RecordOf(turn, draft), text);
        return slots.TryGetValue(Kind, out var kind)
            ? new Reading.Filled(kind, slots.Where(s => s.Key != Kind).ToDictionary())
            : new Reading.NotUnderstood();
    }

    private static Reading ReadContent(Turn turn, string text)
    {
        var slots = FromSentence(turn, null, text, numbered: false);
        return slots.TryGetValue(Content, out var content) && content.Value.Any(char.IsLetter)
            ? new Reading.Filled(content, slots.Where(s => s.Key == Deadline).ToDictionary())
            : new Reading.NotUnderstood();
    }

    private static SlotValue Nothing(Turn turn) => new("", turn.Text("direct.no-content"));

    private static string Bare(string text)
    {
        var bare = Gaps().Replace(text, " ").Trim(' ', ',', ';', ':', '.', '-', '–');
        return LeftoverComma().Replace(bare, ",").Trim(' ', ',');
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"\s*,[\s,;]*,\s*|\s+,")]
    private static partial Regex LeftoverComma();
}
