using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Single days: in digits, in words, by weekday, from today, by feast.</summary>
internal static class DayGrammar
{
    private static readonly Role[] AroundTime =
        [Role.DayPart, Role.HourWord, Role.At, Role.To, Role.From, Role.BoundBefore, Role.Half, Role.MinuteWord, Role.NextBefore, Role.Meridiem];

    public static bool TryRead(Message message, int index, out DaySpec day, out int next)
    {
        if (WeekdayGrammar.TryRead(message, index, out day, out next)) return true;
        if (NumericDay.TryRead(message, index, out day, out next)) return true;
        if (Feast(message, index, out day, out next)) return true;
        if (!SpokenDay.TryRead(message, index, out day, out next)) return Relative(message, index, out day, out next);
        // "ngay mot" is the first of the month as well, but whoever means it says "mùng".
        if (day is DayOfMonth && message.Has(index, Role.RelativeDay, out var found) && found.Next == next) day = new RelativeDay(found.Value, day);
        return true;
    }

    private static bool Relative(Message message, int index, out DaySpec day, out int next)
    {
        (day, next) = (new RelativeDay(0), index + 1);
        if (message.Count == 1 && message.Has(index, Role.TodayAlone)) return true;
        if (!message.Has(index, Role.RelativeDay, out var found)) return false;
        if (found.Length == 1 && message.Count > 2 && (found.Weak || !Stands(message, found))) return false;
        if (found.Length == 1 && message.IsNumber(index - 1) && message.Glued(index)) return false;
        (day, next) = (new RelativeDay(found.Value, message.OtherValue(found) is { } other ? new RelativeDay(other) : null), found.Next);
        return true;
    }

    /// <summary>"mai" in a text without diacritics may be "mãi": it is the day at an edge of the text or among words of time.</summary>
    private static bool Stands(Message message, Found day) =>
        message.HasMarks || day.First == 0 || day.Next == message.Count || message.IsNumber(day.First - 1) || message[day.First - 1].Kind == TokenKind.Sign
        || AroundTime.Any(role => message.Has(day.First - 1, role) || message.Has(day.Next, role));

    /// <summary>"giáng sinh", "mùng 5 tết", "30 tết", "tết năm nay".</summary>
    private static bool Feast(Message message, int index, out DaySpec day, out int next)
    {
        (day, next) = (default!, index);
        int? dayOfTet = null;
        if (message.Take(ref next, Role.Holiday, out var holiday)) return Holiday(message, holiday.Value, out day, ref next);
        if (message.Take(ref next, Role.TetEve)) return Eve(message, out day, ref next);
        message.Take(ref next, Role.DayWord);
        message.Take(ref next, Role.FirstDays);
        if (CalendarParts.DayNumber(message, next, out var number, out var after)) (dayOfTet, next) = (number, after);
        if (next == index && message.Has(index, Role.DayWord)) return false;
        if (!message.Take(ref next, Role.Tet)) return false;
        if (dayOfTet is 28 or 29 or 30) return Last(message, dayOfTet.Value, out day, ref next);
        var year = YearAfter(message, ref next);
        day = new LunarDay(year, 1, dayOfTet ?? 1);
        return true;
    }

    private static bool Holiday(Message message, int value, out DaySpec day, ref int next)
    {
        var year = YearAfter(message, ref next);
        day = value > 0 ? new CalendarDay(year, value / 100, value % 100) : new LunarDay(year, -value / 100, -value % 100);
        return true;
    }

    private static bool Eve(Message message, out DaySpec day, ref int next)
    {
        message.Take(ref next, Role.Tet);
        day = new LunarDay(YearAfter(message, ref next), 0, 0);
        return true;
    }

    /// <summary>The last days of the twelfth month; "30 Tết" is the eve even in a year whose last month has 29 days.</summary>
    private static bool Last(Message message, int number, out DaySpec day, ref int next)
    {
        var year = YearAfter(message, ref next);
        day = number == 30 ? new LunarDay(year, 0, 0) : new LunarDay(year is { Absolute: { } known } ? YearRef.Of(known - 1) : null, 12, number);
        return true;
    }

    private static YearRef? YearAfter(Message message, ref int next) =>
        CalendarParts.Year(message, ref next, out var year) ? year : null;
}
