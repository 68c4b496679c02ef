using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>"15 ngày", "một năm rưỡi", "12p03s", "nửa tháng", "10 ngày làm việc".</summary>
internal static class LengthGrammar
{
    private const int MostParts = 6;
    private const int MostUnits = 9999;

    public static bool TryRead(Message message, int index, out Length length, out int next)
    {
        if (!Part(message, index, out length, out var grain, out next)) return false;
        for (var parts = 1; parts < MostParts && length.WorkingDays is null; parts++)
        {
            var at = next;
            message.Take(ref at, Role.And);
            // "mot tuan sau ngay 20/9": a week after that day, not six days more.
            if (message.Has(at, Role.From) && DayGrammar.TryRead(message, at + 1, out _, out _)) break;
            if (!Part(message, at, out var more, out var smaller, out var end) || smaller >= grain || more.WorkingDays is not null) break;
            (length, grain, next) = (length.Plus(more), smaller, end);
        }
        return true;
    }

    private static bool Part(Message message, int index, out Length length, out Grain grain, out int next)
    {
        if (message.Has(index, Role.HalfOf, out var half)) return HalfOf(message, half.Next, out length, out grain, out next);
        if (Bare(message, index, out length, out grain, out next)) return true;
        if (YearsBeforeMore(message, index)) return OneDigit(message, index, out length, out grain, out next);
        if (!Count(message, index, out var count, out next)) return false;
        if (message.Has(next, Role.WorkingDay, out var working))
        {
            (length, grain, next) = (new Length(WorkingDays: (int)count), Grain.Day, working.Next);
            return true;
        }
        if (!Unit(message, next, out grain, out var end)) return false;
        next = end;
        if (message.Take(ref next, Role.Half)) count += 0.5m;
        length = Length.Of(count, grain);
        return true;
    }

    /// <summary>"ba năm hai tháng": "năm" is the year here and not a digit of "ba năm hai".</summary>
    private static bool YearsBeforeMore(Message message, int index) =>
        message.Has(index, Role.Digit, out var digit) && digit.Value > 0 && message.Has(digit.Next, Role.YearWord, out var year)
        && NumberGrammar.TryCount(message, year.Next, 99, out _, out var number) && message.Has(number.Next, Role.Unit, out var unit) && (Grain)unit.Value < Grain.Year;

    private static bool OneDigit(Message message, int index, out Length length, out Grain grain, out int next)
    {
        message.Has(index, Role.Digit, out var digit);
        (length, grain, next) = (Length.Of(digit.Value, Grain.Year), Grain.Year, digit.Next + 1);
        return true;
    }

    private static bool Count(Message message, int index, out decimal count, out int next)
    {
        count = 0;
        next = index;
        if (message.IsNumber(index) && message.IsWord(index + 1) && message.Glued(index + 1) && message[index].Value <= MostUnits)
            (count, next) = (message[index].Value, index + 1);
        else if (NumberGrammar.TryRead(message, index, out var number) && number.Value is > 0 and <= MostUnits)
            (count, next) = (number.Value, number.Next);
        return next > index;
    }

    private static bool Unit(Message message, int index, out Grain grain, out int next)
    {
        var known = message.Has(index, Role.Unit, out var unit)
            || (message.IsNumber(index - 1) && message.Has(index, Role.ShortUnit, out unit));
        (grain, next) = ((Grain)unit.Value, unit.Next);
        if (known || !message.IsNumber(index - 1) || !message.IsSign(index, '\'') || !message.Glued(index)) return known;
        (grain, next) = (Grain.Minute, index + 1);
        return true;
    }

    /// <summary>"nửa năm", "nửa tháng": half of one unit.</summary>
    private static bool HalfOf(Message message, int index, out Length length, out Grain grain, out int next)
    {
        length = new Length();
        if (!Unit(message, index, out grain, out next)) return false;
        length = Length.Of(0.5m, grain);
        return true;
    }

    /// <summary>"tiếng rưỡi", "tháng rưỡi": one and a half without a number.</summary>
    private static bool Bare(Message message, int index, out Length length, out Grain grain, out int next)
    {
        length = new Length();
        grain = default;
        next = index;
        if (!message.Has(index, Role.Unit, out var unit) || !message.Has(unit.Next, Role.Half, out var half)) return false;
        (grain, next) = ((Grain)unit.Value, half.Next);
        length = Length.Of(1.5m, grain);
        return true;
    }
}
