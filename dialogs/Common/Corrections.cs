using System.Text.RegularExpressions;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>"à nhầm, văn bản số 61 chứ không phải 60": which slot of the draft is put right, and to what.</summary>
internal static partial class Corrections
{
    public static Correction? Find(Turn turn, Draft draft, string text)
    {
        if (draft is { Flow: BulkReminderDialog.FlowName, Asking: BulkOrder.Agreed } && AudienceSlots.Narrowed(turn, draft, text) is { } audience)
            return new Correction(BulkOrder.Audience, audience);
        var folded = VietnameseReader.Fold(text);
        if (!Opening().IsMatch(folded))
            return null;
        var meant = Meant(text, folded);
        return WholeDocument(turn, draft, meant) ?? Number(turn, draft, meant) ?? Day(turn, draft, meant) ?? Body(turn, draft, meant);
    }

    /// <summary>The part that is meant: without "chứ không phải …", and after "không phải … mà là".</summary>
    private static string Meant(string text, string folded)
    {
        if (folded.Length != text.Length)
            return text;
        if (RatherThan().Match(folded) is { Success: true } rather)
            return text[..rather.Index];
        return But().Match(folded) is { Success: true } but ? text[(but.Index + but.Length)..] : text;
    }

    private static Correction? WholeDocument(Turn turn, Draft draft, string text)
    {
        if (LastDocumentSlot(draft) is not { } slot || Documents.Read(turn, text) is not { } document)
            return null;
        var known = Documents.Parse(draft.Slots[slot].Value);
        return new Correction(slot, Documents.Slot(turn, document with { Date = document.Date ?? known.Date }));
    }

    private static Correction? Number(Turn turn, Draft draft, string text)
    {
        if (LastDocumentSlot(draft) is not { } slot || NumberAlone().Match(VietnameseReader.Fold(text)) is not { Success: true } match)
            return null;
        var known = Documents.Parse(draft.Slots[slot].Value);
        var slash = known.Code.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : new Correction(slot, Documents.Slot(turn, known with { Code = match.Groups[1].Value.PadLeft(2, '0') + known.Code[slash..] }));
    }

    private static Correction? Day(Turn turn, Draft draft, string text)
    {
        if (LastDocumentSlot(draft) is not { } slot || turn.Reader.Dates(text, turn.Today, DateDirection.Past) is not [var day, ..])
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

    [GeneratedRegex(@"^\s*(a,?\s+)?(nham|khong phai\b.*\bma la|lon|sorry|dinh chinh|wrong)|chu khong phai|^\s*(sua|doi)\s+(so|ngay|van ban|co quan)\b.*\b(thanh|la)\b")]
    private static partial Regex Opening();

    [GeneratedRegex(@",?\s*chu khong phai")]
    private static partial Regex RatherThan();

    [GeneratedRegex(@"\b(ma la|thanh)\b")]
    private static partial Regex But();

    [GeneratedRegex(@"\bso\s+(\d{1,6})\b")]
    private static partial Regex NumberAlone();
}
