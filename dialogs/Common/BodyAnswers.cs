using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>What the bodies that a record asks have said of it: the addressee, and the second body beside it.</summary>
internal static class BodyAnswers
{
    /// <summary>The last word of each body, the addressee's first.</summary>
    public static IEnumerable<(UnitId Body, AgencyAnswered Answer, DateTimeOffset At)> Newest(Proposal proposal) => proposal.Answers
        .GroupBy(a => By(proposal, a.Answer))
        .Select(g => (Body: g.Key, g.Last().Answer, g.Last().At))
        .OrderBy(a => a.Body != proposal.Addressee);

    public static UnitId By(Proposal proposal, AgencyAnswered answer) => answer.Body ?? proposal.Addressee;
}
