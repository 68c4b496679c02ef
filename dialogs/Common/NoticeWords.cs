using System.Globalization;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>The set phrases of notices: whom they address, how a record stands, how they close (user stories 3, 4.5).</summary>
internal static class NoticeWords
{
    /// <summary>"Kính gửi đồng chí …," to equals and lower, "Kính báo cáo đồng chí …" to leaders.</summary>
    public static Paragraph Dear(Turn turn) => turn.Post is { } post
        ? new Paragraph(turn.Text(post.Role is PostRole.Leader or PostRole.Chair ? "notice.report-to" : "notice.dear", ("title", Title(turn, post))))
        : throw new InvalidOperationException("A notice has a recipient.");

    /// <summary>The title by which a post is addressed; who holds it for the time being is "Quyền".</summary>
    public static string Title(Turn turn, Post post) => IsActing(turn, post) ? turn.Text("notice.acting", ("title", post.Title)) : post.Title;

    public static IReadOnlyList<Block> Closing(Turn turn) =>
        [new Paragraph(turn.Text("notice.basis", ("basis", turn.Rules.LegalBasis))), Regards(turn)];

    public static Paragraph Regards(Turn turn) => new(turn.Text("notice.regards"));

    /// <summary>How it stalls, in the words of a sentence: "chưa có văn bản trả lời".</summary>
    public static string Stall(Turn turn, Proposal proposal)
    {
        var fallback = proposal.Path == ProposalPath.Central ? StallCategory.MinistryUnresolved : StallCategory.NoReply;
        return PointedBody.Words(turn, proposal) ?? turn.Text($"notice.stall.{proposal.Stall?.Category ?? fallback}");
    }

    /// <summary>"quá hạn 06 ngày làm việc", "hạn thứ Hai, 05/01/2026".</summary>
    public static string Timing(Turn turn, Proposal proposal) => turn.Show.DaysLate(proposal) is > 0 and var days
        ? turn.Text("notice.late", ("days", Show.Count(days)))
        : turn.Text("notice.due", ("due", turn.Show.Deadline(proposal.Deadline.On)));

    /// <summary>"KN-0117, UBND xã A → Sở B".</summary>
    public static string Route(Turn turn, Proposal proposal) =>
        $"{proposal.Id}, {turn.Show.Unit(proposal.Unit)} → {turn.Show.Unit(proposal.ReferredTo ?? proposal.Addressee)}";

    /// <summary>"KN-0117, UBND xã A → Sở B: chưa có văn bản trả lời, quá hạn 06 ngày làm việc".</summary>
    public static string Line(Turn turn, Proposal proposal) => $"{Route(turn, proposal)}: {Stall(turn, proposal)}, {Timing(turn, proposal)}";

    /// <summary>The minutes within which "hoàn tác" works, as an argument of a text.</summary>
    public static (string Name, object Value) UndoMinutes(Turn turn) => ("minutes", turn.Rules.UndoWindow.TotalMinutes.ToString("0", CultureInfo.InvariantCulture));

    private static bool IsActing(Turn turn, Post post) =>
        turn.Directory.IncumbenciesOf(post.Id, turn.Today).Any(i => i.Acting);
}
