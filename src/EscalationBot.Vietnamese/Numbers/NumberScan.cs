using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Numbers;

/// <summary>All numbers, or all ranks, of a message, left to right.</summary>
internal static class NumberScan
{
    public static List<Amount> All(Message message)
    {
        List<Amount> found = [];
        for (var index = 0; index < message.Count;)
        {
            var amount = AmountGrammar.Read(message, index);
            if (amount is not null && !IsOtherWord(message, amount)) found.Add(amount);
            index = amount?.Next ?? index + 1;
        }
        return found;
    }

    /// <summary>Numbers without their units, ranges taken apart.</summary>
    public static List<NumberFound> Singles(Message message)
    {
        List<NumberFound> found = [];
        for (var index = 0; index < message.Count;)
        {
            var read = NumberGrammar.TryRead(message, index, out var number);
            if (read && !IsOtherWord(message, new(index, number.Next, number.Value, number.Value, null, number.Spoken, number.Weak))) found.Add(number);
            index = read ? number.Next : index + 1;
        }
        return found;
    }

    public static List<NumberFound> Ordinals(Message message)
    {
        List<NumberFound> found = [];
        for (var index = 0; index < message.Count;)
        {
            var read = OrdinalGrammar.TryRead(message, index, out var ordinal);
            if (read) found.Add(ordinal);
            index = read ? ordinal.Next : index + 1;
        }
        return found;
    }

    /// <summary>
    /// One syllable that is more often something else: "không" is no, and without diacritics "nam", "tu" or "bay" are anything.
    /// Alone in the text it is the answer to a question for a number.
    /// </summary>
    private static bool IsOtherWord(Message message, Amount amount) =>
        amount is { Spoken: true, IsSingle: true, Unit: null } && amount.Next - amount.First == 1 && message.Count > 2
        && (amount.Min == 0 || amount.Weak || message.Has(amount.First, Role.OrdinalWord));
}
