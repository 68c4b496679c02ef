using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Stretches of time with a name: months, quarters, years, this and next week, "6 tháng đầu năm", "3 tháng tới".</summary>
internal static class PeriodGrammar
{
    public static bool TryRead(Message message, int index, out PeriodSpec period, out int next) =>
        Month(message, index, out period, out next)
        || Quarter(message, index, out period, out next)
        || Weekend(message, index, out period, out next)
        || Unit(message, index, out period, out next)
        || Year(message, index, out period, out next)
        || MonthsOfTheYear(message, index, out period, out next)
        || Season(message, index, out period, out next)
        || Window(message, index, out period, out next)
        || Decade(message, index, out period, out next)
        || Century(message, index, out period, out next)
        || InDigits.TryRead(message, index, out period, out next);

    private static bool Month(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.MonthWord) && !ShortMonth(message, ref next)) return false;
        if (!CalendarParts.Month(message, next, out var month, out next, out _)) return false;
        if (message.IsSign(next, '/') && message.IsNumber(next + 1) && message[next + 1].Length == 2)
        {
            period = new MonthPeriod(YearRef.Of(CalendarParts.Century((int)message[next + 1].Value, 2)), month);
            next += 2;
            return true;
        }
        if (CalendarParts.Year(message, ref next, out var year)) { period = new MonthPeriod(year, month); return true; }
        var step = CalendarParts.Relative(message, ref next, out var offset) ? Math.Sign(offset) : 0;
        period = new MonthPeriod(null, month, step);
        return true;
    }

    /// <summary>"T9" and "th9", with the number glued on; "T2" to "T7" are weekdays unless a year follows.</summary>
    private static bool ShortMonth(Message message, ref int next)
    {
        if (!message.IsNumber(next + 1) || !message.Glued(next + 1) || !message.Has(next, Role.ShortMonth)) return false;
        next++;
        return message[next].Value is 1 or > 7 || message.IsSign(next + 1, '/');
    }

    private static bool Quarter(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.QuarterWord, out var word)) return false;
        if (message[word.First].FoldedLength == 1 && !(message.IsNumber(next) && message.Glued(next))) return false;
        if (!CalendarParts.QuarterNumber(message, next, out var quarter, out next)) return false;
        YearRef? year = CalendarParts.Year(message, ref next, out var said) ? said : null;
        period = new MonthsOfYear(year, (quarter * 3) - 2, 3);
        return true;
    }

    private static bool Weekend(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.Weekend)) return false;
        period = new WeekendPeriod(CalendarParts.Relative(message, ref next, out var week) ? week : 0);
        return true;
    }

    /// <summary>"tuần này", "tháng trước", "quý sau", "năm ngoái", "sang tuần"; "ngày" and smaller have their own words.</summary>
    private static bool Unit(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        var before = message.Take(ref next, Role.NextBefore);
        if (!message.Take(ref next, Role.Unit, out var unit) || (Grain)unit.Value < Grain.Week) return false;
        var offset = 1;
        if ((Grain)unit.Value == Grain.Year && message.Take(ref next, Role.LastYear, out var last)) offset = last.Value;
        else if (!CalendarParts.Relative(message, ref next, out offset) && !before) return false;
        else if (before) offset = 1;
        period = new UnitPeriod((Grain)unit.Value, offset);
        return true;
    }

    private static bool Year(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!CalendarParts.NamedYear(message, ref next, out var year)) return false;
        if (message.IsNumber(next - 1) && message[next - 1].Length < 3) return false;
        period = new MonthsOfYear(year, 1, 12);
        return true;
    }

    /// <summary>"6 tháng đầu năm 2024", "9 tháng đầu năm", "nửa cuối năm nay".</summary>
    private static bool MonthsOfTheYear(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        var fromStart = true;
        var months = 6;
        if (message.Take(ref next, Role.HalfYearAlone, out var alone)) return WholeHalf(message, alone.Value == 1, ref next, out period);
        if (message.Take(ref next, Role.HalfYear, out var half)) fromStart = half.Value == 1;
        else if (!CountedMonths(message, ref next, out months, out fromStart)) return false;
        message.Take(ref next, Role.Of);
        if (half.Length > 0 && Month(message, next, out var month, out var after))
        {
            (period, next) = (new HalfPeriod(month, fromStart), after);
            return true;
        }
        // "3 tháng đầu năm" are those of the running year, whichever quarter it is.
        if (!CalendarParts.NamedYear(message, ref next, out var year))
        {
            if (!message.Take(ref next, Role.YearWord)) return false;
            year = YearRef.FromNow(0);
        }
        period = new MonthsOfYear(year, fromStart ? 1 : 13 - months, months);
        return true;
    }

    /// <summary>"nửa năm đầu", "nửa năm cuối 2024"</summary>
    private static bool WholeHalf(Message message, bool first, ref int next, out PeriodSpec period)
    {
        YearRef? year = CalendarParts.Year(message, ref next, out var said) ? said : null;
        period = new MonthsOfYear(year, first ? 1 : 7, 6);
        return true;
    }

    private static bool CountedMonths(Message message, ref int next, out int months, out bool fromStart)
    {
        fromStart = true;
        if (!NumberGrammar.TryCount(message, next, 11, out months, out var number) || months == 0) return false;
        var at = number.Next;
        if (!message.Take(ref at, Role.MonthWord) || !message.Take(ref at, Role.Edge, out var edge)) return false;
        (fromStart, next) = ((Edge)edge.Value == Edge.First, at);
        return (Edge)edge.Value is Edge.First or Edge.Last;
    }

    private static bool Season(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.Season, out var season)) return false;
        YearRef? year = null;
        var running = false;
        if (CalendarParts.Year(message, ref next, out var said)) year = said;
        else if (CalendarParts.Relative(message, ref next, out var offset)) (year, running) = (YearRef.FromNow(offset), offset == 0);
        period = new SeasonPeriod(year, season.Value, running);
        return true;
    }

    /// <summary>"3 tháng tới", "2 năm vừa rồi"</summary>
    private static bool Window(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!NumberGrammar.TryCount(message, index, 9999, out var count, out var number) || count == 0) return false;
        next = number.Next;
        if (!message.Take(ref next, Role.Unit, out var unit) && !(message.IsNumber(next - 1) && message.Take(ref next, Role.ShortUnit, out unit))) return false;
        var ahead = message.Take(ref next, Role.WindowNext);
        if (!ahead && !message.Take(ref next, Role.WindowLast)) return false;
        period = new Window(count, (Grain)unit.Value, ahead ? 1 : -1);
        return true;
    }

    /// <summary>"thập niên 1990", "những năm 90"</summary>
    private static bool Decade(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.DecadeWord) || !message.IsNumber(next)) return false;
        var year = CalendarParts.Century((int)Math.Min(message[next].Value, 9999), message[next].Length);
        period = new MonthsOfYear(YearRef.Of(year), 1, 120);
        next++;
        return year is >= 1000 and < 3000 && year % 10 == 0;
    }

    /// <summary>"thế kỷ 21", "thế kỷ XX"</summary>
    private static bool Century(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.Unit, out var unit) || (Grain)unit.Value != Grain.Century) return false;
        message.Take(ref next, Role.OrdinalWord);
        if (RomanNumeral.TryRead(message, next, out var century)) next++;
        else if (NumberGrammar.TryCount(message, next, 50, out century, out var number)) next = number.Next;
        else return false;
        period = new MonthsOfYear(YearRef.Of((century * 100) - 99), 1, 1200);
        return century is > 0 and <= 50;
    }
}
