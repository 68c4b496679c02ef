using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>"Việc gì cần trình Thủ tướng": overdue matters of ministries, and what is still missing for a report (R5; user stories 5.3).</summary>
internal static class PrimeMinister
{
    private const int MostShown = 6;

    public static void Say(Turn turn)
    {
        var waiting = InScope.List(turn, overdue: true).Where(p => p is { IsCentral: true, PrimeMinisterReport: null }).ToList();
        if (waiting.Count == 0)
        {
            turn.Say(turn.Text("where.pm-none"));
            return;
        }
        var ready = waiting.Count(p => Missing(turn, p).Count == 0);
        var shown = waiting.OrderBy(p => Missing(turn, p).Count).ThenBy(p => p.Deadline.On).Take(MostShown).ToList();
        var lines = shown.Select(p => turn.Text("where.pm-line", ("line", NoticeWords.Line(turn, p)), ("conditions", Standing(turn, p)))).ToList();
        if (waiting.Count > MostShown)
            lines.Add(turn.Text("notice.more", ("count", Show.Count(waiting.Count - MostShown))));
        turn.Say(new Prompt(
            [new Paragraph(turn.Text("where.pm-list", ("count", Show.Count(waiting.Count)), ("ready", Show.Count(ready)))), new BulletList(lines)],
            [.. shown.Select(p => new Option(NoticeWords.Route(turn, p), new DialogAction(ActionNames.Where, ("id", p.Id.ToString())), Repeatable: true))]));
    }

    /// <summary>"Điều kiện báo cáo Thủ tướng Chính phủ: đã có văn bản gửi Bộ, ngành, 02 lần đôn đốc; còn thiếu ý kiến của UBND tỉnh."</summary>
    public static string Conditions(Turn turn, Proposal proposal) => proposal.PrimeMinisterReport is { } report
        ? turn.Text("where.pm-reported", ("document", turn.Show.Document(report)))
        : turn.Text("where.pm-conditions", ("reminders", Show.Count(proposal.Reminders)), ("standing", Standing(turn, proposal)));

    /// <summary>Leaders, Chair and Office see the draft once the reminders are there; they decide the rest.</summary>
    public static bool MayDraft(Turn turn, Proposal proposal) =>
        proposal is { IsOpen: true, IsCentral: true, PrimeMinisterReport: null } && proposal.Reminders >= ProposalRules.RemindersForPrimeMinister
        && turn.Standpoint is { Role: PostRole.Office or PostRole.Leader or PostRole.Chair };

    public static void SayDraft(Turn turn, Proposal proposal)
    {
        if (MayDraft(turn, proposal))
            turn.Say(new Prompt([new Paragraph(PrimeMinisterDraft.Of(turn, proposal)), new Paragraph(turn.Text("where.draft-note"))]));
        else
            turn.Say(turn.Text("common.not-found"));
    }

    private static string Standing(Turn turn, Proposal proposal) => Missing(turn, proposal) is { Count: > 0 } missing
        ? turn.Text("where.pm-missing", ("missing", string.Join(", ", missing)))
        : turn.Text("where.pm-ready");

    private static List<string> Missing(Turn turn, Proposal proposal)
    {
        var missing = new List<string>();
        var reminders = ProposalRules.RemindersForPrimeMinister - proposal.Reminders;
        if (reminders > 0)
            missing.Add(turn.Text("where.pm-missing-reminders", ("count", Show.Count(reminders))));
        if (proposal.Directions.Count == 0)
            missing.Add(turn.Text("where.pm-missing-opinion"));
        return missing;
    }
}
