using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Words;

/// <summary>Short questions that the grammars ask about one place of a message.</summary>
internal static class Reading
{
    public static bool Has(this Message message, int index, Role role, out Found found)
    {
        found = default;
        return index >= 0 && index < message.Count && message.Starts(index) is { } starts && starts.May((int)role)
            && Lexicon.Match(message, index, starts, (int)role, out found);
    }

    public static bool Has(this Message message, int index, Role role) => message.Has(index, role, out _);

    /// <summary>The word is this one letter for letter but for its diacritics, of which it has none, whatever the rest of the text has.</summary>
    public static bool HasBare(this Message message, int index, Role role, int value)
    {
        if (!message.IsWord(index) || message[index].Marked || message.Starts(index) is not { } starts || !starts.May((int)role)) return false;
        foreach (var phrase in starts.Phrases)
            if (phrase.Tag == (int)role && phrase.Value == value && phrase.Length == 1 && message.Folded(index).SequenceEqual(phrase.Syllables[0].Folded)) return true;
        return false;
    }

    /// <summary>Steps over the phrase when it stands there.</summary>
    public static bool Take(this Message message, ref int index, Role role, out Found found)
    {
        if (!message.Has(index, role, out found)) return false;
        index = found.Next;
        return true;
    }

    public static bool Take(this Message message, ref int index, Role role) => message.Take(ref index, role, out _);

    /// <summary>"lúc", "vào khoảng": words before a time or a number that do not change it. Without its marks "tam" may be eight.</summary>
    public static bool TakeAround(this Message message, ref int index)
    {
        if (message.Take(ref index, Role.At)) return true;
        if (!message.Has(index, Role.About, out var about) || (about.Weak && about.Length == 1 && !message.IsNumber(about.Next))) return false;
        index = about.Next;
        return true;
    }

    public static bool TakeSign(this Message message, ref int index, char sign)
    {
        if (!message.IsSign(index, sign)) return false;
        index++;
        return true;
    }

    /// <summary>
    /// What the same words, typed without diacritics, may stand for besides: "hom kia" is the day before yesterday or the
    /// one before that.
    /// </summary>
    public static int? OtherValue(this Message message, in Found found)
    {
        if (!found.Weak || message.Starts(found.First) is not { } starts) return null;
        foreach (var phrase in starts.Phrases)
        {
            if (phrase.Tag == found.Tag && phrase.Length == found.Length && phrase.Value != found.Value
                && Lexicon.Fits(message, found.First, phrase, out _)) return phrase.Value;
        }
        return null;
    }
}
