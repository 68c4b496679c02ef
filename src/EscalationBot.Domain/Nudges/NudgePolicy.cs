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
    /// <summary>The rungs due now, at most one per recipient: the highest that applies and was not yet told.</summary>
    public static IReadOnlyList<DueNudge> Due(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>The next instant after <paramref name="now"/> at which the proposal falls overdue or a rung may become due; null when nothing more will happen by itself.</summary>
    public static DateTimeOffset? NextAt(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>Asked again right before sending: open, not paused, same deadline, not told meanwhile, still the right recipient.</summary>
    public static bool StillTrue(Proposal proposal, DueNudge nudge, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now) => throw new NotSupportedException();
}
