using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Lengths that count from now, from a day or from an event, and lengths alone.</summary>
internal static class OffsetGrammar
{
    public static Temporal? Read(Message message, int index)
    {
        if (message.Has(index, Role.AgoBefore, out var ago) && LengthGrammar.TryRead(message, ago.Next, out var past, out var end))
            return FromNow(message, index, end, past, -1);
        if (message.Has(index, Role.LaterBefore, out var later) && LengthGrammar.TryRead(message, later.Next, out var future, out end))
            return Counted(message, index, end, future) ?? FromNow(message, index, end, future, 1);
        return LengthGrammar.TryRead(message, index, out var length, out end) ? After(message, index, end, length) : null;
    }

    private static Temporal After(Message message, int index, int end, Length length) =>
        Counted(message, index, end, length)
        ?? (message.Has(end, Role.Ago, out var ago) ? FromNow(message, index, ago.Next, length, -1) : null)
        ?? (message.Has(end, Role.Later, out var later) ? FromNow(message, index, later.Next, length, 1) : null)
        ?? new(index, end) { Length = length };

    /// <summary>"10 ngày làm việc kể từ ngày 18/12/2025", "2 ngày trước tết", "15 ngày kể từ ngày nhận được văn bản".</summary>
    private static Temporal? Counted(Message message, int index, int end, Length length)
    {
        if (message.Has(end, Role.From, out var from))
        {
            var at = from.Next;
            if (message.Take(ref at, Role.Event, out var happening))
                return new(index, at) { Length = length with { From = (StartingEvent)happening.Value } };
            if (DayGrammar.TryRead(message, at, out var start, out var after)) return From(index, after, length, 1, start);
        }
        if (message.Has(end, Role.Ago, out var before) && before.Length == 1 && DayGrammar.TryRead(message, before.Next, out var day, out var next))
            return From(index, next, length, -1, day);
        return null;
    }

    private static Temporal From(int index, int next, Length length, int sign, DaySpec start) =>
        new(index, next) { Day = new OffsetDay(length, sign, start), Length = length };

    private static Temporal FromNow(Message message, int index, int end, Length length, int sign)
    {
        if (sign > 0) message.Take(ref end, Role.Later);
        return new(index, end) { Day = length.HasClock ? null : new OffsetDay(length, sign, null, DayOfMonth(message, index, length, sign)), Length = length, FromNow = sign };
    }

    /// <summary>Nobody counts more than a year in months, so "20 tháng sau" may be a day of the next one.</summary>
    private static DayOfPeriod? DayOfMonth(Message message, int index, Length length, int sign) =>
        message.IsNumber(index) && length == new Length(Months: length.Months) && length.Months is > 12 and <= 31
            ? new(new UnitPeriod(Grain.Month, sign), length.Months)
            : null;
}
