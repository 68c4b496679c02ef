using System.Globalization;
using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Testing.Domain;

/// <summary>Days and moments as people write them, office time.</summary>
public static class Days
{
    private static readonly string[] Forms = ["d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>"5/1/2026", "05/01/2026" or "2026-01-05".</summary>
    public static DateOnly Of(string day) => DateOnly.ParseExact(day, Forms, CultureInfo.InvariantCulture);

    /// <summary>An instant of the office: At("5/1/2026", "08:00").</summary>
    public static DateTimeOffset At(string day, string time = "08:00") => At(Of(day), time);

    public static DateTimeOffset At(DateOnly day, string time = "08:00") =>
        OfficeTime.VietNam.At(day, TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture));
}
