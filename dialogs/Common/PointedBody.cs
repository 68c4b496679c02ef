using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>
/// The body to which a reply points (P2b). Once it was asked and took no responsibility either, it is named beside the
/// addressee, and hears of it before any leader does.
/// </summary>
internal static class PointedBody
{
    /// <summary>The second body of an open record in which two bodies point elsewhere.</summary>
    public static UnitId? Refusing(Proposal proposal) =>
        proposal is { IsOpen: true, Stall: { Category: StallCategory.BuckPassing, Evidence: { PointedTo: { } body, PointedToRefused: true } } } ? body : null;

    /// <summary>Tells the second body that it is named.</summary>
    public static void Tell(Turn turn, Proposal proposal)
    {
        if (Refusing(proposal) is { } body && turn.Directory.Responsible(body, turn.Today) is { } today)
            turn.Tell(NewsKind.AgencyNotice, proposal, turn.HeadOf(today.Id));
    }

    /// <summary>"có trả lời nhưng đề nghị liên hệ Sở D"; null when the body is not to be named here.</summary>
    public static string? Words(Turn turn, Proposal proposal)
    {
        if (proposal.Stall is not { Category: StallCategory.BuckPassing, Evidence.PointedTo: { } body } || !MayBeNamed(turn, proposal))
            return null;
        return turn.Text(Refusing(proposal) is null ? "notice.stall-pointed" : "notice.stall-refused", ("agency", turn.Show.Unit(proposal.Addressee)), ("other", turn.Show.Unit(body)));
    }

    /// <summary>Those above read the name when the body has had a working day to speak; whoever is concerned sees it at once.</summary>
    private static bool MayBeNamed(Turn turn, Proposal proposal)
    {
        if (turn.Post is not { Role: PostRole.Leader or PostRole.Chair })
            return true;
        return Refusing(proposal) is not null && proposal.History.LastOrDefault(f => f.Fact is StallReported) is { } reported
            && turn.Rules.Calendar.WorkingDaysBetween(turn.Rules.Time.Day(turn.Rules.NextOfficeMoment(reported.By.At)), turn.Today) >= 1;
    }
}
