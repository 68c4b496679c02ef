using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>
/// Numbers in words, with the short ends that speech allows: "một nghìn hai" is 1,200 and "bốn trăm sáu triệu" 460 million,
/// because a lone digit after a scale names the next lower place unless "linh" or "không trăm" says otherwise.
/// </summary>
internal struct SpokenNumber(Message message, int first)
{
    private const int Five = 5;
    private const int Billion = 9;
    private const int MostDecimals = 16;

    /// <summary>Nobody says more than billions of billions.</summary>
    private const int MostGroups = 12;

    private int at = first;
    private bool weak;

    /// <summary>The longest number in words at the token.</summary>
    public static bool TryRead(Message message, int index, out NumberFound number)
    {
        var reader = new SpokenNumber(message, index);
        var read = reader.Read(out var value);
        number = new(value, index, reader.at, true, reader.weak);
        return read;
    }

    private bool Read(out decimal value)
    {
        value = 0;
        if (HalfOfScale(ref value)) return true;
        if (LongDigits(ref value)) return true;
        if (!Whole(out value, out var scaled)) return false;
        Fraction(ref value, scaled);
        return true;
    }

    private bool LongDigits(ref decimal value)
    {
        var start = at;
        if (SpokenDigits.Read(message, ref at, ref weak, int.MaxValue, out value) >= 3) return true;
        at = start;
        return false;
    }

    /// <summary>"nửa tỷ", "nửa triệu", "một nửa".</summary>
    private bool HalfOfScale(ref decimal value)
    {
        var next = at;
        if (!Take(ref next, Role.HalfOf, out var half)) return false;
        var scaled = Take(ref next, Role.Scale, out var scale);
        if (!scaled && half.Length == 1 && !message.Has(next, Role.Percent)) return false;
        at = next;
        value = (scaled ? TenTo.The(scale.Value) : 1) / 2m;
        return true;
    }

    private bool Whole(out decimal value, out bool scaled)
    {
        decimal billions = 0, below = 0;
        var last = int.MaxValue;
        scaled = false;
        value = 0;
        for (var groups = 0; groups < MostGroups; groups++)
        {
            var start = at;
            if (!Group(last, out var group, out var lone))
            {
                if (!Take(ref at, Role.Scale, out var again) || !scaled || again.Value != Billion) { at = start; break; }
                (billions, below) = (TenTo.Raise(billions + below, Billion), 0);
                continue;
            }
            if (!Take(ref at, Role.Scale, out var scale))
            {
                below += lone && last is > 2 and < int.MaxValue ? group * TenTo.The(last - 1) : group;
                value = billions + below;
                return true;
            }
            if (scale.Value >= last && scale.Value != Billion) { at = start; break; }
            scaled = true;
            if (scale.Value == Billion) (billions, below) = (TenTo.Raise(billions + below + group, Billion), 0);
            else below += group * TenTo.The(scale.Value);
            last = scale.Value;
            if (Take(ref at, Role.Half, out _))
            {
                value = billions + below + (TenTo.The(last) / 2);
                return true;
            }
        }
        value = billions + below;
        return scaled;
    }

    /// <summary>A number below a thousand, or a bare scale before "rưỡi" ("triệu rưỡi").</summary>
    private bool Group(int last, out decimal value, out bool lone)
    {
        lone = false;
        value = 0;
        var start = at;
        if (last != int.MaxValue && Take(ref at, Role.Gap, out _))
        {
            if (BelowHundred(out var gapped)) { value = gapped; return true; }
            at = start;
            return false;
        }
        if (Take(ref at, Role.TensShort, out var tens) && Ones(out var ones, allowFive: false)) { value = (tens.Value * 10) + ones; return true; }
        at = start;
        if (Take(ref at, Role.Ten, out _)) { value = 10 + (Ones(out var one, allowFive: false) ? one : 0); return true; }
        if (Take(ref at, Role.Digit, out var digit)) return AfterDigit(digit.Value, last, start, out value, out lone);
        if (last is > 2 and < int.MaxValue && Take(ref at, Role.ToneDigit, out var tone)) { (value, lone) = (tone.Value, true); return true; }
        return BareScale(out value);
    }

    /// <summary>What "linh" leads to: a digit, or all of the tens place ("một tỷ lẻ mười bảy").</summary>
    private bool BelowHundred(out int value)
    {
        if (Take(ref at, Role.Ten, out _)) { value = 10 + (Ones(out var one, allowFive: false) ? one : 0); return true; }
        if (!Ones(out value, allowFive: true)) return false;
        if (Take(ref at, Role.Tens, out _)) value = (value * 10) + (Ones(out var more, allowFive: false) ? more : 0);
        return true;
    }

