using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>Roman numerals of either case, in their strict form, 1 to 3999.</summary>
internal static class RomanNumeral
{
    private const int Longest = 15; // MMMDCCCLXXXVIII

    public static bool TryRead(Message message, int index, out int value)
    {
        value = 0;
        return message.IsWord(index) && !message[index].Marked && TryParse(message.Folded(index), out value);
    }

    private static bool TryParse(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > Longest) return false;
        var at = 0;
        var thousands = 0;
        while (at < text.Length && text[at] == 'm' && thousands < 3) (at, thousands) = (at + 1, thousands + 1);
        value = (thousands * 1000) + (Place(text, ref at, 'c', 'd', 'm') * 100) + (Place(text, ref at, 'x', 'l', 'c') * 10) + Place(text, ref at, 'i', 'v', 'x');
        return at == text.Length && value > 0;
    }

    private static int Place(ReadOnlySpan<char> text, ref int at, char one, char five, char ten)
    {
        if (At(text, at, one) && At(text, at + 1, ten)) { at += 2; return 9; }
        if (At(text, at, one) && At(text, at + 1, five)) { at += 2; return 4; }
        var value = 0;
        if (At(text, at, five)) (at, value) = (at + 1, 5);
        for (var ones = 0; ones < 3 && At(text, at, one); ones++) (at, value) = (at + 1, value + 1);
        return value;
    }

    private static bool At(ReadOnlySpan<char> text, int at, char letter) => at < text.Length && text[at] == letter;
}
