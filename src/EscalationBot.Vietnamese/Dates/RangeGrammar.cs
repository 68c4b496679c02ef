using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>"từ 1/9 đến 12/9", "10-15/9", "tháng 3 tới tháng 5 năm 1975", "từ 8h đến 10h ngày 12/9".</summary>
internal static class RangeGrammar
{
    public static Temporal? Read(Message message, int index)
    {
        var next = index;
        var from = message.Take(ref next, Role.From) || message.Take(ref next, Role.Between);
        return Days(message, index, next, from) ?? BareDays(message, index, next, from)
            ?? Periods(message, index, next) ?? Years(message, index, next, from) ?? Hours(message, index, next);
    }

    private static bool Connector(Message message, ref int at, bool from) =>
        message.Take(ref at, Role.To) || message.TakeSign(ref at, '-') || (from && message.Take(ref at, Role.And));

    private static Temporal? Days(Message message, int index, int next, bool from)
    {
        DaySpec first;
        int at;
        // "từ nay đến cuối năm"
        if (from && message.Has(next, Role.TodayAlone, out var today)) (first, at) = (new RelativeDay(0), today.Next);
        else if (!End(message, next, out first, out at)) return null;
        if (!Connector(message, ref at, from)) return null;
        if (from && message.Has(at, Role.UntilNow, out var now)) return Range(index, now.Next, first, new RelativeDay(0));
        if (End(message, at, out var last, out var end)) return Range(index, end, first, last);
        if (PeriodGrammar.TryRead(message, at, out var period, out end) && period is not Window) return Range(index, end, first, new EdgeDay(period, Edge.Last));
        // "đến hết tháng": the last word of the connector says that the end of the running one is meant.
        return message.Has(at - 1, Role.Edge) && EdgeGrammar.Read(message, at - 1) is { Day: { } edge } upTo ? Range(index, upTo.Next, first, edge) : null;
    }

    /// <summary>One end of a range: a day, or the place in a period ("đầu năm").</summary>
    private static bool End(Message message, int index, out DaySpec day, out int next)
    {
        if (DayGrammar.TryRead(message, index, out day, out next)) return true;
        if (EdgeGrammar.Read(message, index) is not { Day: { } edge } found) return false;
        (day, next) = (edge, found.Next);
        return true;
    }

    /// <summary>The first day is a bare number and takes its month from the second: "10-15/9", "từ 10 đến 15 tháng 9".</summary>
    private static Temporal? BareDays(Message message, int index, int next, bool from)
    {
        if (!CalendarParts.DayNumber(message, next, out var number, out var at)) return null;
        if (message.IsSign(next - 1, '/') || message.IsSign(next - 1, '-') || !message.IsNumber(next)) return null;
        if (!Connector(message, ref at, from)) return null;
        if (!DayGrammar.TryRead(message, at, out var last, out var end) || last is not (CalendarDay or DayOfPeriod)) return null;
        if (last is CalendarDay month && number > DateTime.DaysInMonth(2000, month.Month)) return null;
        return Range(index, end, new DayOfMonth(number), last);
    }

    private static Temporal Range(int index, int next, DaySpec first, DaySpec last) =>
        new(index, next) { Period = new DayRange(first, last) };

    private static Temporal? Periods(Message message, int index, int next)
    {
        if (!PeriodGrammar.TryRead(message, next, out var first, out var at) || first is Window || !Connector(message, ref at, false)) return null;
        if (!PeriodGrammar.TryRead(message, at, out var last, out var end) && !LikeFirst(message, at, first, out last, out end)) return null;
        return last is Window ? null : new(index, end) { Period = new PeriodRange(first, last) };
    }

    /// <summary>The second month or year without its word: "tháng 6-8/2024", "năm 2020 đến 2024".</summary>
    private static bool LikeFirst(Message message, int index, PeriodSpec first, out PeriodSpec last, out int next)
    {
        (last, next) = (default!, index);
        if (!message.IsNumber(index)) return false;
        if (first is MonthsOfYear { Count: 12 }) return Year(message, index, out last, out next);
        if (first is not MonthPeriod { Step: 0 } || !CalendarParts.Month(message, index, out var month, out next, out _) || message.Has(next, Role.Unit) && !message.Has(next, Role.YearWord)) return false;
        YearRef? year = CalendarParts.Year(message, ref next, out var said) ? said : null;
        last = new MonthPeriod(year, month);
        return true;
    }

    /// <summary>"từ 2020 đến 2024"</summary>
    private static Temporal? Years(Message message, int index, int next, bool from)
    {
        if (!from || !Year(message, next, out var first, out var at) || !Connector(message, ref at, from)) return null;
        return Year(message, at, out var last, out var end) ? new(index, end) { Period = new PeriodRange(first, last) } : null;
    }

    /// <summary>Four digits of our time that count nothing.</summary>
    private static bool Year(Message message, int index, out PeriodSpec year, out int next)
    {
        (year, next) = (default!, index + 1);
        if (!message.IsNumber(index) || message[index].Length != 4 || message[index].Value is < 1900 or > 2100) return false;
        if (message.IsSign(next, '/') || message.IsSign(next, '.') && message.Glued(next + 1) || message.Has(next, Role.Unit) || message.Has(next, Role.Scale) || message.Has(next, Role.Currency)) return false;
        year = new MonthsOfYear(YearRef.Of((int)message[index].Value), 1, 12);
        return true;
    }

    /// <summary>"2-4h chiều": the word for hour stands once.</summary>
    private static bool BareHour(Message message, int index, out Clock clock, out int next)
    {
        (clock, next) = (default!, index + 1);
        if (!message.IsNumber(index) || message[index].Value > 23 || !message.IsSign(next, '-') || !message.IsNumber(index + 2) || !message.Has(index + 3, Role.HourWord)) return false;
        clock = new((int)message[index].Value, 0, 0, Grain.Hour, null);
        return true;
    }

    private static Temporal? Hours(Message message, int index, int next)
    {
        if (!ClockGrammar.TryRead(message, next, out var first, out var at) && !BareHour(message, next, out first, out at)) return null;
        if (!Connector(message, ref at, true) || !ClockGrammar.TryRead(message, at, out var last, out at)) return null;
        if (last.Part is { } part && first.Part is null && first.Hour < 12 && Clock.HourIn(first.Hour, part) <= last.Hour)
            first = first with { Hour = Clock.HourIn(first.Hour, part) };
        DaySpec? day = null;
        message.TakeSign(ref at, ',');
        if (DayGrammar.TryRead(message, at, out var said, out var after)) (day, at) = (said, after);
        else if (message.IsSign(at - 1, ',')) at--;
        return new(index, at) { Day = day, Period = new HoursPeriod(day, first.Time, last.Time) { HasEnds = true } };
    }
}
