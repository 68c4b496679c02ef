using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>
/// Dates in digits, day before month always: "12/9/2024", "12-9-2024", "12.9.2024", "12 9 2024", "12/9", "2024-09-12".
/// A month above 12 is no date: it is never silently swapped.
/// </summary>
internal static class NumericDay
{
    public static bool TryRead(Message message, int index, out DaySpec day, out int next)
    {
        (day, next) = (default!, index);
        var named = message.Take(ref next, Role.DayWord);
        message.Take(ref next, Role.FirstDays);
        if (!message.IsNumber(next) || FollowsNumber(message, next)) return false;
        if (Iso(message, next, out day, out var after) || Full(message, next, named, out day, out after) || Short(message, next, named, out day, out after))
        {
            next = after;
            Lunar(message, ref day, ref next);
            return true;
        }
        return false;
    }

    /// <summary>The number is the tail of a longer one ("1.10.30").</summary>
    private static bool FollowsNumber(Message message, int index) =>
        index >= 2 && message.Glued(index) && message[index - 1].Kind == TokenKind.Sign
        && message[index - 1].Value is '/' or '.' or ',' && message.IsNumber(index - 2) && message.Glued(index - 1);

    private static bool Iso(Message message, int index, out DaySpec day, out int next)
    {
        (day, next) = (default!, index);
        var separator = Separator(message, index + 1);
        if (message[index].Length != 4 || separator is not ('-' or '/' or '.') || Separator(message, index + 3) != separator) return false;
        if (!Number(message, index + 2, 2) || !Number(message, index + 4, 2)) return false;
        return Valid((int)message[index].Value, message[index + 2].Value, message[index + 4].Value, index + 5, out day, out next);
    }

    private static bool Full(Message message, int index, bool named, out DaySpec day, out int next)
    {
        (day, next) = (default!, index);
        if (!Number(message, index, 2)) return false;
        if (Spaced(message, index)) return Valid((int)message[index + 2].Value, message[index + 1].Value, message[index].Value, index + 3, out day, out next);
        var separator = Separator(message, index + 1);
        if (separator == '\0' || Separator(message, index + 3) != separator) return false;
        if (!Number(message, index + 2, 2) || !Number(message, index + 4, 4) || Separator(message, index + 5) is '/' or '.' && Number(message, index + 6, 9)) return false;
        var year = message[index + 4];
        // "1.1.30" counts paragraphs; only a year of four digits, or a month with its zero ("20.09.24"), makes such a thing a date.
        if (year.Length == 3 || year.Length == 1 || (year.Length == 2 && separator == '.' && !named && !IsPadded(message, index + 2))) return false;
        return Valid(CalendarParts.Century((int)year.Value, year.Length), message[index + 2].Value, message[index].Value, index + 5, out day, out next);
    }

    private static bool IsPadded(Message message, int index) => message[index].Length == 2 && message[index].Value is > 0 and < 10;

    private static bool Spaced(Message message, int index) =>
        Number(message, index + 1, 2) && Number(message, index + 2, 4) && message[index + 2].Length == 4
        && message[index + 2].Value is > 1900 and < 2100 && message[index + 1].Value is >= 1 and <= 12 && message[index].Value is >= 1 and <= 31;

    private static bool Short(Message message, int index, bool named, out DaySpec day, out int next)
    {
        (day, next) = (default!, index);
        if (!Number(message, index, 2) || !Number(message, index + 2, 2)) return false;
        var separator = Separator(message, index + 1);
        if (!(separator == '/' || (named && separator is '-' or '.' && message.Glued(index + 1) && message.Glued(index + 2)))) return false;
        var after = index + 3;
        if (Separator(message, after) is '/' or '.' && message.Glued(after) && Number(message, after + 1, 9) && message.Glued(after + 1)) return false;
        if (message.IsWord(after) && message.Glued(after)) return false;
        var (dayNumber, month) = (message[index].Value, message[index + 2].Value);
        if (month is < 1 or > 12 || dayNumber < 1 || dayNumber > DateTime.DaysInMonth(2000, (int)month)) return false;
        YearRef? year = CalendarParts.NamedYear(message, ref after, out var said) ? said : null;
        (day, next) = (new CalendarDay(year, (int)month, (int)dayNumber), after);
        return true;
    }

    /// <summary>"10/3 âm lịch năm 2025"</summary>
    private static void Lunar(Message message, ref DaySpec day, ref int next)
    {
        if (day is not CalendarDay date || !message.Take(ref next, Role.Lunar)) return;
        var year = date.Year;
        if (year is null && CalendarParts.Year(message, ref next, out var said)) year = said;
        day = new LunarDay(year, date.Month, date.Day);
    }

    private static bool Valid(int year, long month, long number, int after, out DaySpec day, out int next)
    {
        (day, next) = (default!, after);
        if (year is < 1 or > 9998 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, (int)month)) return false;
        day = new CalendarDay(YearRef.Of(year), (int)month, (int)number);
        return true;
    }

    private static char Separator(Message message, int index) =>
        message.IsSign(index, '/') ? '/' : message.IsSign(index, '-') ? '-' : message.IsSign(index, '.') ? '.' : '\0';

    private static bool Number(Message message, int index, int digits) => message.IsNumber(index) && message[index].Length <= digits;
}
