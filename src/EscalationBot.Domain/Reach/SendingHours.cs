using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Domain.Reach;

/// <summary>
/// Nothing unasked goes out at night, at lunch, on days off or in the quiet hours of a person, unless an admin gave a reason.
/// A digest is bound to working days only: its leader chose the time, and a late one goes out as soon as it can until the
/// office closes. The self-check of the morning comes before the office opens, for whoever opens it.
/// </summary>
public static class SendingHours
{
    /// <summary>More steps than a calendar can ask for; then the last moment found counts.</summary>
    private const int MostSteps = 60;

    /// <summary>When a notice may go out at the earliest; <paramref name="now"/> when it may go out now.</summary>
    /// <param name="quiet">Of the person it goes to; null for none.</param>
    public static DateTimeOffset NotBefore(Notice notice, QuietHours? quiet, OfficeRules rules, DateTimeOffset now)
    {
        if (notice.UrgentBecause is not null)
            return now;
        var at = now;
        for (var step = 0; step < MostSteps; step++)
        {
            var open = IsForEarlyReaders(notice, rules, at) ? at : rules.NextOfficeMoment(at);
            var calm = After(quiet, rules, open);
            if (calm == at)
                break;
            at = calm;
        }
        return at;
    }

    private static DateTimeOffset After(QuietHours? quiet, OfficeRules rules, DateTimeOffset at)
    {
        var local = rules.Time.Local(at);
        var time = TimeOnly.FromDateTime(local);
        if (quiet is null || !quiet.Contains(time))
            return at;
        var day = DateOnly.FromDateTime(local);
        return rules.Time.At(time < quiet.To ? day : day.AddDays(1), quiet.To);
    }

    private static bool IsForEarlyReaders(Notice notice, OfficeRules rules, DateTimeOffset at)
    {
        var local = rules.Time.Local(at);
        var from = notice switch
        {
            DigestNotice => rules.DigestCut,
            SelfAuditNotice => rules.SelfAuditTime,
            _ => rules.Hours.End,
        };
        return rules.Calendar.IsWorkingDay(DateOnly.FromDateTime(local)) && at >= notice.Due
            && TimeOnly.FromDateTime(local) >= from && TimeOnly.FromDateTime(local) < rules.Hours.End;
    }
}