    private bool AfterDigit(int digit, int last, int start, out decimal value, out bool lone)
    {
        lone = false;
        if (Take(ref at, Role.Hundred, out _)) { value = (digit * 100) + AfterHundred(); return true; }
        if (Take(ref at, Role.Tens, out _)) { value = (digit * 10) + (Ones(out var one, allowFive: false) ? one : 0); return true; }
        if (Take(ref at, Role.Dozens, out var dozen)) { value = digit * dozen.Value; return true; }
        if (digit > 0 && Pair(out var second)) { value = (digit * 10) + second; return true; }
        // "hai triệu năm" may be 2.5 million, but "hai nghìn năm" is two thousand years.
        if (digit == Five && last == 3 && !message.Has(at, Role.Scale)) { at = start; value = 0; return false; }
        (value, lone) = (digit, true);
        return true;
    }

    private int AfterHundred()
    {
        var start = at;
        if (Take(ref at, Role.Half, out _)) return 50;
        if (Take(ref at, Role.Gap, out _) && Ones(out var gapped, allowFive: true)) return gapped;
        at = start;
        if (Take(ref at, Role.Ten, out _)) return 10 + (Ones(out var one, allowFive: false) ? one : 0);
        if (Take(ref at, Role.ToneDigit, out var tone)) return tone.Value * 10;
        if (!Take(ref at, Role.Digit, out var digit)) return 0;
        if (Take(ref at, Role.Tens, out _)) return (digit.Value * 10) + (Ones(out var tens, allowFive: false) ? tens : 0);
        if (Pair(out var second)) return (digit.Value * 10) + second;
        if (!message.Has(at, Role.Hundred) && (digit.Value != Five || message.Has(at, Role.Scale))) return digit.Value * 10;
        at = start;
        return 0;
    }

    /// <summary>A scale without "một": "triệu rưỡi", "trăm mốt", "chục", "mươi ngày"; "nghìn hai" only where a text begins.</summary>
    private bool BareScale(out decimal value)
    {
        value = 1;
        var next = at;
        if (Take(ref next, Role.Scale, out _) && (message.Has(next, Role.Half) || (Begins && StandsFor(next)))) return true;
        next = at;
        if (Take(ref next, Role.Hundred, out _) && (GoesOn(next) || (Begins && StandsFor(next))))
        {
            at = next;
            value = 100 + AfterHundred();
            return true;
        }
        value = 10;
        next = at;
        if (Take(ref next, Role.Tens, out _) && (message.Has(next, Role.Unit) || message.Has(next, Role.WorkingDay))) { at = next; return true; }
        if (!message.Has(at, Role.Dozens, out var dozen)) return false;
        at = dozen.Next;
        value = dozen.Value;
        return true;
    }

    /// <summary>Nothing stands before the number that could belong to it ("vài trăm", "hàng nghìn").</summary>
    private readonly bool Begins => at == 0 || message[at - 1].Kind == TokenKind.Sign;

    private readonly bool StandsFor(int next) =>
        next == message.Count || message.Has(next, Role.Gap) || message.Has(next, Role.Digit) || message.Has(next, Role.ToneDigit);

    private readonly bool GoesOn(int next) =>
        message.Has(next, Role.Half) || message.Has(next, Role.ToneDigit) || message.Has(next, Role.Scale) || message.Has(next, Role.Unit)
        || message.Has(next, Role.WorkingDay);

    /// <summary>The second digit of tens said short: "hai tư", "ba mốt". "hai năm" is two years, so five must be "lăm".</summary>
    private bool Pair(out int second)
    {
        var start = at;
        if (Ones(out second, allowFive: false) && !message.Has(at, Role.Hundred) && !message.Has(at, Role.Tens)
            && !message.Has(at, Role.Digit) && !message.Has(at, Role.Dozens)) return true;
        at = start;
        return false;
    }

    private bool Ones(out int value, bool allowFive) => SpokenDigits.Ones(message, ref at, ref weak, allowFive, out value);

    /// <summary>Digits after "phẩy", and the scale after them: "không phẩy hai triệu" is 200,000.</summary>
    private void Fraction(ref decimal value, bool scaled)
    {
        var start = at;
        if (!Take(ref at, Role.Point, out _)) return;
        if (!FractionDigits(out var digits, out var count)) { at = start; return; }
        value += digits / TenTo.The(count);
        if (!scaled && Take(ref at, Role.Scale, out var scale)) value = TenTo.Raise(value, scale.Value);
    }

    private bool FractionDigits(out decimal digits, out int count)
    {
        var start = at;
        count = SpokenDigits.Read(message, ref at, ref weak, MostDecimals, out digits);
        if (count > 0) return true;
        at = start;
        if (message.IsNumber(at) && message[at].Length <= SpokenDigits.Most) { (digits, count) = (message[at].Value, message[at++].Length); return true; }
        if (Take(ref at, Role.ToneDigit, out var tone)) { (digits, count) = (tone.Value, 1); return true; }
        if (!Group(int.MaxValue, out digits, out _)) return false;
        count = digits < 10 ? 1 : digits < 100 ? 2 : 3;
        return true;
    }

    private bool Take(ref int index, Role role, out Found found)
    {
        if (!message.Take(ref index, role, out found)) return false;
        weak |= found.Weak;
        return true;
    }
}
