using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Digests;

/// <summary>Which records ask a leader for a direction.</summary>
public static class DigestPolicy
{
    /// <summary>
    /// Open, overdue past rung 2 on an earlier day or reported by the head at once, not held back, without an open
    /// direction, not yet with the Prime Minister, evidence complete, and the agency notified at least one working day before.
    /// </summary>
    /// <param name="today">The office day of the digest.</param>
    public static bool NeedsDirection(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateOnly today) =>
        proposal is { IsOpen: true, IsOverdue: true, Pause: null, HeldBecause: null, OpenDirection: null, PrimeMinisterReport: null }
        && (proposal.ReportNow || IsPastReporting(proposal, rules, today))
        && EvidenceRules.Missing(proposal).Count == 0
        && IsNotified(proposal, directory, rules, today);

    /// <summary>The bodies whose records a post sees on a day: a leader by field; Chair and Office all; others none here.</summary>
    public static IReadOnlySet<UnitId> Addressees(Post leader, OfficeDirectory directory, DateOnly day) => leader.Role switch
    {
        PostRole.Chair or PostRole.Office => directory.Units.Keys.ToHashSet(),
        PostRole.Leader => directory.Units.Keys.Where(unit => directory.InCharge(leader, unit, day)).ToHashSet(),
        _ => new HashSet<UnitId>(),
    };

    private static bool IsPastReporting(Proposal proposal, OfficeRules rules, DateOnly today) =>
        rules.Rung(Rung.Reporting) is { } rung && today > rules.Calendar.AddWorkingDays(proposal.Deadline.On, rung.OffsetWorkingDays);

    /// <summary>
    /// Fairness: the agency named had a working day to speak. Whether the reminder reached an account does not matter, the
    /// Office calls those whom it did not. A ministry without a post here cannot be told and is reported without it.
    /// </summary>
    private static bool IsNotified(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateOnly today)
    {
        var body = directory.Responsible(proposal.Addressee, today)?.Id;
        if (proposal.IsCentral && (proposal.ReferredTo is not null || body is not { } ministry || directory.HeadOf(ministry, today) is null))
            return true;
        return proposal.Nudges.Any(n =>
            n.Nudge.Audience == Audience.AgencyHead
            && body is not null && directory.Post(n.Nudge.Recipient) is { } told && directory.Responsible(told.Unit, today)?.Id == body
            && rules.Calendar.WorkingDaysBetween(rules.Time.Day(n.At), today) >= 1);
    }
}
