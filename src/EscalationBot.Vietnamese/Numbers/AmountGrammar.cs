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
    private const int MostCents = 99;
    private const int MostWordsBefore = 3;

    public static Amount? Read(Message message, int index) =>
        Range(message, index) ?? OpenEnded(message, index) ?? Bound(message, index) ?? Single(message, index) ?? Roman(message, index);

    private static Amount? Single(Message message, int index)
    {
        var at = index;
        var before = CurrencyBefore(message, ref at);
        if (!NumberGrammar.TryRead(message, at, out var number)) return null;
        var next = number.Next;
        var after = UnitAfter(message, ref next);
        var value = number.Value + (after is null ? 0 : SmallChange(message, ref next, after));
        message.Take(ref next, Role.Measure);
        return new(index, next, value, value, after ?? before, number.Spoken, number.Weak);
    }

    /// <summary>"2 đô la và 23 xu", "hai đô rưỡi": hundredths behind the currency; đồng has none.</summary>
    private static decimal SmallChange(Message message, ref int next, string unit)
    {
        if (unit is "%" or nameof(CurrencyCode.VND)) return 0;
        if (message.Take(ref next, Role.Half)) return 0.5m;
        var at = next;
        message.Take(ref at, Role.And);
        if (!NumberGrammar.TryCount(message, at, MostCents, out var cents, out var number)) return 0;
        at = number.Next;
        var named = message.Take(ref at, Role.Cents);
        if (!named && (at < message.Count || !message.IsNumber(at - 1))) return 0;
        next = at;
        return cents / 100m;
    }

    /// <summary>"từ 5 triệu trở lên", "7.000 đồng trở xuống"</summary>
    private static Amount? OpenEnded(Message message, int index)
    {
        var at = index;
        message.Take(ref at, Role.From);
        if (Single(message, at) is not { } amount) return null;
        if (message.Has(amount.Next, Role.AndMore, out var more)) return amount with { First = index, Next = more.Next, Max = null };
        return message.Has(amount.Next, Role.AndLess, out var less) ? amount with { First = index, Next = less.Next, Min = null } : null;
    }

    private static Amount? Range(Message message, int index)
    {
        var at = index;
        for (var words = 0; words < MostWordsBefore && message.TakeAround(ref at); words++) { }
        var between = message.Take(ref at, Role.Between);
        var from = between || message.Take(ref at, Role.From);
        if (Single(message, at) is not { } low) return null;
        at = low.Next;
        if (!Connector(message, ref at, between, from, low)) return null;
        if (Single(message, at) is not { } high || high.Max < low.Min) return null;
        // "từ 1 đến 5 triệu": the scale is said once.
        if (Scale(message, low) == 0 && Scale(message, high) is var scale and > 0 && TenTo.Raise(low.Min!.Value, scale) <= high.Max) low = low with { Min = TenTo.Raise(low.Min.Value, scale) };
        return new(index, high.Next, low.Min, high.Max, high.Unit ?? low.Unit, low.Spoken && high.Spoken, low.Weak || high.Weak);
    }

    private static int Scale(Message message, Amount amount)
    {
        for (var i = amount.First; i < amount.Next; i++)
            if (message.Has(i, Role.Scale, out var scale) || (i > amount.First && message.Glued(i) && message.Has(i, Role.ShortScale, out scale))) return scale.Value;
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
        if (message.Folded(at, "vn") && message.IsSign(at + 1, '$')) { at += 2; return nameof(CurrencyCode.VND); }
        if (!message.Has(at, Role.Currency, out var currency) || !(message.IsNumber(currency.Next) || (message.IsSign(currency.Next, '.') && message.IsNumber(currency.Next + 1)))) return null;
        at = currency.Next;
        message.TakeSign(ref at, '.');
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
        : message.IsSign(at, '¥') ? nameof(CurrencyCode.JPY)
        : message.IsSign(at, '₹') ? nameof(CurrencyCode.INR)
        : message.IsSign(at, '₩') ? nameof(CurrencyCode.KRW)
        : message.IsSign(at, '₫') ? nameof(CurrencyCode.VND) : null;
}
