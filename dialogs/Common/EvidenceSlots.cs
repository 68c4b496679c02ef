using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>The questions by which a stall is shown: its category, then the evidence that this category requires.</summary>
internal static class EvidenceSlots
{
    /// <summary>The value of <see cref="SlotNames.PointedAsked"/> when the body pointed to took no responsibility either.</summary>
    public const string Refused = "refused";

    private const string Keep = "keep";

    public static IEnumerable<Slot<Turn>> All =>
    [
        new Slot<Turn>(SlotNames.Category)
        {
            Label = "evidence.label.category",
            Knows = (_, value) => Category(value) is not null,
            Needed = (turn, draft) => !IsCentral(draft),
            Ask = (turn, _) => new Prompt(turn.Text("evidence.ask-category"), [.. Provincial.Select(c => CategoryOption(turn, c))]),
            Read = (turn, _, text) => ReadCategory(turn, text),
        },
        .. Documents.Slots(SlotNames.Reply, SlotNames.ReplyDate, "evidence.label.reply", (_, d) => Needs(d, EvidenceItem.ReplyDocument),
            (turn, d) => new Prompt(turn.Text(Needs(d, EvidenceItem.Passage) ? "evidence.ask-reply-passage" : "evidence.ask-reply"))),
        new Slot<Turn>(SlotNames.Passage)
        {
            Label = "evidence.label.passage",
            FreeText = true,
            Needed = (_, d) => Needs(d, EvidenceItem.Passage),
            Ask = (turn, _) => new Prompt(turn.Text("evidence.ask-passage")),
            Read = (turn, _, text) => Free(turn, turn.Reader.Quoted(text) ?? text),
        },
        new Slot<Turn>(SlotNames.Verdict)
        {
            Needed = (turn, d) => CategoryOf(d) == StallCategory.VagueReply && d.Value(SlotNames.Passage) is not null,
            Ask = AskVerdict,
            Read = (_, _, _) => new Reading.NotUnderstood(),
        },
        new Slot<Turn>(SlotNames.PointedTo)
        {
            Label = "evidence.label.pointed-to",
            Field = FieldKind.Line,
            Knows = BodySlot.Knows,
            Needed = (_, d) => Needs(d, EvidenceItem.PointedTo),
            Ask = (turn, _) => new Prompt(turn.Text("evidence.ask-pointed-to")),
            Read = (turn, _, text) => BodySlot.Read(turn, SlotNames.PointedTo, text, null),
        },
        new Slot<Turn>(SlotNames.PointedAsked)
        {
            Needed = (_, d) => d.Value(SlotNames.PointedTo) is not null && Needs(d, EvidenceItem.PointedTo),
            Ask = (turn, d) => new Prompt(turn.Text("evidence.ask-pointed-asked", ("unit", d.Shown(SlotNames.PointedTo))),
                Pick(turn, SlotNames.PointedAsked, "no", "evidence.pointed-no", Answer.No), Pick(turn, SlotNames.PointedAsked, Refused, "evidence.pointed-refused", Answer.Yes)),
            Read = (_, _, _) => new Reading.NotUnderstood(),
        },
        new Slot<Turn>(SlotNames.Explanation)
        {
            Label = "evidence.label.explanation",
            FreeText = true,
            Needed = (_, d) => Needs(d, EvidenceItem.Explanation) || Needs(d, EvidenceItem.WhyCommittee),
            Ask = (turn, d) => new Prompt(turn.Text(Needs(d, EvidenceItem.WhyCommittee) ? "evidence.ask-why-committee" : "evidence.ask-explanation")),
            Read = (turn, _, text) => Free(turn, text),
        },
        new Slot<Turn>(SlotNames.Reminders)
        {
            Label = "evidence.label.reminders",
            Field = FieldKind.Line,
            Optional = true,
            Knows = (_, value) => Documents.Knows(value),
            Needed = (_, d) => IsCentral(d),
            Ask = (turn, _) => new Prompt(turn.Text("evidence.ask-reminders"), Pick(turn, SlotNames.Reminders, "", "evidence.no-reminders", Answer.No)),
            Read = ReadReminders,
        },
    ];

    private static readonly StallCategory[] Provincial =
        [StallCategory.NoReply, StallCategory.VagueReply, StallCategory.BuckPassing, StallCategory.NotSubmitted, StallCategory.Unsatisfactory];

    public static bool IsCentral(Draft draft) => draft.Value(SlotNames.Path) == nameof(ProposalPath.Central);

    public static StallCategory? CategoryOf(Draft draft) =>
        IsCentral(draft) ? StallCategory.MinistryUnresolved : Category(draft.Value(SlotNames.Category));

    /// <summary>A category as a slot or an older button keeps it; null when this version has none of the name.</summary>
    public static StallCategory? Category(string? value) => Kept.Name<StallCategory>(value);

    /// <summary>The report as the slots tell it.</summary>
    public static StallReport? Report(Turn turn, Draft draft, UnitId? issuer)
    {
        if (CategoryOf(draft) is not { } category)
            return null;
        draft = WithoutWhatDoesNotCount(draft);
        var reminders = draft.Value(SlotNames.Reminders)?.Split(';').Select(r => Documents.Parse(r, turn.Post?.Unit)).ToList();
        return new StallReport(category, new Evidence(
            Documents.In(draft, SlotNames.Reply, SlotNames.ReplyDate, issuer), draft.Value(SlotNames.Passage),
            draft.Value(SlotNames.PointedTo) is { } unit ? new UnitId(unit) : null,
            draft.Value(SlotNames.PointedAsked) is { } asked ? asked == Refused : null,
            draft.Value(SlotNames.Explanation), reminders));
    }

