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
    private const int MostDigits = 24;
    private const int MostDecimals = 18;
    private const int MostGroups = 8;
    private const int MostDozens = 999;

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
        if (message.IsSign(at, ',') && message.IsNumber(at + 1) && message.Glued(at + 1) && (!message.Glued(at) || message.IsSign(at - 1, '-')))
            return Decimals(message, ref at, ref value);
        if (!message.IsNumber(at) || message[at].Length > MostDigits) return false;
        value = Digits(message, at++);
        if (EnglishGroups(message, at)) return English(message, ref at, ref value);
        if (SpacedGroups(message, at)) return Spaced(message, ref at, ref value);
        var grouped = message[at - 1].Length <= GroupLength;
        if (grouped) Groups(message, '.', ref at, ref value);
        if (Joined(message, at, ',') || (Joined(message, at, '.') && !(grouped && message[at + 1].Length == GroupLength))) Decimals(message, ref at, ref value);
        else SpokenPoint(message, ref at, ref value);
        return true;
    }

    private static decimal Digits(Message message, int at)
    {
        decimal value = 0;
        foreach (var digit in message.Text.AsSpan(message[at].Start, message[at].Length)) value = (value * 10) + Letters.Digit(digit);
        return value;
    }

    /// <summary>"12 phẩy 5", "1 chấm năm"</summary>
    private static void SpokenPoint(Message message, ref int at, ref decimal value)
    {
        var next = at;
        if (!message.Take(ref next, Role.Point)) return;
        if (SpokenDigits.TryRead(message, next, 1, out var digits)) (value, at) = (value + Fraction(digits.Value, digits.Next - next), digits.Next);
        else if (message.IsNumber(next) && message[next].Length <= MostDecimals) (value, at) = (value + Fraction(message[next].Value, message[next].Length), next + 1);
    }

    private static decimal Fraction(decimal digits, int count) => digits / TenTo.The(count);

    /// <summary>"1 234 567": two groups of three digits or more, each after one space.</summary>
    private static bool SpacedGroups(Message message, int at) =>
        message[at - 1].Length <= GroupLength && IsGroupAfterSpace(message, at) && IsGroupAfterSpace(message, at + 1);

    private static bool IsGroupAfterSpace(Message message, int at) =>
        message.IsNumber(at) && message[at].Length == GroupLength && message[at].Start == message[at - 1].End + 1;

    private static bool Spaced(Message message, ref int at, ref decimal value)
    {
        for (var groups = 0; groups < MostGroups && IsGroupAfterSpace(message, at); groups++) value = (value * 1000) + message[at++].Value;
        return true;
    }

    /// <summary>"1,194.09" and "1,200,000": commas group and a point follows, or there are several.</summary>
    private static bool EnglishGroups(Message message, int at) =>
        message[at - 1].Length <= GroupLength && Joined(message, at, ',') && message[at + 1].Length == GroupLength
        && (Joined(message, at + 2, '.') || (Joined(message, at + 2, ',') && message[at + 3].Length == GroupLength));

    private static bool English(Message message, ref int at, ref decimal value)
    {
        Groups(message, ',', ref at, ref value);
        return !Joined(message, at, '.') || Decimals(message, ref at, ref value);
    }

    private static void Groups(Message message, char sign, ref int at, ref decimal value)
    {
        for (var groups = 0; groups < MostGroups && Joined(message, at, sign) && message[at + 1].Length == GroupLength; groups++)
            (value, at) = ((value * 1000) + message[at + 1].Value, at + 2);
    }

    private static bool Decimals(Message message, ref int at, ref decimal value)
    {
        var digits = message[at + 1];
        if (digits.Length > MostDecimals) return false;
        value += Fraction(digits.Value, digits.Length);
        at += 2;
        return true;
    }

    private static void Scaled(Message message, ref int at, ref decimal value, ref bool weak)
    {
        if (message.Take(ref at, Role.Hundred)) value = TenTo.Raise(value, 2);
        else if (value <= MostDozens && message.Has(at, Role.Dozens, out var dozen) && !(dozen.Weak && dozen.Value > 10)) (value, at) = (value * dozen.Value, dozen.Next);
        if (message.IsWord(at) && message.Glued(at) && message.Has(at, Role.ShortScale, out var shortScale)) ShortScaled(message, ref at, ref value, shortScale);
        else if (message.Has(at, Role.Scale, out var scale)) LongScaled(message, ref at, ref value, scale, ref weak);
    }

    private static void ShortScaled(Message message, ref int at, ref decimal value, Found scale)
    {
        at = scale.Next;
        value = TenTo.Raise(value, scale.Value);
        if (message.IsNumber(at) && message.Glued(at) && message[at].Length <= MostDecimals)
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
        value = TenTo.Raise(value, scale.Value);
        if (message.Take(ref at, Role.Half)) value += TenTo.The(scale.Value) / 2;
        else if (message.Has(at, Role.Scale, out var second) && second.Value == 9) (value, at) = (TenTo.Raise(value, 9), second.Next);
        else LowerPart(message, ref at, ref value, scale.Value);
    }

    /// <summary>"2 triệu 300 nghìn" adds; "1 triệu 5" means half a million more.</summary>
    private static void LowerPart(Message message, ref int at, ref decimal value, int scale)
    {
        var next = at;
        if (!message.IsNumber(at) || !message[at].Gap || !Amount(message, ref next, out var lower)) return;
        if (message.Has(next, Role.Scale, out var second) && second.Value < scale)
        {
            value += TenTo.Raise(lower, second.Value);
            at = second.Next;
            LowerPart(message, ref at, ref value, second.Value);
        }
        else if (message[at].Length == 1 && next == at + 1 && scale >= 3 && !message.Has(next, Role.Unit))
        {
            value += TenTo.Raise(lower, scale - 1);
            at = next;
        }
    }

    private static bool Joined(Message message, int at, char sign) =>
        message.IsSign(at, sign) && message.Glued(at) && message.IsNumber(at + 1) && message.Glued(at + 1);
}
