using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>"thứ tư", "t6 tuần tới", "chủ nhật tuần trước nữa", "thứ hai, ngày 16/9".</summary>
internal static class WeekdayGrammar
{
    public static bool TryRead(Message message, int index, out DaySpec day, out int next)
    {
        day = default!;
        next = index;
        message.Take(ref next, Role.DayWord);
        if (!Name(message, next, out var weekday, out next)) return false;
        if (WithDate(message, weekday, ref next, out day)) return true;
        day = Bare(message, weekday, ref next);
        return true;
    }

    private static bool Name(Message message, int index, out int weekday, out int next)
    {
        (weekday, next) = (7, index);
        if (message.Take(ref next, Role.Sunday)) return true;
        if (!message.Take(ref next, Role.WeekdayWord, out var word)) return false;
        // "t6" is one word; "t 6" and "T10" are something else.
        if (message[word.First].FoldedLength == 1 && !(message.IsNumber(next) && message.Glued(next))) return false;
        if (message.IsNumber(next)) return InDigits(message, ref next, out weekday);
        return InWords(message, ref next, out weekday) || BareSix(message, word, ref next, out weekday);
    }

    /// <summary>
    /// "thứ sau" in a text with diacritics can only be Friday without its mark; "thu sau" needs a word of time beside it, for it may as
    /// well be what comes later.
    /// </summary>
    private static bool BareSix(Message message, in Found word, ref int next, out int weekday)
    {
        weekday = 5;
        var at = word.Next;
        if (!message.HasBare(at, Role.Digit, 6) || (word.Weak && !AmongTime(message, word.First - 1, at + 1))) return false;
        next = at + 1;
        return true;
    }

    private static bool AmongTime(Message message, int before, int after) =>
        (message.Has(after, Role.Unit, out var unit) && (Grain)unit.Value == Grain.Week)
        || message.Has(before, Role.At) || message.Has(before, Role.BoundBefore) || message.Has(before, Role.DayPart) || message.Has(before, Role.DayWord);

    private static bool InDigits(Message message, ref int next, out int weekday)
    {
        weekday = (int)Math.Min(message[next].Value, 9) - 1;
        if (message[next].Length != 1 || weekday is < 1 or > 6) return false;
        next++;
        return !(message.IsSign(next, '/') && message.Glued(next)) && !(message.IsWord(next) && message.Glued(next));
    }

    private static bool InWords(Message message, ref int next, out int weekday)
    {
        weekday = 0;
        if (!message.Take(ref next, Role.Digit, out var digit) && !message.Take(ref next, Role.ToneDigit, out digit)) return false;
        weekday = digit.Value - 1;
        // Wednesday is "thứ tư"; four is the only digit that changes its form here.
        return weekday is >= 1 and <= 6 && digit.Value == 4 == (digit.Tag == (int)Role.ToneDigit)
            && !message.Has(next, Role.Tens) && !message.Has(next, Role.Hundred) && !message.Has(next, Role.Scale) && !message.Has(next, Role.ToneDigit);
    }

    /// <summary>The date after the weekday is what counts; the weekday stays as a check.</summary>
    private static bool WithDate(Message message, int weekday, ref int next, out DaySpec day)
    {
        day = default!;
        var at = next;
        if (!message.TakeSign(ref at, ',')) message.TakeSign(ref at, '(');
        if (!NumericDay.TryRead(message, at, out day, out var after) && !SpokenDay.TryRead(message, at, out day, out after)) return false;
        if (day is CalendarDay date) day = date with { Weekday = weekday };
        next = after;
        return true;
    }

    private static WeekdayOf Bare(Message message, int weekday, ref int next)
    {
        var at = next;
        if (message.Has(at, Role.Unit, out var unit) && (Grain)unit.Value == Grain.Week)
        {
            at = unit.Next;
            if (CalendarParts.Relative(message, ref at, out var week)) { next = at; return new(weekday, week, 0); }
        }
        at = next;
        if (message.Take(ref at, Role.NextBefore) && message.Has(at, Role.Unit, out unit) && (Grain)unit.Value == Grain.Week)
        {
            next = unit.Next;
            return new(weekday, 1, 0);
        }
        at = next;
        if (!CalendarParts.Relative(message, ref at, out var step)) return new(weekday, null, 0);
        next = at;
        // "thứ 6 này" is the one of this week.
        return step == 0 ? new(weekday, 0, 0) : new(weekday, null, Math.Sign(step));
    }
}
