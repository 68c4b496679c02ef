using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>Ranks: "thứ nhì", "cái thứ tư", "mục 4", "số 2", "đầu tiên", "cuối cùng" (-1).</summary>
internal static class OrdinalGrammar
{
    private const int MostNouns = 3;

    public static bool TryRead(Message message, int index, out NumberFound ordinal)
    {
        ordinal = default;
        var at = index;
        var counted = message.Take(ref at, Role.Counted);
        for (var more = 0; counted && more < MostNouns && message.Take(ref at, Role.Counted); more++) { }
        if (message.Has(at, Role.OrdinalPlace, out var place) && (counted || place.Length > 1 || message.Count == 1)) return Set(index, place.Next, place.Value, out ordinal);
        if (message.Take(ref at, Role.OrdinalWord)) return Ranked(message, index, at, out ordinal);
        return counted && (Ranked(message, index, at, out ordinal) || Written(message, index, at, out ordinal));
    }

    /// <summary>After "thứ": a name of a rank, a number, or a Roman numeral.</summary>
    private static bool Ranked(Message message, int index, int at, out NumberFound ordinal)
    {
        ordinal = default;
        if (message.Has(at, Role.OrdinalName, out var name)) return Set(index, name.Next, name.Value, out ordinal);
        if (message.Has(at, Role.ToneDigit, out var four) && four.Value == 4) return Set(index, four.Next, 4, out ordinal);
        if (RomanNumeral.TryRead(message, at, out var roman)) return Set(index, at + 1, roman, out ordinal);
        return Written(message, index, at, out ordinal);
    }

    private static bool Written(Message message, int index, int at, out NumberFound ordinal)
    {
        ordinal = default;
        return NumberGrammar.TryRead(message, at, out var number) && number.IsWhole && number.Value > 0 && Set(index, number.Next, number.Value, out ordinal);
    }

    private static bool Set(int first, int next, decimal value, out NumberFound ordinal)
    {
        ordinal = new(value, first, next, true, false);
        return true;
    }
}
