using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Domain.Reach;

/// <summary>
/// Nothing unasked goes out at night, at lunch or on days off, unless an admin gave a reason. A digest is bound to working
/// days only: its leader chose the time, and a late one goes out as soon as it can until the office closes.
/// </summary>
public static class SendingHours
{
    /// <summary>When a notice may go out at the earliest; <paramref name="now"/> when it may go out now.</summary>
    public static DateTimeOffset NotBefore(Notice notice, OfficeRules rules, DateTimeOffset now)
    {
        if (notice.UrgentBecause is not null || (notice is DigestNotice digest && MayReadDigest(digest, rules, now)))
            return now;
        return rules.NextOfficeMoment(now);
    }

    private static bool MayReadDigest(DigestNotice digest, OfficeRules rules, DateTimeOffset now)
    {
        var local = rules.Time.Local(now);
        var time = TimeOnly.FromDateTime(local);
        return rules.Calendar.IsWorkingDay(DateOnly.FromDateTime(local)) && now >= digest.Due && time >= rules.DigestCut && time < rules.Hours.End;
    }
}
