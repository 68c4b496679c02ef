using EscalationBot.Vietnamese.Documents;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Lexing;

/// <summary>Cuts a text into a <see cref="Message"/> in one pass; document symbols and record codes stay whole.</summary>
internal sealed class Lexer
{
    /// <summary>No Vietnamese word comes near; longer runs of letters are cut so that one word costs no more than this.</summary>
    private const int LongestWord = 64;

    private readonly Message message;
    private readonly string text;
    private readonly IReadOnlyList<WrittenSymbol> symbols;
    private int at;
    private int nextSymbol;
    private bool gap = true;

    private Lexer(string text, IReadOnlyList<WrittenSymbol> symbols) =>
        (this.text, this.symbols, message) = (text, symbols, new Message(text));

    /// <param name="symbols">Document symbols found before, left to right; each becomes one token.</param>
    public static Message Read(string text, IReadOnlyList<WrittenSymbol> symbols) => new Lexer(text, symbols).Read();

    public static Message Read(string text) => Read(text, []);

    private Message Read()
    {
        while (at < text.Length)
        {
            if (TakeSymbol()) continue;
            var c = text[at];
            if (char.IsWhiteSpace(c)) Skip(true);
            else if (Letters.IsInvisible(c)) Skip(gap);
            else if (Letters.IsDigit(c)) TakeDigits();
            else if (char.IsLetter(c) || Letters.IsMark(c)) TakeLetters();
            else if (c == '&' && Joins()) Skip(gap);
            else TakeSign(c);
        }
        return message;
    }

    /// <summary>An ampersand between words says nothing that "kh&amp;đt" does not say without it.</summary>
    private bool Joins()
    {
        var next = at + 1;
        while (next < text.Length && text[next] == ' ') next++;
        return message.Count > 0 && message[message.Count - 1].Kind == TokenKind.Word && next < text.Length && char.IsLetter(text[next]);
    }

    private void Skip(bool leavesGap)
    {
        at++;
        gap = leavesGap;
    }

    private bool TakeSymbol()
    {
        if (nextSymbol >= symbols.Count || symbols[nextSymbol].Span.Start > at) return false;
        var symbol = symbols[nextSymbol];
        message.Add(symbol.IsRecord ? TokenKind.Record : TokenKind.Document, symbol.Span.Start, symbol.Span.End, gap, nextSymbol);
        at = symbol.Span.End;
        nextSymbol++;
        gap = false;
        return true;
    }

    private void TakeDigits()
    {
        var start = at;
        long value = 0;
        while (at < text.Length && Letters.IsDigit(text[at]) && !AtSymbol())
        {
            // Longer than any number written out: the value saturates, the digits stay in the text.
            value = at - start < 18 ? (value * 10) + Letters.Digit(text[at]) : long.MaxValue;
            at++;
        }
        message.Add(TokenKind.Number, start, at, gap, value);
        gap = false;
    }

    private bool AtSymbol() => nextSymbol < symbols.Count && symbols[nextSymbol].Span.Start == at;

    private void TakeSign(char c)
    {
        message.Add(TokenKind.Sign, at, at + 1, gap, Letters.Sign(c));
        at++;
        gap = false;
    }

    private void TakeLetters()
    {
        var start = at;
        Span<char> letters = stackalloc char[LongestWord];
        Span<byte> tones = stackalloc byte[LongestWord];
        var length = 0;
        for (; at < text.Length && length < LongestWord && !AtSymbol(); at++)
        {
            var c = text[at];
            if (Letters.IsMark(c)) AddMark(letters, tones, length, c);
            else if (Letters.IsInvisible(c)) continue;
            else if (char.IsLetter(c)) (letters[length], tones[length++]) = Letters.Split(c);
            else break;
        }
        AddWord(start, letters[..length], tones[..length]);
        gap = false;
    }

    private static void AddMark(Span<char> letters, Span<byte> tones, int length, char mark)
    {
        if (length == 0) return;
        var tone = Letters.Tone(mark);
        if (tone > 0) tones[length - 1] = tone;
        else letters[length - 1] = Letters.WithQuality(letters[length - 1], mark);
    }

    /// <summary>A short form is written out, run-together syllables are taken apart; all share the place of what was typed.</summary>
    private void AddWord(int start, ReadOnlySpan<char> letters, ReadOnlySpan<byte> tones)
    {
        Span<char> folded = stackalloc char[LongestWord];
        Span<char> exact = stackalloc char[LongestWord + 1];
        folded = Fold(letters, folded);
        exact = Exact(letters, tones, exact);
        var marked = !exact.SequenceEqual(folded);
        message.HasMarks |= marked;
        var afterNumber = !gap && message.Count > 0 && message[message.Count - 1].Kind == TokenKind.Number;
        if (!afterNumber && Spellings.Default.WriteOut(exact) is { } written)
            foreach (var syllable in written) message.AddWord(start, at, gap, true, syllable.Folded, syllable.Exact);
        else if (folded.Length >= RunTogether.ShortestRun && RunTogether.TakeApart(folded) is { } lengths)
            AddParts(start, letters, tones, lengths);
        else message.AddWord(start, at, gap, marked, folded, exact);
    }

    private void AddParts(int start, ReadOnlySpan<char> letters, ReadOnlySpan<byte> tones, IReadOnlyList<int> lengths)
    {
        Span<char> folded = stackalloc char[LongestWord];
        Span<char> exact = stackalloc char[LongestWord + 1];
        var from = 0;
        foreach (var length in lengths)
        {
            var partFolded = Fold(letters.Slice(from, length), folded);
            var partExact = Exact(letters.Slice(from, length), tones.Slice(from, length), exact);
            message.AddWord(start, at, gap, !partExact.SequenceEqual(partFolded), partFolded, partExact);
            from += length;
        }
    }

    private static Span<char> Fold(ReadOnlySpan<char> letters, Span<char> folded)
    {
        for (var i = 0; i < letters.Length; i++) folded[i] = Letters.Base(letters[i]);
        Letters.OneSpelling(folded[..letters.Length]);
        return folded[..letters.Length];
    }

    private static Span<char> Exact(ReadOnlySpan<char> letters, ReadOnlySpan<byte> tones, Span<char> exact)
    {
        letters.CopyTo(exact);
        Letters.OneSpelling(exact[..letters.Length]);
        var last = tones.LastIndexOfAnyExcept((byte)0);
        if (last < 0) return exact[..letters.Length];
        exact[letters.Length] = (char)('0' + tones[last]);
        return exact[..(letters.Length + 1)];
    }
}
