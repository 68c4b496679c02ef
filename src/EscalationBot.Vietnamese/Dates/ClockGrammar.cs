using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>"8h30", "8:30", "9 giờ kém 10", "ba giờ rưỡi chiều", "8 rưỡi sáng", "nửa đêm".</summary>
internal static class ClockGrammar
{
    private const int MostWordsBefore = 3;

    public static bool TryRead(Message message, int index, out Clock clock, out int next)
    {
        next = index;
        SkipAt(message, ref next);
        if (Named(message, ref next, out clock)) return true;
        return Colon(message, ref next, out clock) || Dotted(message, ref next, out clock) || Spoken(message, ref next, out clock);
    }

    /// <summary>Words before a time that change nothing ("lúc", "vào khoảng").</summary>
    public static void SkipAt(Message message, ref int index)
    {
        for (var words = 0; words < MostWordsBefore && message.TakeAround(ref index); words++) { }
    }

    private static bool Named(Message message, ref int next, out Clock clock)
    {
        clock = new(0, 0, 0, Grain.Hour, DayPart.Night) { EndsDay = true };
        if (message.Take(ref next, Role.Midnight)) return true;
        clock = new(12, 0, 0, Grain.Hour, DayPart.Noon);
        return message.Take(ref next, Role.Midday);
    }

    private static bool Colon(Message message, ref int next, out Clock clock)
    {
        clock = default!;
        if (!Pair(message, next, out var minute)) return false;
        var (hour, second, grain) = ((int)message[next].Value, 0, Grain.Minute);
        var after = next + 3;
        if (Pair(message, next + 2, out var seconds)) (second, grain, after) = (seconds, Grain.Second, next + 5);
        if (message[next].Value > 24 || message.IsSign(after, ':')) return false;
        return Finish(message, ref next, after, hour, minute, second, grain, out clock);
    }

    /// <summary>"8.30h", and "8.30" when the text holds nothing else.</summary>
    private static bool Dotted(Message message, ref int next, out Clock clock)
    {
        clock = default!;
        if (!message.IsNumber(next) || message[next].Value > 23 || !message.IsSign(next + 1, '.') || !message.Glued(next + 2) || !message.IsNumber(next + 2)) return false;
        if (message[next + 2].Length != 2 || message[next + 2].Value > 59) return false;
        var named = message.Has(next + 3, Role.HourWord, out var word);
        if (!named && message.Count > 3) return false;
        return Finish(message, ref next, named ? word.Next : next + 3, (int)message[next].Value, (int)message[next + 2].Value, 0, Grain.Minute, out clock);
    }

    /// <summary>A number, a colon and two digits below sixty without spaces.</summary>
    private static bool Pair(Message message, int index, out int value)
    {
        value = 0;
        if (!message.IsNumber(index) || message[index].Length > 2 || !message.IsSign(index + 1, ':') || !message.Glued(index + 1)) return false;
        if (!message.IsNumber(index + 2) || !message.Glued(index + 2) || message[index + 2].Length != 2) return false;
        value = (int)Math.Min(message[index + 2].Value, 60);
        return value < 60;
    }

    private static bool Spoken(Message message, ref int next, out Clock clock)
    {
        clock = default!;
        if (!NumberGrammar.TryCount(message, next, 24, out var hour, out var number)) return false;
        var after = number.Next;
        if (!message.Take(ref after, Role.HourWord)) return HalfPast(message, ref next, after, hour, out clock) || WithPart(message, ref next, after, hour, out clock);
        var (minute, second, grain) = (0, 0, Grain.Hour);
        if (message.Take(ref after, Role.Half)) (minute, grain) = (30, Grain.Minute);
        else if (message.Has(after, Role.LessMinutes, out var less) && Minutes(message, less.Next, out var lacking, out var end))
            (hour, minute, grain, after) = ((hour + 23) % 24, 60 - lacking, Grain.Minute, end);
        else if (Minutes(message, after, out minute, out var afterMinutes)) (grain, after) = (Grain.Minute, afterMinutes);
        if (Seconds(message, after, out second, out var afterSeconds)) (grain, after) = (Grain.Second, afterSeconds);
        // "8h75" is no time.
        if (grain == Grain.Hour && message.IsNumber(after) && message.Glued(after)) return false;
        return minute < 60 && Finish(message, ref next, after, hour, minute, second, grain, out clock);
    }

