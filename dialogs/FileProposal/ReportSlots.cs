using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.UpdateProposal;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>What a report needs to know, in the order of the six steps of user stories 4.3.</summary>
internal static class ReportSlots
{
    private const string NotSent = "None";
    private const string OwnPower = "own";
    private const int Steps = 6;

    private static readonly Dictionary<string, int> StepOfSlot = new()
    {
        [SlotNames.Path] = 1,
        [SlotNames.Addressee] = 2,
        [SlotNames.Request] = 3,
        [SlotNames.RequestDate] = 3,
        [SlotNames.Duplicate] = 3,
        [SlotNames.Category] = 4,
        [SlotNames.Reminders] = 4,
        [SlotNames.Competence] = 6,
    };

    public static IReadOnlyList<Slot<Turn>> All { get; } =
    [.. Raw.Select(s => s with { Ask = (turn, draft) => WithStep(turn, draft, s) })];

    private static IEnumerable<Slot<Turn>> Raw =>
    [
        Hidden(SlotNames.Guided) with { Given = true },
        Hidden(SlotNames.Candidates) with { Knows = (turn, value) => value.Split(';').All(id => BodySlot.Knows(turn, id)) },
        Hidden(SlotNames.OtherLetters) with { Given = true, Knows = (_, value) => Documents.Knows(value) },
        Hidden(SlotNames.Files) with { Given = true, Knows = (_, value) => AttachFlow.Knows(value) },
        new Slot<Turn>(SlotNames.Path)
        {
            Label = "report.label.path",
            Knows = (_, value) => value == NotSent || Kept.Name<ProposalPath>(value) is not null,
            Ask = (turn, _) => new Prompt(turn.Text("report.ask-path"),
                EvidenceSlots.Pick(turn, SlotNames.Path, nameof(ProposalPath.Provincial), "report.path-provincial"),
                EvidenceSlots.Pick(turn, SlotNames.Path, nameof(ProposalPath.Central), "report.path-central"),
                EvidenceSlots.Pick(turn, SlotNames.Path, NotSent, "report.path-none")),
            Read = (turn, _, text) => ReadPath(turn, text),
        },
        new Slot<Turn>(SlotNames.Addressee)
        {
            Label = "report.label.addressee",
            Field = FieldKind.Line,
            Knows = BodySlot.Knows,
            Needed = IsSent,
            Holds = (turn, d) => IsOnPath(d, turn.Directory.Unit(new UnitId(d.Value(SlotNames.Addressee) ?? ""))),
            Ask = AskAddressee,
            Read = (turn, d, text) => BodySlot.Read(turn, SlotNames.Addressee, text, u => IsOnPath(d, u)),
        },
        .. Documents.Slots(SlotNames.Request, SlotNames.RequestDate, "report.label.request", IsSent, (turn, _) => new Prompt(turn.Text("report.ask-request"))),
        new Slot<Turn>(SlotNames.Duplicate)
        {
            Needed = (turn, d) => Existing(turn, d) is not null,
            Ask = AskDuplicate,
            Read = (_, _, _) => new Reading.NotUnderstood(),
        },
        .. EvidenceSlots.All.Select(s => s with { Needed = (turn, d) => IsSent(turn, d) && s.Needed(turn, d) }),
        MutualReplies.Slot,
        new Slot<Turn>(SlotNames.Subject)
        {
            Label = "report.label.subject",
            FreeText = true,
            Needed = IsSent,
            Ask = (turn, _) => new Prompt(turn.Text("report.ask-subject")),
            Read = (turn, _, text) => EvidenceSlots.Free(turn, text),
        },
        new Slot<Turn>(SlotNames.Competence)
        {
            Label = "report.label.competence",
            Needed = (turn, d) => IsSent(turn, d) && d.Value(SlotNames.Guided) is not null,
            Ask = (turn, _) => new Prompt(turn.Text("report.ask-competence"),
                EvidenceSlots.Pick(turn, SlotNames.Competence, "not-own", "report.competence-no", Answer.No),
                EvidenceSlots.Pick(turn, SlotNames.Competence, OwnPower, "report.competence-own", Answer.Yes),
                EvidenceSlots.Pick(turn, SlotNames.Competence, "unclear", "report.competence-unclear")),
            Read = (_, _, _) => new Reading.NotUnderstood(),
        },
    ];

