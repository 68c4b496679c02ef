using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>
/// A record tracks one letter that was sent. Further letters that the first sentence names are said on the card, and those of
/// one's own are offered as reports of their own afterwards.
/// </summary>
internal static class OtherLetters
{
    private const string Document = "document";
    private const string Rest = "rest";

    public static IEnumerable<Paragraph> Lines(Turn turn, Draft draft)
    {
        var letters = In(draft);
        foreach (var (own, key) in new[] { (true, "report.others-own"), (false, "report.others-noted") })
            if (letters.Where(l => IsOwn(turn, l) == own).Select(turn.Show.Document).ToList() is [_, ..] shown)
                yield return new Paragraph(turn.Text(key, ("documents", string.Join("; ", shown))));
    }

    /// <summary>The next letter as a report to the same body, with those after it.</summary>
    public static IReadOnlyList<Option> Offer(Turn turn, Draft draft)
    {
        if (In(draft).Where(l => IsOwn(turn, l)).ToList() is not [var next, .. var rest])
            return [];
        var action = new DialogAction(ActionNames.ReportNext,
            (Document, Documents.Slot(turn, next).Value), (Rest, Documents.Slot(turn, rest).Value), (SlotNames.Addressee, draft.Value(SlotNames.Addressee)!),
            (SlotNames.Category, EvidenceSlots.CategoryOf(draft)?.ToString() ?? ""));
        return [new Option(turn.Text("report.do-next", ("document", turn.Show.Document(next))), action)];
    }

    public static void Begin(Turn turn, DialogAction action)
    {
        if (turn.Directory.Unit(new UnitId(action[SlotNames.Addressee])) is not { } addressee || !Documents.Knows(action[Document]))
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        var slots = new Dictionary<string, SlotValue>
        {
            [SlotNames.Path] = BodySlot.Path(turn, addressee),
            [SlotNames.Addressee] = BodySlot.Value(turn, addressee),
            [SlotNames.Request] = Documents.Slot(turn, Documents.Parse(action[Document])),
        };
        if (EvidenceSlots.Category(action[SlotNames.Category]) is { } category and not StallCategory.MinistryUnresolved)
            slots[SlotNames.Category] = EvidenceSlots.CategorySlot(turn, category);
        if (Documents.Knows(action[Rest]))
            slots[SlotNames.OtherLetters] = new SlotValue(action[Rest], "");
        turn.Engine.Start(turn, FileProposalDialog.FlowName, slots);
    }

    private static IReadOnlyList<DocumentReference> In(Draft draft) =>
        [.. (draft.Value(SlotNames.OtherLetters)?.Split(';') ?? []).Select(value => Documents.Parse(value))];

    /// <summary>A whole number of a letter that no agency wrote; a number alone names none.</summary>
    private static bool IsOwn(Turn turn, DocumentReference letter) =>
        turn.Reader.Documents(letter.Code, turn.Today) is [{ Normalized: not null } read] && !ReportSentence.IsOfAnAgency(turn, read);
}
