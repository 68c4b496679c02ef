using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>A number with what stands around it. A single value has equal ends.</summary>
/// <param name="Unit">An ISO 4217 currency code, or "%".</param>
internal sealed record Amount(int First, int Next, decimal? Min, decimal? Max, string? Unit, bool Spoken, bool Weak)
{
    public bool IsSingle => Min is not null && Min == Max;
}

/// <summary>Numbers with units, ranges and bounds: "từ 1000 đến 2000 đồng", "dưới 7k đồng", "0,5%", "khóa XV".</summary>
internal static class AmountGrammar
{
    public static Amount? Read(Message message, int index) =>
        Range(message, index) ?? Bound(message, index) ?? Single(message, index) ?? Roman(message, index);

    private static Amount? Single(Message message, int index)
    {
        var at = index;
        var before = CurrencyBefore(message, ref at);
        if (!NumberGrammar.TryRead(message, at, out var number)) return null;
        var next = number.Next;
        var unit = UnitAfter(message, ref next) ?? before;
        return new(index, next, number.Value, number.Value, unit, number.Spoken, number.Weak);
    }

    private static Amount? Range(Message message, int index)
    {
        var at = index;
        while (message.Take(ref at, Role.At)) { }
        var between = message.Take(ref at, Role.Between);
        var from = between || message.Take(ref at, Role.From);
        if (Single(message, at) is not { } low) return null;
        at = low.Next;
        if (!Connector(message, ref at, between, from, low)) return null;
        if (Single(message, at) is not { } high || high.Max < low.Min) return null;
        // "từ 1 đến 5 triệu": the scale is said once.
        if (Scale(message, low) == 0 && Scale(message, high) is var scale and > 0 && low.Min * TenTo.The(scale) <= high.Max) low = low with { Min = low.Min * TenTo.The(scale) };
        return new(index, high.Next, low.Min, high.Max, high.Unit ?? low.Unit, low.Spoken && high.Spoken, low.Weak || high.Weak);
    }

    private static int Scale(Message message, Amount amount)
    {
        for (var i = amount.First; i < amount.Next; i++)
            if (message.Has(i, Role.Scale, out var scale)) return scale.Value;
        return 0;
    }

    private static bool Connector(Message message, ref int at, bool between, bool from, Amount low)
    {
        if (between) return message.Take(ref at, Role.And) || message.Take(ref at, Role.To) || message.TakeSign(ref at, '-');
        if (message.Take(ref at, Role.To)) return true;
        // "1t-2t" is a range; "12-9-2024" and "0905-123" are not numbers at all.
        if (!message.IsSign(at, '-') || message.IsSign(low.First - 1, '-') || message.IsSign(low.First - 1, '/')) return false;
        at++;
        return from || !(message.IsSign(at + 1, '-') || message.IsSign(at + 1, '/'));
    }

    private static Amount? Bound(Message message, int index)
    {
        var most = message.Has(index, Role.AtMost, out var found);
        if (!most && !message.Has(index, Role.AtLeast, out found)) return null;
        if (Single(message, found.Next) is not { } amount) return null;
        return amount with { First = index, Min = most ? null : amount.Min, Max = most ? amount.Max : null };
    }

    private static Amount? Roman(Message message, int index)
    {
        if (!message.Has(index, Role.Structural, out var noun) || !RomanNumeral.TryRead(message, noun.Next, out var value)) return null;
        return new(noun.Next, noun.Next + 1, value, value, null, false, false);
    }

    private static string? CurrencyBefore(Message message, ref int at)
    {
        if (Symbol(message, at) is { } symbol) { at++; return symbol; }
        if (!message.Has(at, Role.Currency, out var currency) || !message.IsNumber(currency.Next)) return null;
        at = currency.Next;
        return ((CurrencyCode)currency.Value).ToString();
    }

    private static string? UnitAfter(Message message, ref int next)
    {
        if (message.TakeSign(ref next, '%') || message.Take(ref next, Role.Percent)) return "%";
        if (Symbol(message, next) is { } symbol) { next++; return symbol; }
        return message.Take(ref next, Role.Currency, out var currency) ? ((CurrencyCode)currency.Value).ToString() : null;
    }

    private static string? Symbol(Message message, int at) =>
        message.IsSign(at, '$') ? nameof(CurrencyCode.USD)
        : message.IsSign(at, '€') ? nameof(CurrencyCode.EUR)
        : message.IsSign(at, '£') ? nameof(CurrencyCode.GBP)
        : message.IsSign(at, '₫') ? nameof(CurrencyCode.VND) : null;
}
