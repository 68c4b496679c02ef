using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Office;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Options;

/// <summary>Makes the rules of the office from its configuration.</summary>
internal static class RulesFromOptions
{
    private static readonly string[] LimitCodes = ["reply-central", "reply-provincial"];

    /// <returns>Null when something is wrong; then the faults say what.</returns>
    public static OfficeRules? Build(OfficeOptions office, CalendarOptions calendar, List<LocalText> faults)
    {
        var before = faults.Count;
        CheckHours(office, faults);
        CheckLimits(office, faults);
        CheckLadder(office, faults);
        var time = TimeOf(office, faults);
        var days = CalendarOf(calendar, faults);
        return faults.Count > before || time is null || days is null
            ? null
            : new OfficeRules(
                time, days, new OfficeHours(office.Hours.Start, office.Hours.LunchStart, office.Hours.LunchEnd, office.Hours.End),
                [.. office.Limits.Select(l => new DeadlineRule(l.Code, l.WorkingDays, l.Source, l.IsDefault))],
                [.. office.Ladder.Select(r => new Rung(r.Number, r.OffsetWorkingDays, r.Audiences, r.Path, r.Source))],
                office.NudgeTime, office.DigestCut, office.DigestTime, office.ExtensionCap, TimeSpan.FromMinutes(office.UndoMinutes),
                office.LegalBasis)
            {
                Reviews = office.Reviews.Schedule,
            };
    }

    private static void CheckHours(OfficeOptions office, List<LocalText> faults)
    {
        var h = office.Hours;
        if (!(h.Start < h.LunchStart && h.LunchStart <= h.LunchEnd && h.LunchEnd < h.End))
            faults.Add(OptionsCheck.Fault("options.hours", "Office:Hours", $"{h.Start:HH:mm}, {h.LunchStart:HH:mm}, {h.LunchEnd:HH:mm}, {h.End:HH:mm}"));
        if (office.DigestTime < office.DigestCut)
            faults.Add(OptionsCheck.Fault("options.times", "Office:DigestTime", $"{office.DigestTime:HH:mm} < {office.DigestCut:HH:mm}"));
    }

    private static void CheckLimits(OfficeOptions office, List<LocalText> faults)
    {
        var codes = office.Limits.Select(l => l.Code).Order(StringComparer.Ordinal).ToList();
        if (!codes.SequenceEqual(LimitCodes) || office.Limits.Any(l => string.IsNullOrWhiteSpace(l.Source)))
            faults.Add(OptionsCheck.Fault("options.limits", "Office:Limits", codes.Count == 0 ? "-" : string.Join(", ", codes)));
    }

    private static void CheckLadder(OfficeOptions office, List<LocalText> faults)
    {
        foreach (var same in office.Ladder.GroupBy(r => r.Number))
        {
            if (same.Count() > 1 || same.Any(r => r.Audiences.Count == 0 || string.IsNullOrWhiteSpace(r.Source)))
                faults.Add(OptionsCheck.Fault("options.ladder", "Office:Ladder", same.Key));
        }
    }

    private static OfficeTime? TimeOf(OfficeOptions office, List<LocalText> faults)
    {
        if (office.TimeZone == OfficeTime.VietNam.Zone.Id)
            return OfficeTime.VietNam;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(office.TimeZone, out var zone))
            return new OfficeTime(zone);
        faults.Add(OptionsCheck.Fault("options.time-zone", "Office:TimeZone", office.TimeZone));
        return null;
    }

    private static WorkingCalendar? CalendarOf(CalendarOptions calendar, List<LocalText> faults)
    {
        var path = calendar.File.Length == 0 ? CalendarFile.Shipped : Path.GetFullPath(calendar.File);
        try
        {
            return calendar.File.Length == 0 ? CalendarFile.Load(path) : CalendarFile.Load(path).AndYearsOf(CalendarFile.Load(CalendarFile.Shipped));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or System.Text.Json.JsonException)
        {
            faults.Add(OptionsCheck.Fault("options.calendar", "Calendar:File", path, ("why", e.Message)));
            return null;
        }
    }
}
