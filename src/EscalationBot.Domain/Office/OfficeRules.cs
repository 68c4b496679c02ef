using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Office;

/// <summary>When unasked messages may go out, office time. The lunch break is left out.</summary>
public sealed record OfficeHours(TimeOnly Start, TimeOnly LunchStart, TimeOnly LunchEnd, TimeOnly End)
{
    public bool Contains(TimeOnly time) => (time >= Start && time < LunchStart) || (time >= LunchEnd && time < End);
}

/// <summary>How this office works: configuration with its sources, never constants in code.</summary>
/// <param name="NudgeTime">When the ladder speaks on a working day (08:00).</param>
/// <param name="DigestCut">When the figures of the digest are taken (07:00).</param>
/// <param name="DigestTime">When it is sent unless the leader chose otherwise (07:15).</param>
/// <param name="LegalBasis">What reminders cite ("Công văn số 3239/UBND-KTTH ngày 12/9/2024").</param>
public sealed record OfficeRules(
    OfficeTime Time, WorkingCalendar Calendar, OfficeHours Hours, IReadOnlyList<DeadlineRule> Limits, IReadOnlyList<Rung> Ladder,
    TimeOnly NudgeTime, TimeOnly DigestCut, TimeOnly DigestTime, int ExtensionCap, TimeSpan UndoWindow, string LegalBasis)
{
    /// <summary>When the system checks itself on a working day and tells the admins.</summary>
    public TimeOnly SelfAuditTime { get; init; } = new(6, 30);

    /// <summary>The ways of every channel that is switched on; per channel in the order in which they are tried.</summary>
    public IReadOnlyList<RouteOffer> Routes { get; init; } = [];

    /// <summary>What sending may cost in a month, đồng; what would cost more goes another way. Null: whatever it costs.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>Where administrators connect an account of Zalo; null when the channel is off, or nobody said where the program is reached.</summary>
    public string? ZaloPage { get; init; }

    /// <summary>How freely reminders may be sent in bulk.</summary>
    public CampaignLimits Campaigns { get; init; } = CampaignLimits.Default;

    /// <summary>When heads are asked to review; null: never.</summary>
    public ReviewSchedule? Reviews { get; init; }

    public DeadlineRule Limit(Proposals.ProposalPath path) =>
        Limits.First(r => r.Code == (path == Proposals.ProposalPath.Central ? "reply-central" : "reply-provincial"));

    public Rung? Rung(int number) => Ladder.FirstOrDefault(r => r.Number == number);

    /// <summary>The first moment not before <paramref name="at"/> inside office hours of a working day.</summary>
    public DateTimeOffset NextOfficeMoment(DateTimeOffset at)
    {
        var local = Time.Local(at);
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (!Calendar.IsWorkingDay(day) || time >= Hours.End)
            return Time.At(Calendar.NextWorkingDay(day), Hours.Start);
        if (Hours.Contains(time))
            return at;
        return Time.At(day, time < Hours.Start ? Hours.Start : Hours.LunchEnd);
    }
}
