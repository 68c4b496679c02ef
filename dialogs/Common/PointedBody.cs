using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>
/// The body to which a reply points (P2b). Once it was asked and took no responsibility either, it is named beside the
/// addressee, hears of it before any leader does, and answers for itself.
/// </summary>
internal static class PointedBody
{
    /// <summary>Tells the second body that it is named.</summary>
    public static void Tell(Turn turn, Proposal proposal)
    {
        if (proposal.IsOpen)
            turn.Tell(NewsKind.AgencyNotice, proposal, Head(turn, proposal));
    }

    /// <summary>The head of the body that answers today for the second body; null when there is none.</summary>
    public static Post? Head(Turn turn, Proposal proposal) =>
        proposal.SecondBody is { } body && turn.Directory.Responsible(body, turn.Today) is { } today ? turn.HeadOf(today.Id) : null;

    /// <summary>"có trả lời nhưng đề nghị liên hệ Sở D"; null when the body is not to be named here.</summary>
    public static string? Words(Turn turn, Proposal proposal)
    {
        if (proposal.Stall is not { Category: StallCategory.BuckPassing, Evidence.PointedTo: { } body } || !MayBeNamed(turn, proposal, body))
            return null;
        var nobody = proposal is { IsOpen: true, SecondBody: not null } && !TookItUp(proposal, body);
        return turn.Text(nobody ? "notice.stall-refused" : "notice.stall-pointed", ("agency", turn.Show.Unit(proposal.Addressee)), ("other", turn.Show.Unit(body)));
    }

    /// <summary>The body that an answer names as competent, without its name where it may not be named.</summary>
    public static string Name(Turn turn, Proposal proposal, AgencyAnswered answer)
    {
        if (answer.Competent is not { } body)
            return "";
        return MayBeNamed(turn, proposal, body) ? turn.Show.Unit(body) : turn.Text("notice.other-body");
    }

    /// <summary>Whether an answer points at the body for which the reader answers.</summary>
    public static bool IsReader(Turn turn, Proposal proposal, AgencyAnswered answer) =>
        answer.Competent is { } body && Scope.AnswersAs(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today) == body;

    /// <summary>After the unit's report the body itself said that it works on it, or has replied.</summary>
    private static bool TookItUp(Proposal proposal, UnitId body) => BodyAnswers.Newest(proposal)
        .Any(a => a.Body == body && a.Answer.Kind is AgencyAnswerKind.InProgress or AgencyAnswerKind.Replied && a.At >= ReportedAt(proposal));

    /// <summary>Those above read the name when the body has spoken or had a working day to; whoever is concerned sees it at once.</summary>
    private static bool MayBeNamed(Turn turn, Proposal proposal, UnitId body)
    {
        if (turn.Post is not { Role: PostRole.Leader or PostRole.Chair } || body == proposal.Addressee || proposal.Answers.Any(a => a.Answer.Body == body))
            return true;
        return proposal.IsOpen && proposal.SecondBody == body
            && turn.Rules.Calendar.WorkingDaysBetween(turn.Rules.Time.Day(turn.Rules.NextOfficeMoment(ReportedAt(proposal))), turn.Today) >= 1;
    }

    private static DateTimeOffset ReportedAt(Proposal proposal) => proposal.History.Last(f => f.Fact is StallReported).By.At;
}
