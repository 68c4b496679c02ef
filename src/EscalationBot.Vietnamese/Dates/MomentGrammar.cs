using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Clock times and parts of the day, with the day before or behind them: "8h30 thứ hai tuần sau", "chiều mai".</summary>
internal static class MomentGrammar
{
    public static Temporal? Read(Message message, int index)
    {
        if (PartOfDay(message, index) is { } part) return part;
        if (!ClockGrammar.TryRead(message, index, out var clock, out var next)) return null;
        var day = DayAfter(message, ref next, clock.Part is not null);
        return new(index, next) { Clock = clock, Day = day, Length = day is null ? AsLength(message, index, clock, next) : null };
    }

    /// <summary>A day and what may follow it: a clock time, or a part of the day.</summary>
    public static Temporal WithClock(Message message, int index, DaySpec day, int next)
    {
        var at = next;
        TakeSeparator(message, ref at);
        if (message.Folded(at, "t") && message.Glued(at)) at++;
        if (ClockGrammar.TryRead(message, at, out var clock, out var after)) return new(index, after) { Day = day, Clock = clock };
        at = next;
        message.TakeSign(ref at, ',');
        ClockGrammar.SkipAt(message, ref at);
        if (!message.Has(at, Role.DayPart, out var part) || part.Weak && part.Length == 1 && message.HasMarks) return new(index, next) { Day = day };
        if (ClockGrammar.TryRead(message, part.Next, out clock, out after))
            return new(index, after) { Day = day, Clock = clock with { Hour = Clock.HourIn(clock.Hour, (DayPart)part.Value) % 24, Part = (DayPart)part.Value } };
        return Hours(index, part.Next, day, (DayPart)part.Value);
    }

    private static void TakeSeparator(Message message, ref int at)
    {
        foreach (var sign in ",-|@")
            if (message.TakeSign(ref at, sign)) return;
    }

    /// <summary>"chiều nay", "sáng mai 8h", "tối thứ sáu", "buổi chiều".</summary>
    private static Temporal? PartOfDay(Message message, int index)
    {
        var next = index;
        ClockGrammar.SkipAt(message, ref next);
        if (!message.Take(ref next, Role.DayPart, out var found)) return null;
        var part = (DayPart)found.Value;
        var day = DayAfter(message, ref next, true);
        if (ClockGrammar.TryRead(message, next, out var clock, out var after))
            return new(index, after) { Day = day, Clock = clock with { Hour = Clock.HourIn(clock.Hour, part) % 24, Part = part } };
        // A bare part of the day without its diacritics is too often another word ("toi", "trua").
        return day is null && found.Weak ? null : Hours(index, next, day, part);
    }

    private static Temporal Hours(int index, int next, DaySpec? day, DayPart part)
    {
        var (start, end) = Clock.Hours(part);
        return new(index, next) { Day = day, Period = new HoursPeriod(day, start, end) { Typical = Clock.Typical(part) } };
    }

    /// <summary>"2h30" may be a length as well, unless a part of the day, "lúc" or a colon makes it a time.</summary>
    private static Length? AsLength(Message message, int index, Clock clock, int next)
    {
        var at = index;
        message.Take(ref at, Role.About);
        if (clock.Part is not null || clock.EndsDay || message.Has(at, Role.At) || message.IsSign(at + 1, ':')) return null;
        // "năm rưỡi" is a year and a half before it is half past five.
        return LengthGrammar.TryRead(message, at, out var length, out var end) && end == next
            ? length
            : new Length(Hours: clock.Hour, Minutes: clock.Minute, Seconds: clock.Second);
    }

    private static DaySpec? DayAfter(Message message, ref int next, bool afterPart)
    {
        var at = next;
        if (afterPart && message.Has(at, Role.NowDay, out var now))
        {
            next = now.Next;
            return new RelativeDay(now.Value);
        }
        TakeSeparator(message, ref at);
        ClockGrammar.SkipAt(message, ref at);
        if (!DayGrammar.TryRead(message, at, out var day, out var after)) return null;
        next = after;
        return day;
    }
}
