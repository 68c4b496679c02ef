using System.Text;

namespace EscalationBot.Vietnamese.Lexing;

/// <summary>The two forms in which words are compared.</summary>
internal static class Folding
{
    /// <summary>Lower case without any mark; invisible characters dropped, everything else kept.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Letters.IsMark(c) || Letters.IsInvisible(c)) continue;
            folded.Append(Letters.Base(Letters.Split(Letters.Sign(c)).Letter));
        }
        return folded.ToString();
    }

    /// <summary>One syllable in the form in which the word lists and the messages hold it.</summary>
    public static string FoldSyllable(string syllable)
    {
        var folded = Fold(syllable).ToCharArray();
        Letters.OneSpelling(folded);
        return new string(folded);
    }

    /// <summary>
    /// One syllable with its marks in one canonical order, the tone last as a digit: "hòa", "hoà" and their decomposed
    /// forms all become "hoa1".
    /// </summary>
    public static string Exact(string syllable)
    {
        Span<char> exact = stackalloc char[syllable.Length + 1];
        var length = 0;
        byte tone = 0;
        foreach (var c in syllable)
        {
            if (Letters.IsMark(c)) AddMark(exact, length, c, ref tone);
            else if (!Letters.IsInvisible(c)) length = AddLetter(exact, length, c, ref tone);
        }
        Letters.OneSpelling(exact[..length]);
        if (tone > 0) exact[length++] = (char)('0' + tone);
        return new string(exact[..length]);
    }

    internal static int AddLetter(Span<char> exact, int length, char c, ref byte tone)
    {
        var (letter, own) = Letters.Split(c);
        if (own > 0) tone = own;
        exact[length] = letter;
        return length + 1;
    }

    internal static void AddMark(Span<char> exact, int length, char mark, ref byte tone)
    {
        var own = Letters.Tone(mark);
        if (own > 0) tone = own;
        else if (length > 0) exact[length - 1] = Letters.WithQuality(exact[length - 1], mark);
    }
}
