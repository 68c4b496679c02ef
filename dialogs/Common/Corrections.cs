using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.FileProposal;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>"à nhầm, văn bản số 61 chứ không phải 60": which slot of the draft is put right, and to what.</summary>
internal static class Corrections
{
    public static Correction? Find(Turn turn, Draft draft, string text)
    {
        if (draft is { Flow: BulkReminderDialog.FlowName, Asking: BulkOrder.Agreed } && AudienceSlots.Narrowed(turn, draft, text) is { } audience)
            return new Correction(BulkOrder.Audience, audience);
        // "nội dung là …" is an answer where something is asked, and puts right what the summary shows.
        if (turn.Reader.Correction(text) is not { } correction || (correction.Stated && draft.Asking is not null))
            return null;
        var meant = text[correction.Meant.Start..correction.Meant.End];
        return correction.Field switch
        {
            CorrectedField.Subject => Subject(turn, draft, meant),
            CorrectedField.Body => Body(turn, draft, meant),
            CorrectedField.SentDate => Day(turn, draft, draft.Value(SlotNames.Request) is null ? null : SlotNames.Request, meant),
            CorrectedField.Document or CorrectedField.Date or null =>
                WholeDocument(turn, draft, meant) ?? Number(turn, draft, correction.Number) ?? Day(turn, draft, LastDocumentSlot(draft), meant) ?? Body(turn, draft, meant),
            _ => throw new ArgumentOutOfRangeException(nameof(text), correction.Field, "No such part."),
        };
    }

    private static Correction? Subject(Turn turn, Draft draft, string text) =>
        draft.Flow == FileProposalDialog.FlowName && EvidenceSlots.Free(turn, turn.Reader.Quoted(text) ?? text.Trim(' ', '.')) is Reading.Filled { Value: var subject }
            ? new Correction(SlotNames.Subject, subject)
            : null;

    private static Correction? WholeDocument(Turn turn, Draft draft, string text)
    {
        if (LastDocumentSlot(draft) is not { } slot || Documents.Read(turn, text) is not { } document)
            return null;
        var known = Documents.Parse(draft.Slots[slot].Value);
        return new Correction(slot, Documents.Slot(turn, document with { Date = document.Date ?? known.Date }));
    }

    private static Correction? Number(Turn turn, Draft draft, int? number)
    {
        if (number is not { } said || LastDocumentSlot(draft) is not { } slot)
            return null;
        var known = Documents.Parse(draft.Slots[slot].Value);
        var slash = known.Code.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : new Correction(slot, Documents.Slot(turn, known with { Code = string.Create(CultureInfo.InvariantCulture, $"{said:00}{known.Code[slash..]}") }));
    }

    private static Correction? Day(Turn turn, Draft draft, string? documentSlot, string text)
    {
        if (documentSlot is not { } slot || turn.Reader.Dates(text, turn.Today, DateDirection.Past) is not [var day, ..])
            return null;
        return new Correction(slot, Documents.Slot(turn, Documents.Parse(draft.Slots[slot].Value) with { Date = day.Date }));
    }

    private static Correction? Body(Turn turn, Draft draft, string text)
    {
        if (draft.Value(SlotNames.Addressee) is null || Bodies.Best(turn, text) is not [var body])
            return null;
        var path = draft.Value(SlotNames.Path) is null ? null : new Dictionary<string, SlotValue> { [SlotNames.Path] = BodySlot.Path(turn, body) };
        return new Correction(SlotNames.Addressee, BodySlot.Value(turn, body), path);
    }

    private static string? LastDocumentSlot(Draft draft) =>
        draft.Order.LastOrDefault(s => s is SlotNames.Request or SlotNames.Reply && draft.Value(s) is not null);
}
