using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Nudges;

/// <summary>When a rung speaks to someone.</summary>
internal static class LadderSchedule
{
    /// <summary>The start of the office day after the deadline: from then on the record is late.</summary>
    public static DateTimeOffset EndOfDeadline(Proposal proposal, OfficeRules rules) =>
        rules.Time.At(proposal.Deadline.On.AddDays(1), TimeOnly.MinValue);

    /// <summary>The instant from which the rung is due, or null when it is skipped for this recipient.</summary>
    public static DateTimeOffset? For(Proposal proposal, Rung rung, Audience audience, PostId recipient, OfficeRules rules, DateTimeOffset now)
    {
        if (Own(proposal, rung, audience, rules) is not { } at)
            return null;
        if (rung.OffsetWorkingDays <= 0)
            return now < EndOfDeadline(proposal, rules) ? at : null;
        return audience == Audience.AgencyHead ? AfterFirstNotice(proposal, rung, at, recipient, rules, now) : at;
    }

    /// <summary>By the deadline alone. A deadline set after that moment: its unit just spoke to us, all others hear on the next working day.</summary>
    private static DateTimeOffset? Own(Proposal proposal, Rung rung, Audience audience, OfficeRules rules)
    {
        var at = rules.Time.At(rules.Calendar.AddWorkingDays(proposal.Deadline.On, rung.OffsetWorkingDays), rules.NudgeTime);
        if (proposal.Deadline.SetAt < at)
            return at;
        return audience == Audience.UnitHead ? null : NextMorning(proposal.Deadline.SetAt, rules);
    }

    /// <summary>An agency always gets the first request before a notice of inclusion, and a working day in between.</summary>
    private static DateTimeOffset AfterFirstNotice(Proposal proposal, Rung rung, DateTimeOffset at, PostId recipient, OfficeRules rules, DateTimeOffset now)
    {
        var first = rules.Ladder.Where(r => r.OffsetWorkingDays > 0 && r.Audiences.Contains(Audience.AgencyHead)).MinBy(r => r.Number);
        if (first is null || first.Number >= rung.Number)
            return at;
        var told = ToldAt(proposal, first, recipient) ?? Later(Own(proposal, first, Audience.AgencyHead, rules), now);
        return Later(at, NextMorning(told, rules));
    }

    private static DateTimeOffset? ToldAt(Proposal proposal, Rung first, PostId recipient) => proposal.Nudges
        .Where(n => n.Nudge.Recipient == recipient && n.Nudge.Rung >= first.Number && n.Nudge.DeadlineVersion == proposal.Deadline.Version)
        .Min(n => (DateTimeOffset?)n.At);

    private static DateTimeOffset NextMorning(DateTimeOffset after, OfficeRules rules) =>
        rules.Time.At(rules.Calendar.NextWorkingDay(rules.Time.Day(after)), rules.NudgeTime);

    private static DateTimeOffset Later(DateTimeOffset? a, DateTimeOffset b) => a > b ? a.Value : b;
}
