using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Testing.Domain;

/// <summary>The days off and worked Saturdays of 2025 and 2026, as the office's own file has them.</summary>
public static class TestCalendar
{
    private const string Source = "Bộ luật Lao động 45/2019/QH14, Điều 112";

    public static WorkingCalendar Calendar { get; } = new(Entries());

    /// <summary>No holiday at all: Monday to Friday.</summary>
    public static WorkingCalendar Plain { get; } = new([]);

    public static IReadOnlyList<CalendarEntry> Entries() =>
    [
        Off("2025-01-01", "Tết Dương lịch"),
        Off("2025-01-27", "Tết Nguyên đán"),
        Off("2025-01-28", "Tết Nguyên đán"),
        Off("2025-01-29", "Tết Nguyên đán"),
        Off("2025-01-30", "Tết Nguyên đán"),
        Off("2025-01-31", "Tết Nguyên đán"),
        Off("2025-04-07", "Giỗ Tổ Hùng Vương"),
        Worked("2025-04-26", "làm bù cho thứ Sáu 02/05"),
        Off("2025-04-30", "Ngày Chiến thắng"),
        Off("2025-05-01", "Ngày Quốc tế lao động"),
        Off("2025-05-02", "nghỉ hoán đổi, làm bù thứ Bảy 26/04"),
        Off("2025-09-01", "nghỉ Quốc khánh"),
        Off("2025-09-02", "Quốc khánh"),
        Off("2026-01-01", "Tết Dương lịch"),
        Off("2026-01-02", "nghỉ hoán đổi, làm bù thứ Bảy 10/01"),
        Worked("2026-01-10", "làm bù cho thứ Sáu 02/01"),
        Off("2026-02-16", "Tết Nguyên đán"),
        Off("2026-02-17", "Tết Nguyên đán"),
        Off("2026-02-18", "Tết Nguyên đán"),
        Off("2026-02-19", "Tết Nguyên đán"),
        Off("2026-02-20", "Tết Nguyên đán"),
        Off("2026-04-27", "nghỉ bù Giỗ Tổ Hùng Vương 26/04"),
        Off("2026-04-30", "Ngày Chiến thắng"),
        Off("2026-05-01", "Ngày Quốc tế lao động"),
        Worked("2026-08-22", "làm bù cho thứ Hai 31/08"),
        Off("2026-08-31", "nghỉ hoán đổi, làm bù thứ Bảy 22/08"),
        Off("2026-09-01", "nghỉ Quốc khánh"),
        Off("2026-09-02", "Quốc khánh"),
    ];

    public static CalendarEntry Off(string day, string name) => Entry(day, CalendarDayKind.Off, name);

    public static CalendarEntry Worked(string day, string name) => Entry(day, CalendarDayKind.Worked, name);

    private static CalendarEntry Entry(string day, CalendarDayKind kind, string name) =>
        new(Days.Of(day), kind, name, CalendarStatus.Approved, Source);
}
