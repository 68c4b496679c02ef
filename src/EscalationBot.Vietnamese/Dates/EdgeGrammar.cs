using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Places in a period: "cuối tháng này", "đầu quý IV", "ngày đầu tiên của tháng ba", "tuần cuối cùng của tháng 10".</summary>
internal static class EdgeGrammar
{
    public static Temporal? Read(Message message, int index) => OfPeriod(message, index) ?? Numbered(message, index) ?? Counted(message, index);

    private static Temporal? OfPeriod(Message message, int index)
    {
        var next = index;
        if (message.Has(index, Role.Weekend) || !message.Take(ref next, Role.Edge, out var found)) return null;
        var edge = (Edge)found.Value;
        if (edge is Edge.End or Edge.Last && DayGrammar.TryRead(message, next, out var day, out var afterDay)) return new(index, afterDay) { Day = day };
        if (edge is Edge.End or Edge.Last && message.Has(next, Role.Unit, out var unit) && (Grain)unit.Value == Grain.Day && unit.Length == 1)
            return new(index, unit.Next) { Day = new RelativeDay(0) };
        var named = PeriodGrammar.TryRead(message, next, out var period, out var after);
        if (!named && !Running(message, next, out period, out after)) return null;
        var following = named ? null : new UnitPeriod(period.Grain, 1);
        return new(index, after) { Day = new EdgeDay(period, edge) { Following = following }, Period = new EdgePeriod(period, edge) };
    }

    /// <summary>"cuối năm", "đầu tháng": without more, the running one.</summary>
    private static bool Running(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index);
        if (!message.Take(ref next, Role.Unit, out var unit) || (Grain)unit.Value < Grain.Week) return false;
        period = new UnitPeriod((Grain)unit.Value, 0);
        return true;
    }

    private static Temporal? Numbered(Message message, int index)
    {
        var next = index;
        if (!message.Take(ref next, Role.Unit, out var unit) || (Grain)unit.Value is not (Grain.Day or Grain.Week)) return null;
        if (!Number(message, (Grain)unit.Value, ref next, out var number)) return null;
        message.Take(ref next, Role.Of);
        if (!PeriodGrammar.TryRead(message, next, out var period, out var after) && !Running(message, next, out period, out after)) return null;
        return (Grain)unit.Value == Grain.Day
            ? new(index, after) { Day = new DayOfPeriod(period, number) }
            : new(index, after) { Period = new WeekOfPeriod(period, number) };
    }

    /// <summary>"15 ngày cuối tháng 9", "2 tuần đầu tháng 10", "tháng đầu năm"</summary>
    private static Temporal? Counted(Message message, int index)
    {
        var counted = NumberGrammar.TryCount(message, index, 366, out var count, out var number);
        var at = counted ? number.Next : index;
        if (!counted) count = 1;
        // "sau thang dau nam": six months, not what comes after one.
        if (!counted && message.Has(index - 1, Role.Digit)) return null;
        if (count == 0 || !message.Take(ref at, Role.Unit, out var unit) || !message.Take(ref at, Role.Edge, out var edge)) return null;
        if ((Grain)unit.Value is not (Grain.Day or Grain.Week or Grain.Month) || (Edge)edge.Value is not (Edge.First or Edge.Last)) return null;
        message.Take(ref at, Role.Of);
        if (!PeriodGrammar.TryRead(message, at, out var period, out var after) && !Running(message, at, out period, out after)) return null;
        // "6 tháng đầu năm" is a half-year and has its own words.
        var halfYear = counted && (Grain)unit.Value == Grain.Month && period.Grain == Grain.Year;
        return halfYear || period.Grain <= (Grain)unit.Value ? null
            : new(index, after) { Period = new EndOfPeriod(period, Length.Of(count, (Grain)unit.Value), (Edge)edge.Value == Edge.First) };
    }

    private static bool Number(Message message, Grain unit, ref int next, out int number)
    {
        number = 1;
        if (message.Take(ref next, Role.FirstOf)) return true;
        number = -1;
        if (message.Take(ref next, Role.LastOf)) return true;
        if (unit == Grain.Week && message.Take(ref next, Role.Edge, out var edge)) return IsEnd((Edge)edge.Value, out number);
        if (!message.Has(next, Role.OrdinalWord, out var ordinal) || !NumberGrammar.TryCount(message, ordinal.Next, 366, out number, out var count)) return false;
        next = count.Next;
        return number > 0;
    }

    /// <summary>"tuần đầu tháng 10", "tuần cuối tháng 9"</summary>
    private static bool IsEnd(Edge edge, out int number)
    {
        number = edge == Edge.First ? 1 : -1;
        return edge is Edge.First or Edge.Last;
    }
}
