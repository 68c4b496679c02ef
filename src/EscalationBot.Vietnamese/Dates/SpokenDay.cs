using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>
/// Dates with the word for month, in digits or words: "ngày 12 tháng 9 năm 2024", "mồng 3 tháng ba", "hai tư tháng bảy",
/// "rằm tháng tám", "tháng 12 29, 2013"; and a day number alone after "ngày".
/// </summary>
internal static class SpokenDay
{
    private const int FullMoonDay = 15;

    public static bool TryRead(Message message, int index, out DaySpec day, out int next)
    {
        if (MonthFirst(message, index, out day, out next)) return true;
        next = index;
        var named = message.Take(ref next, Role.DayWord);
        var firstDays = message.Take(ref next, Role.FirstDays);
        int number;
        if (message.Take(ref next, Role.FullMoon)) number = FullMoonDay;
        else if (CalendarParts.DayNumber(message, next, out number, out var after)) next = after;
        else return false;
        var fullMoon = number == FullMoonDay && message.Has(next - 1, Role.FullMoon);
        if (OfMonth(message, number, named || firstDays, fullMoon, ref next, out day)) return true;
        day = new DayOfMonth(number);
        return (named || firstDays) && !message.Has(next, Role.Unit) && !message.Has(next, Role.WorkingDay)
            && !(message.IsSign(next, '/') || message.IsSign(next, '.')) && !GoesOn(message, next);
    }

    private static bool GoesOn(Message message, int next) => message.IsNumber(next) && message.Glued(next);

    private static bool OfMonth(Message message, int number, bool named, bool fullMoon, ref int next, out DaySpec day)
    {
        day = default!;
        var at = next;
        message.TakeSign(ref at, ',');
        message.Take(ref at, Role.Of);
        if (!MonthMark(message, ref at)) return false;
        if (CalendarParts.Month(message, at, out var month, out var after, out var lunar))
            return InMonth(message, number, month, lunar || fullMoon, after, ref next, out day);
        // "20 tháng trước" is twenty months ago and "3 tháng nay" so long already; only "20 tháng này" needs no "ngày".
        if (!CalendarParts.Relative(message, ref at, out var offset) || !(named || (offset == 0 && message[at - 1].Marked))) return false;
        // Without its diacritics "tháng sau" may be June.
        var june = offset == 1 && !message[at - 1].Marked && message.Has(at - 1, Role.Digit, out var six) ? new CalendarDay(null, six.Value, number) : null;
        (day, next) = (new DayOfPeriod(new UnitPeriod(Grain.Month, offset), number, june), at);
        return true;
    }

    private static bool MonthMark(Message message, ref int at)
    {
        if (message.Take(ref at, Role.MonthWord)) return true;
        return message.IsNumber(at + 1) && message.Take(ref at, Role.ShortMonth);
    }

    private static bool InMonth(Message message, int number, int month, bool lunar, int after, ref int next, out DaySpec day)
    {
        day = default!;
        lunar |= message.Take(ref after, Role.Lunar);
        YearRef? year = CalendarParts.Year(message, ref after, out var said) ? said : null;
        lunar |= message.Take(ref after, Role.Lunar);
        if (number > (lunar ? 30 : DateTime.DaysInMonth(year is { Absolute: { } known and > 0 } ? known : 2000, month))) return false;
        (day, next) = (lunar ? new LunarDay(year, month, number) : new CalendarDay(year, month, number), after);
        return true;
    }

    /// <summary>Month before day is read only with "ngày" between or a year of four digits behind ("tháng 9 ngày 12", "Tháng Mười Hai 29, 2013").</summary>
    private static bool MonthFirst(Message message, int index, out DaySpec day, out int next)
    {
        (day, next) = (default!, index);
        if (!message.Take(ref next, Role.MonthWord) || !CalendarParts.Month(message, next, out var month, out next, out _)) return false;
        var named = message.Take(ref next, Role.DayWord);
        named |= message.Take(ref next, Role.FirstDays);
        if (!(named || message.IsNumber(next)) || !CalendarParts.DayNumber(message, next, out var number, out next) || message.Has(next, Role.WorkingDay)) return false;
        YearRef? year = CalendarParts.Year(message, ref next, out var said) ? said : null;
        day = new CalendarDay(year, month, number);
        return (named || year is not null) && number <= DateTime.DaysInMonth(2000, month);
    }
}
