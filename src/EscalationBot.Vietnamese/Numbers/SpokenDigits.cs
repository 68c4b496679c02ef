using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>Digits said one after the other, as years and decimals are: "hai không hai ba", "một chín bảy lăm", "hai không mười chín".</summary>
internal static class SpokenDigits
{
    /// <summary>More do not fit into a number.</summary>
    public const int Most = 18;

    private const int Five = 5;

    /// <param name="least">Fewer digits are none.</param>
    public static bool TryRead(Message message, int index, int least, out NumberFound number)
    {
        var (at, weak) = (index, false);
        var count = Read(message, ref at, ref weak, int.MaxValue, out var value);
        number = new(value, index, at, true, weak);
        return count >= least;
    }

    /// <summary>How many digits were read; the last two may be a ten ("mười chín").</summary>
    public static int Read(Message message, ref int at, ref bool weak, int most, out decimal value)
    {
        var count = 0;
        value = 0;
        while (count < Math.Min(most, Most))
        {
            if (count > 0 && message.Take(ref at, Role.Ten, out var ten))
            {
                weak |= ten.Weak;
                value = (value * 100) + 10 + (Ones(message, ref at, ref weak, allowFive: false, out var one) ? one : 0);
                return count + 2;
            }
            if (count == 2 && LastTens(message, ref at, ref weak, out var tens))
            {
                value = (value * 100) + tens;
                return count + 2;
            }
            if (!Digit(message, ref at, ref weak, count > 0, out var digit) && !(count > 1 && ZeroBefore(message, ref at, ref weak))) break;
            value = (value * 10) + digit;
            count++;
        }
        return count;
    }

    /// <summary>A digit in the place of ones, with the forms it takes there ("mốt", "tư", "lăm").</summary>
    public static bool Ones(Message message, ref int at, ref bool weak, bool allowFive, out int value)
    {
        value = 0;
        if (!message.Take(ref at, Role.ToneDigit, out var digit))
        {
            if (!message.Has(at, Role.Digit, out digit) || digit.Value == 0 || (digit.Value == Five && !allowFive)) return false;
            at = digit.Next;
        }
        weak |= digit.Weak;
        value = digit.Value;
        return true;
    }

    /// <summary>"hai không linh sáu": in a year "linh" is the zero.</summary>
    private static bool ZeroBefore(Message message, ref int at, ref bool weak)
    {
        if (!message.Has(at, Role.Gap, out var gap) || !(message.Has(gap.Next, Role.Digit) || message.Has(gap.Next, Role.ToneDigit))) return false;
        weak |= gap.Weak;
        at = gap.Next;
        return true;
    }

    /// <summary>"hai không hai mươi tư", "một chín chín mươi": the last two digits said as a number.</summary>
    private static bool LastTens(Message message, ref int at, ref bool weak, out int value)
    {
        value = 0;
        if (!message.Has(at, Role.Digit, out var digit) || digit.Value == 0 || !message.Has(digit.Next, Role.Tens, out var tens)) return false;
        weak |= digit.Weak || tens.Weak;
        at = tens.Next;
        value = (digit.Value * 10) + (Ones(message, ref at, ref weak, allowFive: false, out var one) ? one : 0);
        return true;
    }

    private static bool Digit(Message message, ref int at, ref bool weak, bool toneToo, out int value)
    {
        var read = message.Has(at, Role.Digit, out var digit) || (toneToo && message.Has(at, Role.ToneDigit, out digit));
        value = digit.Value;
        if (!read || message.Has(digit.Next, Role.Hundred) || (value > 0 && message.Has(digit.Next, Role.Tens)) || message.Has(digit.Next, Role.Dozens)) return false;
        weak |= digit.Weak;
        at = digit.Next;
        return true;
    }
}