    /// <summary>It was sent to somebody; else there is nothing to track yet.</summary>
    public static bool IsSent(Turn turn, Draft draft) => draft.Value(SlotNames.Path) != NotSent;

    public static bool IsOwnPower(Draft draft) => draft.Value(SlotNames.Competence) == OwnPower;

    /// <summary>The step that asks for this slot; the last when nothing is left to ask.</summary>
    public static int StepOf(Slot<Turn>? slot) => slot is null ? Steps : StepOfSlot.GetValueOrDefault(slot.Name, 5);

    public static int StepsDone(Draft draft) =>
        draft.Slots.Keys.Where(s => s is not (SlotNames.Guided or SlotNames.Candidates or SlotNames.OtherLetters or SlotNames.Files)).Select(s => StepOfSlot.GetValueOrDefault(s, 5)).Distinct().Count();

    private static Prompt WithStep(Turn turn, Draft draft, Slot<Turn> slot)
    {
        var prompt = slot.Ask(turn, draft);
        if (prompt.Blocks is not [Conversation.Messages.Paragraph first, ..])
            return prompt;
        if (draft.Value(SlotNames.Guided) is null)
            return Understood.Lead(turn, draft) is { } lead ? prompt with { Blocks = [lead, .. prompt.Blocks] } : prompt;
        var step = turn.Text("report.step", ("step", StepOf(slot)), ("steps", Steps));
        return prompt with { Blocks = [new Conversation.Messages.Paragraph($"{step} {first.Text}"), .. prompt.Blocks.Skip(1)] };
    }

    private static bool IsOnPath(Draft draft, Unit? addressee) => addressee?.Kind == UnitKind.Ministry == EvidenceSlots.IsCentral(draft);

    private static Slot<Turn> Hidden(string name) =>
        new(name) { Needed = (_, _) => false, Ask = (_, _) => new Prompt(""), Read = (_, _, _) => new Reading.NotUnderstood() };

    /// <summary>A sentence may have named a body that can be one of several; else the name is asked.</summary>
    private static Prompt AskAddressee(Turn turn, Draft draft) => draft.Slots.TryGetValue(SlotNames.Candidates, out var named)
        ? BodySlot.Which(turn, SlotNames.Addressee, named.Shown, [.. named.Value.Split(';').Select(id => turn.Directory.Units[new UnitId(id)])])
        : new Prompt(turn.Text(EvidenceSlots.IsCentral(draft) ? "report.ask-ministry" : "report.ask-agency"));

    private static Reading ReadPath(Turn turn, string text) => Bodies.Best(turn, text) switch
    {
        [var unit] => new Reading.Filled(BodySlot.Path(turn, unit), new Dictionary<string, SlotValue> { [SlotNames.Addressee] = BodySlot.Value(turn, unit) }),
        _ => new Reading.NotUnderstood(),
    };

    /// <summary>A record of the same unit that already holds this document; one that was withdrawn counts as none.</summary>
    private static Proposal? Existing(Turn turn, Draft draft)
    {
        var issuer = turn.ReportingUnit;
        if (Documents.In(draft, SlotNames.Request, SlotNames.RequestDate, issuer) is not { Date: not null } document)
            return null;
        return turn.Office.FindByDocument(document)
            .Where(p => p.Unit == issuer && p.Request.Key == document.Key && p.WithdrawnBecause is null)
            .OrderByDescending(p => p.IsOpen)
            .FirstOrDefault();
    }

    private static Prompt AskDuplicate(Turn turn, Draft draft)
    {
        var existing = Existing(turn, draft)!;
        var words = turn.Text(existing.IsOpen ? "report.duplicate" : "report.duplicate-closed", ("document", turn.Show.Document(existing.Request)), ("id", existing.Id),
            ("by", existing.FiledBy is { } post ? turn.Show.Post(post) : ""), ("date", Show.Date(turn.Rules.Time.Day(existing.FiledAt))), ("group", turn.Show.Group(existing.Group)));
        return new Prompt(words,
            new Option(turn.Text(existing.IsOpen ? "report.duplicate-update" : "report.duplicate-view", ("id", existing.Id)), new DialogAction(ActionNames.ReportExisting, ("id", existing.Id.ToString()))),
            EvidenceSlots.Pick(turn, SlotNames.Duplicate, "new", "report.duplicate-new"));
    }
}
