using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Nudges;

/// <summary>
/// What the ladder asks for: (proposal, now) to wishes. Computed from what is due and not done, so an outage is caught
/// up. A rung is skipped, never repeated, when the state changed meanwhile.
/// </summary>
public static class NudgePolicy
{
    /// <summary>
    /// The rungs due now, at most one per recipient: the highest that applies and was not yet told at this version of the
    /// deadline. <see cref="DueNudge.ScheduledFor"/> stays what it was, however late this is asked.
    /// </summary>
    public static IReadOnlyList<DueNudge> Due(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now) =>
    [
        .. Untold(proposal, directory, rules, now)
            .Where(nudge => nudge.ScheduledFor <= now)
            .GroupBy(nudge => nudge.Recipient)
            .Select(nudges => nudges.MaxBy(nudge => nudge.Rung)!),
    ];

    /// <summary>
    /// The next instant after <paramref name="now"/> at which the proposal falls overdue or a rung may become due; null when
    /// nothing more will happen by itself. What is due at this moment is for <see cref="Due"/>, asked first.
    /// </summary>
    public static DateTimeOffset? NextAt(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now)
    {
        var next = Untold(proposal, directory, rules, now).Select(nudge => (DateTimeOffset?)nudge.ScheduledFor);
        if (IsRunning(proposal) && !proposal.IsOverdue)
            next = next.Append(LadderSchedule.EndOfDeadline(proposal, rules));
        return next.Where(at => at > now).Min();
    }

    /// <summary>Asked again right before sending: open, not paused, same deadline, not told meanwhile, no higher rung due, still the right recipient.</summary>
    public static bool StillTrue(Proposal proposal, DueNudge nudge, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now) =>
        Due(proposal, directory, rules, now).Any(due => due.Key == nudge.Key);

    private static IEnumerable<DueNudge> Untold(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now)
    {
        if (!IsRunning(proposal))
            return [];
        var today = rules.Time.Day(now);
        return
            from rung in rules.Ladder
            where Applies(rung, proposal)
            from audience in rung.Audiences
            from recipient in Recipients(audience, proposal, directory, today)
            where !IsTold(proposal, rung, recipient.Id)
            let at = LadderSchedule.For(proposal, rung, audience, recipient.Id, rules, now)
            where at is not null
            select new DueNudge(proposal.Id, rung.Number, audience, recipient.Id, proposal.Deadline.Version, at.Value);
    }

    private static bool IsRunning(Proposal proposal) => proposal is { IsOpen: true, Pause: null };

    private static bool Applies(Rung rung, Proposal proposal)
    {
        if (rung.Path is { } path && path != (proposal.IsCentral ? ProposalPath.Central : ProposalPath.Provincial))
            return false;
        return rung.Number switch
        {
            >= Rung.Reporting when proposal.HeldBecause is not null => false,
            // The direction has a deadline of its own, which governs until it is carried out.
            Rung.Reporting or Rung.Consolidated => proposal.OpenDirection is null,
            Rung.PrimeMinister => proposal.Reminders >= ProposalRules.RemindersForPrimeMinister && proposal.PrimeMinisterReport is null,
            _ => true,
        };
    }

    private static IEnumerable<Post> Recipients(Audience audience, Proposal proposal, OfficeDirectory directory, DateOnly today) => audience switch
    {
        Audience.UnitHead => Head(proposal.Unit, directory, today),
        // An agency that passed the matter on to a ministry is not asked for it any more.
        Audience.AgencyHead => proposal.ReferredTo is null ? Head(proposal.Addressee, directory, today) : [],
        // Leaders hear through the digest.
        Audience.FieldLeader => [],
        Audience.Chair => directory.PostsWith(PostRole.Chair, today),
        Audience.Office => directory.PostsWith(PostRole.Office, today),
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "No such audience."),
    };

    private static IEnumerable<Post> Head(UnitId unit, OfficeDirectory directory, DateOnly today) =>
        directory.Responsible(unit, today) is { } body && directory.HeadOf(body.Id, today) is { } head ? [head] : [];

    /// <summary>Told this rung or a higher one: what was passed by is not sent later.</summary>
    private static bool IsTold(Proposal proposal, Rung rung, PostId recipient) => proposal.Nudges.Any(n =>
        n.Nudge.Recipient == recipient && n.Nudge.DeadlineVersion == proposal.Deadline.Version && n.Nudge.Rung >= rung.Number);
}
