using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>A number at one place of a message, in digits or in words.</summary>
internal static class NumberGrammar
{
    public static bool TryRead(Message message, int index, out NumberFound number)
    {
        if (WrittenNumber.TryRead(message, index, out number)) { InWordsToo(message, ref number); return true; }
        if (!message.Has(index, Role.Minus, out var minus)) return SpokenNumber.TryRead(message, index, out number);
        if (!SpokenNumber.TryRead(message, minus.Next, out number)) return false;
        number = number with { Value = -number.Value, First = index };
        return true;
    }

    /// <summary>A whole number that counts something: no sign, no decimals, at most <paramref name="most"/>.</summary>
    public static bool TryCount(Message message, int index, int most, out int count, out NumberFound number)
    {
        count = 0;
        if (message.IsNumber(index))
        {
            if (message[index].Value > most) { number = default; return false; }
            number = new(message[index].Value, index, index + 1, false, false);
            InWordsToo(message, ref number);
        }
        else if (!SpokenNumber.TryRead(message, index, out number) || !number.IsWhole || number.Value > most) return false;
        count = (int)number.Value;
        return true;
    }

    /// <summary>"10 (mười) ngày làm việc": official papers say a number twice.</summary>
    private static void InWordsToo(Message message, ref NumberFound number)
    {
        if (!message.IsSign(number.Next, '(') || !SpokenNumber.TryRead(message, number.Next + 1, out var words)) return;
        if (words.Value == number.Value && message.IsSign(words.Next, ')')) number = number with { Next = words.Next + 1 };
    }
}