    /// <summary>"8 rưỡi sáng": the word for hour may be missing when the part of the day, or nothing, follows.</summary>
    private static bool HalfPast(Message message, ref int next, int after, int hour, out Clock clock)
    {
        clock = default!;
        return message.Take(ref after, Role.Half) && (after == message.Count || message.Has(after, Role.DayPart))
            && Finish(message, ref next, after, hour, 30, 0, Grain.Minute, out clock);
    }

    /// <summary>"8am", "3 CH"; "2 chiều" and "5 chiều nay" where nothing else can be meant.</summary>
    private static bool WithPart(Message message, ref int next, int after, int hour, out Clock clock)
    {
        clock = default!;
        if (hour is 0 or > 12) return false;
        var meridiem = message.Has(after, Role.Meridiem) && message.IsNumber(after - 1);
        if (!meridiem && !(message.Has(after, Role.DayPart, out var part) && !part.Weak && (part.Next == message.Count || message.Has(part.Next, Role.NowDay)))) return false;
        return Finish(message, ref next, after, hour, 0, 0, Grain.Hour, out clock);
    }

    private static bool Minutes(Message message, int index, out int minute, out int next)
    {
        minute = 0;
        next = index;
        if (!SpokenZero(message, index, out var count, out var number) && !NumberGrammar.TryCount(message, index, 59, out count, out number)) return false;
        var after = number.Next;
        if (!message.Take(ref after, Role.MinuteWord) && !message.TakeSign(ref after, '\'') && !MayBeMinutes(message, index, after)) return false;
        (minute, next) = (count, after);
        return true;
    }

    /// <summary>"sáu giờ không tám phút", "năm giờ linh năm"</summary>
    private static bool SpokenZero(Message message, int index, out int count, out NumberFound number)
    {
        (count, number) = (0, default);
        return (message.Has(index, Role.Gap, out var zero) || (message.Has(index, Role.Digit, out zero) && zero.Value == 0)) && NumberGrammar.TryCount(message, zero.Next, 9, out count, out number);
    }

    /// <summary>Without the word: two digits glued ("8h30"), or a number that counts nothing else ("8 giờ 30").</summary>
    private static bool MayBeMinutes(Message message, int index, int next)
    {
        if (message.IsNumber(index) && message.Glued(index) && message[index].Length == 2) return true;
        if (message.Has(next, Role.Unit)) return DayGrammar.TryRead(message, next, out _, out _);
        return !(message.Has(next, Role.SecondWord) || message.Has(next, Role.Scale) || message.Has(next, Role.MonthWord)
            || message.IsSign(next, '/') || message.IsSign(next, ':') || message.IsSign(next, '-'));
    }

    private static bool Seconds(Message message, int index, out int second, out int next)
    {
        next = index;
        if (!NumberGrammar.TryCount(message, index, 59, out second, out var number)) return false;
        next = number.Next;
        if (message.Take(ref next, Role.SecondWord)) return true;
        (second, next) = (0, index);
        return false;
    }

    private static bool Finish(Message message, ref int next, int after, int hour, int minute, int second, Grain grain, out Clock clock)
    {
        DayPart? part = null;
        if (message.Take(ref after, Role.DayPart, out var found) || message.Take(ref after, Role.Meridiem, out found)) part = (DayPart)found.Value;
        var said = part is { } named ? Clock.HourIn(hour, named) : hour;
        var midnight = said == 24 || (hour == 12 && part is DayPart.Evening or DayPart.Night);
        clock = new(said % 24, minute, second, grain, part) { EndsDay = midnight };
        next = after;
        return said < 24 || (said == 24 && minute == 0 && second == 0);
    }
}
