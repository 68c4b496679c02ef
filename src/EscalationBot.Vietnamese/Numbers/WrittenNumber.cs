using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>
/// Numbers in digits: points group thousands, a comma starts the decimals ("3.239", "1,5 tỷ"), and a short scale may stand
/// inside ("1tr5" is 1.5 million). A point before other than three digits is read as a decimal point.
/// </summary>
internal static class WrittenNumber
{
    private const int GroupLength = 3;
    private const int MostDigits = 18;

    public static bool TryRead(Message message, int index, out NumberFound number)
    {
        var at = index;
        number = default;
        var negative = Negative(message, ref at);
        if (!Amount(message, ref at, out var value)) return false;
        var weak = false;
        Scaled(message, ref at, ref value, ref weak);
        number = new(negative ? -value : value, index, at, false, weak);
        return true;
    }

    private static bool Negative(Message message, ref int at)
    {
        if (message.Take(ref at, Role.Minus)) return true;
        if (!message.IsSign(at, '-') || (at > 0 && !message[at].Gap)) return false;
        if (at > 0 && message.IsNumber(at - 1)) return false;
        if (!message.Glued(at + 1) && at > 0) return false;
        at++;
        return true;
    }

    private static bool Amount(Message message, ref int at, out decimal value)
    {
        value = 0;
        if (message.IsSign(at, ',') && message.IsNumber(at + 1) && message.Glued(at + 1) && !message.Glued(at))
            return Decimals(message, ref at, ref value);
        if (!message.IsNumber(at) || message[at].Length > MostDigits) return false;
        value = message[at++].Value;
        if (EnglishGroups(message, at)) return English(message, ref at, ref value);
        while (Joined(message, at, '.') && message[at + 1].Length == GroupLength) Group(message, ref at, ref value);
        if (Joined(message, at, ',') || (Joined(message, at, '.') && message[at + 1].Length != GroupLength)) Decimals(message, ref at, ref value);
        return true;
    }

    /// <summary>"1,194.09" and "1,200,000": commas group and a point follows, or there are several.</summary>
    private static bool EnglishGroups(Message message, int at) =>
        Joined(message, at, ',') && message[at + 1].Length == GroupLength
        && (Joined(message, at + 2, '.') || (Joined(message, at + 2, ',') && message[at + 3].Length == GroupLength));

    private static bool English(Message message, ref int at, ref decimal value)
    {
        while (Joined(message, at, ',') && message[at + 1].Length == GroupLength) Group(message, ref at, ref value);
        return !Joined(message, at, '.') || Decimals(message, ref at, ref value);
    }

    private static void Group(Message message, ref int at, ref decimal value)
    {
        // More groups than a decimal can hold are no number that anybody means.
        if (value < 1_000_000_000_000_000_000m) value = (value * 1000) + message[at + 1].Value;
        at += 2;
    }

    private static bool Decimals(Message message, ref int at, ref decimal value)
    {
        var digits = message[at + 1];
        if (digits.Length > MostDigits) return false;
        value += digits.Value / TenTo.The(digits.Length);
        at += 2;
        return true;
    }

    private static void Scaled(Message message, ref int at, ref decimal value, ref bool weak)
    {
        if (message.Take(ref at, Role.Hundred)) value *= 100;
        if (message.IsWord(at) && message.Glued(at) && message.Has(at, Role.ShortScale, out var shortScale)) ShortScaled(message, ref at, ref value, shortScale);
        else if (message.Has(at, Role.Scale, out var scale)) LongScaled(message, ref at, ref value, scale, ref weak);
    }

    private static void ShortScaled(Message message, ref int at, ref decimal value, Found scale)
    {
        at = scale.Next;
        value *= TenTo.The(scale.Value);
        if (message.IsNumber(at) && message.Glued(at) && message[at].Length <= MostDigits)
        {
            value += message[at].Value * TenTo.The(scale.Value) / TenTo.The(message[at].Length);
            at++;
        }
        else if (message.Take(ref at, Role.Half)) value += TenTo.The(scale.Value) / 2;
    }

    private static void LongScaled(Message message, ref int at, ref decimal value, Found scale, ref bool weak)
    {
        at = scale.Next;
        weak |= scale.Weak;
        value *= TenTo.The(scale.Value);
        if (message.Take(ref at, Role.Half)) value += TenTo.The(scale.Value) / 2;
        else if (message.Has(at, Role.Scale, out var second) && second.Value == 9) { value *= TenTo.The(9); at = second.Next; }
        else LowerPart(message, ref at, ref value, scale.Value);
    }

    /// <summary>"2 triệu 300 nghìn" adds; "1 triệu 5" means half a million more.</summary>
    private static void LowerPart(Message message, ref int at, ref decimal value, int scale)
    {
        var next = at;
        if (!message.IsNumber(at) || !message[at].Gap || !Amount(message, ref next, out var lower)) return;
        if (message.Has(next, Role.Scale, out var second) && second.Value < scale)
        {
            value += lower * TenTo.The(second.Value);
            at = second.Next;
            LowerPart(message, ref at, ref value, second.Value);
        }
        else if (message[at].Length == 1 && next == at + 1 && scale >= 6 && !message.Has(next, Role.Unit))
        {
            value += lower * TenTo.The(scale - 1);
            at = next;
        }
    }

    private static bool Joined(Message message, int at, char sign) =>
        message.IsSign(at, sign) && message.Glued(at) && message.IsNumber(at + 1) && message.Glued(at + 1);
}
