using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>
/// Dates that no calendar has ("ngày 31 tháng 9", "ngày 0 tháng 4 năm 2000", "ngày 1 tháng 13"). They are stepped over whole, so
/// that nothing in them is read as something else.
/// </summary>
internal static class ImpossibleDay
{
    private const int LargestNumber = 99;
    private const int Months = 12;

    public static bool At(Message message, int index, out int next)
    {
        next = index;
        var named = message.Take(ref next, Role.DayWord);
        named |= message.Take(ref next, Role.FirstDays);
        if (!NumberGrammar.TryCount(message, next, LargestNumber, out var day, out var number)) return false;
        next = number.Next;
        if (!message.Take(ref next, Role.MonthWord)) return false;
        var month = Month(message, ref next);
        if (month == 0 || (month > Months && !named) || Counts(message, next) || Exists(day, month)) return false;
        CalendarParts.Year(message, ref next, out _);
        return true;
    }

    private static int Month(Message message, ref int next)
    {
        if (CalendarParts.Month(message, next, out var month, out var after, out _)) { next = after; return month; }
        return NumberGrammar.TryCount(message, next, LargestNumber, out month, out var number) ? (next = number.Next, month).month : 0;
    }

    /// <summary>"36 tháng 6 ngày" is a length.</summary>
    private static bool Counts(Message message, int next) => message.Has(next, Role.Unit) && !message.Has(next, Role.YearWord);

    private static bool Exists(int day, int month) => month <= Months && day >= 1 && day <= DateTime.DaysInMonth(2000, month);
}
