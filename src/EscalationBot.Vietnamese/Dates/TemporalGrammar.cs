using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>What a message says about time at one place: the longest reading of all grammars, with its bound or range.</summary>
internal static class TemporalGrammar
{
    private const int MostWordsBetween = 5;

    public static Temporal? Read(Message message, int index) =>
        RangeGrammar.Read(message, index) ?? Bounded(message, index) ?? Plain(message, index);

    /// <summary>A reading without bound or range.</summary>
    public static Temporal? Plain(Message message, int index)
    {
        Temporal? best = null;
        Keep(ref best, Now(message, index));
        Keep(ref best, MomentGrammar.Read(message, index));
        Keep(ref best, EdgeGrammar.Read(message, index));
        if (DayGrammar.TryRead(message, index, out var day, out var next)) Keep(ref best, MomentGrammar.WithClock(message, index, day, next));
        Keep(ref best, Period(message, index));
        Keep(ref best, OffsetGrammar.Read(message, index));
        return best;
    }

    private static void Keep(ref Temporal? best, Temporal? candidate)
    {
        if (candidate is not null && (best is null || candidate.Next > best.Next)) best = candidate;
        else if (candidate is { Length: not null } && best is { Clock: not null, Length: null } && candidate.Next == best.Next) best = best with { Length = candidate.Length };
    }

    private static Temporal? Now(Message message, int index)
    {
        if (!message.Has(index, Role.Now, out var now)) return null;
        Clock? other = now.Weak && ClockGrammar.TryRead(message, index, out var clock, out _) ? clock : null;
        return new(index, now.Next) { IsNow = true, OtherClock = other };
    }

    private static Temporal? Period(Message message, int index)
    {
        if (!PeriodGrammar.TryRead(message, index, out var period, out var next)) return null;
        var length = period is Window window ? Length.Of(window.Count, window.Unit) : null;
        return new(index, next) { Period = period, Length = length };
    }

    /// <summary>"trước ngày 30/9", "chậm nhất là 25/9", "trong vòng 10 ngày làm việc".</summary>
    private static Temporal? Bounded(Message message, int index)
    {
        var next = index;
        DateBound bound;
        if (message.Take(ref next, Role.BoundBefore, out var found)) bound = (DateBound)found.Value;
        else if (message.Take(ref next, Role.To, out found) && !IsEvening(message, found)) bound = DateBound.By;
        else return null;
        var offset = OffsetGrammar.Read(message, index) is { FromNow: not 0 } or { Day: OffsetDay } ? OffsetGrammar.Read(message, index) : null;
        Skip(message, ref next, ref bound);
        if (bound == DateBound.Within) return offset ?? Within(message, index, next);
        // "sau 5 giờ" is in five hours, "sau 5 giờ chiều" after five o'clock: the longer reading is meant.
        if ((Plain(message, next) ?? UpTo(message, next)) is not { IsTime: true } core || core.Next <= offset?.Next) return offset;
        return core with { First = index, Bound = bound };
    }

    /// <summary>"toi mai" without its marks is tomorrow evening before it is "until tomorrow".</summary>
    private static bool IsEvening(Message message, in Found to) =>
        to.Weak && message.Has(to.First, Role.DayPart) && (message.Has(to.Next, Role.RelativeDay) || message.Has(to.Next, Role.NowDay));

    /// <summary>"đến hết năm": the last word of the bound says that the end of the running year is meant.</summary>
    private static Temporal? UpTo(Message message, int next) => message.Has(next - 1, Role.Edge) ? EdgeGrammar.Read(message, next - 1) : null;

    /// <summary>Words between a bound and its day ("chậm nhất là đến"); one of them may be the stronger bound.</summary>
    private static void Skip(Message message, ref int next, ref DateBound bound)
    {
        var more = true;
        for (var words = 0; more && words < MostWordsBetween; words++)
        {
            more = message.Take(ref next, Role.Filler) || message.TakeSign(ref next, ':') || message.TakeAround(ref next);
            if (!more && message.Has(next, Role.BoundBefore, out var second) && bound == DateBound.By && (DateBound)second.Value is DateBound.Before or DateBound.By)
            {
                bound = (DateBound)second.Value;
                next = second.Next;
                more = true;
            }
        }
    }

    private static Temporal? Within(Message message, int index, int next)
    {
        if (OffsetGrammar.Read(message, next) is { Length: { From: null } length } counted)
        {
            var day = counted.Day ?? new OffsetDay(length, 1, null);
            return counted with { First = index, Day = length.HasClock && counted.Day is null ? null : day, Bound = DateBound.Within, FromNow = counted.FromNow == 0 && counted.Day is null ? 1 : counted.FromNow };
        }
        var core = Plain(message, next);
        if (core is { Period: not null }) return core with { First = index, Bound = DateBound.Within, Day = null };
        // "trong ngày hôm nay" is today and nothing more.
        if (core is { Day: not null }) return core with { First = index };
        return message.Has(next, Role.Unit, out var unit) && (Grain)unit.Value >= Grain.Day
            ? new(index, unit.Next) { Period = new UnitPeriod((Grain)unit.Value, 0), Bound = DateBound.Within }
            : null;
    }
}
