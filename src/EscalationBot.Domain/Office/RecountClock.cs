using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Office;

/// <summary>
/// Counts the running deadlines again after every start, for the days off may have been changed since: the Government
/// announces swapped days as late as a week before. Whoever is concerned is told; where nothing changed nothing happens.
/// </summary>
public static class RecountClock
{
    public const string Job = "recount";

    private const int PageSize = 200;

    public static TimerChange Timer(string after, DateTimeOffset now) => new(Job, Job, after, now);

    /// <summary>One page of the open records; the argument says after which one it begins.</summary>
    public static OfficeChanges Run(IOffice office, string after, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        var page = office.List(new ProposalQuery(), after.Length > 0 ? after : null, PageSize);
        foreach (var proposal in page.Items)
            Recount(office, changes, proposal, now);
        if (page.Next is { } next)
            changes.Timers.Add(Timer(next, now));
        return Clockwork.Seal(office, changes, now);
    }

    private static void Recount(IOffice office, OfficeChanges changes, Proposal proposal, DateTimeOffset now)
    {
        if (ProposalRules.Recount(proposal, office.Rules.Limit(proposal.Path), office.Rules.Calendar) is not Decision.Accepted { Facts: [var moved] })
            return;
        var sequence = proposal.History.Count + 1;
        changes.Proposals.Add(new ProposalChange(proposal.Id, [new RecordedFact(sequence, moved, new Provenance(now, null, null, null))]));
        if (office.Directory.HeadOf(proposal.Unit, office.Rules.Time.Day(now)) is { } head)
            changes.Notices.Add(NewsNotice.About(proposal.Id, sequence, NewsKind.DeadlineMoved, head.Id, office.Rules.NextOfficeMoment(now)));
    }
}