    /// <summary>
    /// A changed mind leaves answers behind that contradict the category, like a reply where there is said to be none. They stay
    /// in the draft, for the mind may change again, but are neither shown nor filed.
    /// </summary>
    public static Draft WithoutWhatDoesNotCount(Draft draft)
    {
        var counts = new Dictionary<string, bool>
        {
            [SlotNames.Reply] = Needs(draft, EvidenceItem.ReplyDocument),
            [SlotNames.Passage] = Needs(draft, EvidenceItem.ReplyDocument),
            [SlotNames.PointedTo] = Needs(draft, EvidenceItem.PointedTo),
            [SlotNames.PointedAsked] = Needs(draft, EvidenceItem.PointedTo),
            [SlotNames.Explanation] = Needs(draft, EvidenceItem.Explanation) || Needs(draft, EvidenceItem.WhyCommittee),
            [SlotNames.Reminders] = IsCentral(draft),
        };
        return counts.Where(c => !c.Value).Aggregate(draft, (d, c) => d.Empty(c.Key));
    }

    public static SlotValue CategorySlot(Turn turn, StallCategory category) => new(category.ToString(), turn.Show.Category(category));

    public static StallCategory Of(StallWording wording) => wording switch
    {
        StallWording.NoReply => StallCategory.NoReply,
        StallWording.VagueReply => StallCategory.VagueReply,
        StallWording.BuckPassing => StallCategory.BuckPassing,
        StallWording.NotSubmitted => StallCategory.NotSubmitted,
        StallWording.MinistryUnresolved => StallCategory.MinistryUnresolved,
        StallWording.Unsatisfactory => StallCategory.Unsatisfactory,
        _ => throw new ArgumentOutOfRangeException(nameof(wording)),
    };

    public static Option Pick(Turn turn, string slot, string value, string textKey, Answer? means = null)
    {
        var words = turn.Text(textKey);
        return new Option(words, EngineActions.FillSlot(slot, new SlotValue(value, words)), Means: means);
    }

    /// <summary>Any words; a bare number, a plain yes or no, and what always asks for something else ("tình hình", "KN-0117") are none.</summary>
    public static Reading Free(Turn turn, string text) => text.Count(char.IsLetter) < 2 || Phrases.IsExact(turn, text) || IsPlainAnswer(turn, text)
        ? new Reading.NotUnderstood()
        : new Reading.Filled(new SlotValue(text.Trim(), Shorten(text.Trim())));

    private static bool IsPlainAnswer(Turn turn, string text) =>
        turn.Reader.Choice(text) is { Whole: true, Value: EscalationBot.Vietnamese.Choice.Yes or EscalationBot.Vietnamese.Choice.No };

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 197), "...");

    public static bool Needs(Draft draft, EvidenceItem item) =>
        CategoryOf(draft) is { } category && EvidenceRules.Required(category).Contains(item);

    private static Option CategoryOption(Turn turn, StallCategory category) =>
        new(turn.Text($"evidence.choose.{category}"), EngineActions.FillSlot(SlotNames.Category, CategorySlot(turn, category)));

    private static Reading ReadCategory(Turn turn, string text)
    {
        var sentence = turn.Reader.Sentence(text, turn.Rules.Time.Local(turn.Now));
        return sentence.Wording is { } wording and not StallWording.MinistryUnresolved
            ? new Reading.Filled(CategorySlot(turn, Of(wording)))
            : new Reading.NotUnderstood();
    }

    /// <summary>A look at the reply: suggestions with the words that triggered them. The head decides.</summary>
    private static Prompt AskVerdict(Turn turn, Draft draft)
    {
        var hints = turn.Reader.ReplyHints(draft.Value(SlotNames.Passage)!)
            .Select(h => turn.Text($"evidence.hint.{h.Kind}", ("words", h.Words)))
            .Distinct()
            .ToList();
        IReadOnlyList<Block> blocks = hints.Count == 0
            ? [new Paragraph(turn.Text("evidence.no-hints"))]
            : [new Paragraph(turn.Text("evidence.hints")), new BulletList(hints)];
        return new Prompt(blocks,
            Pick(turn, SlotNames.Verdict, Keep, "evidence.verdict-keep"),
            new Option(turn.Text("evidence.verdict-change"), new DialogAction(EngineActions.EditSlot, ("slot", SlotNames.Category))),
            new Option(turn.Text("evidence.verdict-clear"), new DialogAction(ActionNames.ReportClear)));
    }

    private static Reading ReadReminders(Turn turn, Draft draft, string text)
    {
        var documents = Documents.ReadAll(turn, text);
        if (documents.Count > 0)
            return new Reading.Filled(Documents.Slot(turn, documents));
        return turn.Reader.Choice(text).Value == EscalationBot.Vietnamese.Choice.No
            ? new Reading.Filled(new SlotValue("", turn.Text("evidence.no-reminders")))
            : new Reading.NotUnderstood();
    }
}
