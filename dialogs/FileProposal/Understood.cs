using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>
/// "Hệ thống hiểu: Sở B đã trả lời nhưng chưa rõ chính kiến … Còn thiếu 02 thông tin": said before the first question of a
/// report that began with a sentence (user stories 4.2).
/// </summary>
internal static class Understood
{
    /// <summary>The line, or null when something was asked before or nothing worth repeating was understood.</summary>
    public static Paragraph? Lead(Turn turn, Draft draft)
    {
        if (turn.State.Questions.Any(q => q.Draft == draft.StartedAt) || Known(turn, draft) is not { Count: > 0 } known)
            return null;
        var missing = Missing(turn, draft);
        return new Paragraph(missing.Count == 0
            ? turn.Text("report.understood", ("known", string.Join(", ", known)))
            : turn.Text("report.understood-missing", ("known", string.Join(", ", known)), ("count", Show.Count(missing.Count)), ("missing", string.Join(", ", missing))));
    }

    private static List<string> Known(Turn turn, Draft draft)
    {
        var known = new List<string>();
        if (draft.Value(SlotNames.Addressee) is not null)
            known.Add(turn.Text(
                EvidenceSlots.CategoryOf(draft) is { } category ? $"report.understood.{category}" : "report.understood-addressee",
                ("agency", draft.Shown(SlotNames.Addressee))));
        if (draft.Value(SlotNames.Request) is not null)
            known.Add(turn.Text("report.understood-request", ("document", draft.Shown(SlotNames.Request))));
        if (draft.Value(SlotNames.Subject) is not null)
            known.Add(turn.Text("report.understood-subject", ("subject", draft.Shown(SlotNames.Subject))));
        return known;
    }

    /// <summary>What will be asked, in few words. The passage belongs to the reply, the path to the body.</summary>
    private static List<string> Missing(Turn turn, Draft draft) =>
    [
        .. ReportSlots.All
            .Where(s => !draft.Slots.ContainsKey(s.Name) && !s.Optional && s.Needed(turn, draft) && Words(s.Name) is not null)
            .Where(s => s.Name != SlotNames.Passage || draft.Value(SlotNames.Reply) is not null)
            .Select(s => turn.Text(Words(s.Name)!)),
    ];

    private static string? Words(string slot) => slot switch
    {
        SlotNames.Addressee => "report.missing.addressee",
        SlotNames.Request => "report.missing.request",
        SlotNames.RequestDate => "report.missing.request-date",
        SlotNames.Category => "report.missing.category",
        SlotNames.Reply => "report.missing.reply",
        SlotNames.ReplyDate => "report.missing.reply-date",
        SlotNames.Passage => "report.missing.passage",
        SlotNames.PointedTo => "report.missing.pointed-to",
        SlotNames.Explanation => "report.missing.explanation",
        SlotNames.Subject => "report.missing.subject",
        _ => null,
    };
}
