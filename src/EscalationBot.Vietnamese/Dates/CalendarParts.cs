using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>The parts of which dates are made: day numbers, month names, years, Roman quarters.</summary>
internal static class CalendarParts
{
    /// <summary>Two digits below this are of this century.</summary>
    private const int Pivot = 50;

    public static bool DayNumber(Message message, int index, out int day, out int next)
    {
        next = index;
        if (!NumberGrammar.TryCount(message, index, 31, out day, out var number) || day == 0) return false;
        if (message.IsNumber(index) && message[index].Length > 2) return false;
        next = number.Next;
        return true;
    }

    /// <summary>A month by number or name. A weak "sau" is left to "tháng sau".</summary>
    public static bool Month(Message message, int index, out int month, out int next, out bool lunar)
    {
        (month, next, lunar) = (0, index, false);
        if (message.IsNumber(index))
        {
            (month, next) = ((int)Math.Min(message[index].Value, 13), index + 1);
            return month is >= 1 and <= 12 && message[index].Length <= 2;
        }
        if (message.Take(ref next, Role.LunarMonth, out var name))
        {
            (month, lunar) = (name.Value, true);
            return true;
        }
        return SpokenMonth(message, ref next, out month);
    }

    private static bool SpokenMonth(Message message, ref int next, out int month)
    {
        month = 0;
        if (message.Take(ref next, Role.Ten))
        {
            month = 10;
            if (message.Has(next, Role.Digit, out var one) && one.Value is 1 or 2 && !Continues(message, one.Next)) (month, next) = (10 + one.Value, one.Next);
            return true;
        }
        if (!message.Has(next, Role.Digit, out var digit) && !message.Has(next, Role.ToneDigit, out digit)) return false;
        if (digit.Value == 0 || Continues(message, digit.Next)) return false;
        if (digit.Weak && message.Has(next, Role.Next) && !message.Has(digit.Next, Role.YearWord)) return false;
        (month, next) = (digit.Value, digit.Next);
        return true;
    }

    private static bool Continues(Message message, int index) =>
        message.Has(index, Role.Tens) || message.Has(index, Role.Hundred) || message.Has(index, Role.Scale);

    /// <summary>
    /// A year after a date: "năm 2024", ", 2024", "/2024", "năm nay", "năm hai nghìn không trăm hai mươi tư", or four digits alone.
    /// </summary>
    public static bool Year(Message message, ref int index, out YearRef year)
    {
        var at = index;
        message.Take(ref at, Role.Of);
        if (NamedYear(message, ref at, out year)) { index = at; return true; }
        at = index;
        if (!message.TakeSign(ref at, ',') && !message.TakeSign(ref at, '/')) message.TakeSign(ref at, '-');
        if (NamedYear(message, ref at, out year)) { index = at; return true; }
        if (!message.IsNumber(at) || message[at].Length != 4 || message[at].Value is < 1000 or > 2999) return false;
        if (message.IsSign(at + 1, ':') || message.Has(at + 1, Role.Unit)) return false;
        (year, index) = (YearRef.Of((int)message[at].Value), at + 1);
        return true;
    }

    /// <summary>"năm 2024", "năm nay", "năm ngoái", "sang năm".</summary>
    public static bool NamedYear(Message message, ref int index, out YearRef year)
    {
        year = default;
        var at = index;
        if (message.Take(ref at, Role.NextBefore) && message.Take(ref at, Role.YearWord))
        {
            (year, index) = (YearRef.FromNow(1), at);
            return true;
        }
        at = index;
        if (!message.Take(ref at, Role.YearWord)) return false;
        if (!YearValue(message, ref at, out year) && !RelativeYear(message, ref at, out year)) return false;
        index = at;
        return true;
    }

    private static bool YearValue(Message message, ref int at, out YearRef year)
    {
        year = default;
        if (message.IsNumber(at))
        {
            if (message[at].Length > 4 || message.Has(at + 1, Role.Unit)) return false;
            year = YearRef.Of(Century((int)message[at].Value, message[at].Length));
            at++;
            return year.Absolute > 0;
        }
        if (!SpokenDigits.TryRead(message, at, 4, out var number) && !SpokenNumber.TryRead(message, at, out number)) return false;
        if (number.Value is < 100 or > 9999 || !number.IsWhole) return false;
        (year, at) = (YearRef.Of((int)number.Value), number.Next);
        return true;
    }

    /// <summary>Two digits are a year of this or the last century.</summary>
    public static int Century(int year, int digits) => digits != 2 ? year : year < Pivot ? 2000 + year : 1900 + year;

    private static bool RelativeYear(Message message, ref int at, out YearRef year)
    {
        year = default;
        if (message.Take(ref at, Role.LastYear, out var last)) { year = YearRef.FromNow(last.Value); return true; }
        if (!Relative(message, ref at, out var offset)) return false;
        year = YearRef.FromNow(offset);
        return true;
    }

    /// <summary>"này", "trước", "sau", "trước nữa": so many units from the running one.</summary>
    public static bool Relative(Message message, ref int at, out int offset)
    {
        offset = 0;
        if (message.Take(ref at, Role.This)) return true;
        if (message.Take(ref at, Role.Last)) offset = -1;
        else if (message.Has(at, Role.Next, out var next) && !LeadsOn(message, next)) (offset, at) = (1, next.Next);
        else return false;
        if (message.Take(ref at, Role.Again)) offset *= 2;
        return true;
    }

    /// <summary>"tới" and "đến" before a date lead from one to the other: "tháng 3 tới tháng 5".</summary>
    private static bool LeadsOn(Message message, in Found next) =>
        message.Has(next.First, Role.To) && (message.Has(next.Next, Role.MonthWord) || message.Has(next.Next, Role.DayWord)
            || message.Has(next.Next, Role.QuarterWord) || message.Has(next.Next, Role.YearWord) || message.IsNumber(next.Next)
            || message.Has(next.Next, Role.WeekdayWord) || message.Has(next.Next, Role.RelativeDay) || message.Has(next.Next, Role.Edge)
            || message.Has(next.Next, Role.UntilNow));

    /// <summary>A quarter, "1" to "4", "I" to "IV", or in words.</summary>
    public static bool QuarterNumber(Message message, int index, out int quarter, out int next)
    {
        // "quý thứ hai"
        message.Take(ref index, Role.OrdinalWord);
        (quarter, next) = (0, index + 1);
        if (message.IsNumber(index)) quarter = (int)Math.Min(message[index].Value, 5);
        else if (RomanNumeral.TryRead(message, index, out var roman)) quarter = roman;
        else if (message.Has(index, Role.Digit, out var digit) || message.Has(index, Role.ToneDigit, out digit)) quarter = digit.Value;
        return quarter is >= 1 and <= 4;
    }
}
