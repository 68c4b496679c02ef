using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Documents;

/// <summary>Words before and after a document number: "tờ trình", "công văn số", "của Sở Tài chính".</summary>
internal static class KindWords
{
    private enum Tag { Kind, Letter, NumberWord, FromWord, Issuer, Initialled }

    /// <summary>The longest run of initials typed as one word ("lđtbxh", "vhttdl").</summary>
    private const int LongestInitials = 7;
    private const int MostInitials = 4;

    private static readonly string[] KindCodes = [.. SymbolTables.Words.Kinds.Keys];
    private static readonly string[] IssuerCodes = [.. SymbolTables.Words.Issuers.Keys];
    private static readonly string[] InitialLetters = [.. SymbolTables.Words.Initialled.Values];

    private static readonly Lexicon Words = new(
    [
        .. SymbolTables.Words.Kinds.Where(k => k.Key != "CV").SelectMany(k => Phrases(Tag.Kind, Array.IndexOf(KindCodes, k.Key), k.Value)),
        .. SymbolTables.Words.Issuers.SelectMany(i => Phrases(Tag.Issuer, Array.IndexOf(IssuerCodes, i.Key), i.Value.Append(i.Key))),
        .. SymbolTables.Words.Initialled.Keys.SelectMany((word, at) => Phrases(Tag.Initialled, at, [word])),
        .. Phrases(Tag.Letter, 0, SymbolTables.Words.Letter.Words),
        .. Phrases(Tag.NumberWord, 0, SymbolTables.Words.NumberWords),
        .. Phrases(Tag.FromWord, 0, SymbolTables.Words.FromWords),
    ]);

    /// <summary>Every folded syllable of these words.</summary>
    public static IEnumerable<string> Syllables => Words.Syllables;

    /// <summary>A kind word at the token: its code, "" for an official letter, null when only "số" stands there.</summary>
    public static bool Match(Message message, int index, out string? kind, out int next)
    {
        kind = null;
        next = index;
        if (Has(message, index, Tag.Kind, out var found)) (kind, next) = (KindCodes[found.Value], found.Next);
        else if (Has(message, index, Tag.Letter, out found)) (kind, next) = ("", found.Next);
        else return Has(message, index, Tag.NumberWord, out _);
        // "đề xuất tại công văn, tờ trình 45": the word nearest to the number counts.
        return true;
    }

    public static bool TakeNumberWord(Message message, ref int at)
    {
        var taken = Has(message, at, Tag.NumberWord, out var found);
        if (taken) at = found.Next;
        if (message.IsSign(at, ':') || message.IsSign(at, '.')) at++;
        return taken;
    }

    /// <summary>The code of the body named behind a number, or null.</summary>
    public static string? IssuerAfter(Message message, int index, out int next)
    {
        var at = Has(message, index, Tag.FromWord, out var from) ? from.Next : index;
        if (Initials(message, at, out next) is { } code) return code;
        var named = Has(message, at, Tag.Issuer, out var issuer);
        next = named ? issuer.Next : index;
        return named ? IssuerCodes[issuer.Value] : null;
    }

    /// <summary>"sở kh&amp;đt", "sở gd đt", "bộ tc": the first word and initials; the longest that is a known code.</summary>
    private static string? Initials(Message message, int index, out int next)
    {
        next = index;
        if (!Has(message, index, Tag.Initialled, out var first)) return null;
        var typed = InitialLetters[first.Value];
        string? code = null;
        for (var at = first.Next; at < Math.Min(message.Count, first.Next + MostInitials) && message.IsWord(at) && message[at].FoldedLength <= LongestInitials; at++)
        {
            typed += message.Folded(at).ToString();
            if (SymbolTables.Issuer(typed) is not { } known) continue;
            (code, next) = (known, at + 1);
        }
        return code;
    }

    /// <summary>"tờ trình 45/tt-ubnd" is a TTr although TT alone is a circular: the word before decides between like codes.</summary>
    public static WrittenSymbol Corrected(Message message, int index, WrittenSymbol symbol)
    {
        if (symbol.KindCode is not { } code || symbol.Normalized is null || symbol.Year is not null) return symbol;
        for (var at = index - 1; at >= Math.Max(0, index - 4); at--)
        {
            if (!Has(message, at, Tag.Kind, out var found)) continue;
            var said = KindCodes[found.Value];
            if (found.Length == 1 || said == code || Folding.Fold(said).TrimEnd('r') != Folding.Fold(code).TrimEnd('r')) return symbol;
            return symbol with { KindCode = said, Normalized = symbol.Normalized.Replace(code + "-", said + "-", StringComparison.Ordinal) };
        }
        return symbol;
    }

    /// <summary>
    /// What a document without a kind in its symbol is called: a law when the National Assembly issued it and no word before
    /// says otherwise, else an official letter.
    /// </summary>
    public static string NameWithoutCode(Message message, int index, WrittenSymbol symbol)
    {
        var assembly = symbol.Year is not null && symbol.Issuer?.StartsWith(SymbolTables.Words.Assembly, StringComparison.Ordinal) == true;
        if (!assembly) return SymbolTables.Words.Letter.Name;
        for (var at = index - 1; at >= Math.Max(0, index - 4); at--)
            if (Has(message, at, Tag.Kind, out var found)) return SymbolTables.KindName(KindCodes[found.Value]);
        return SymbolTables.KindName(SymbolTables.Words.Law);
    }

    private static bool Has(Message message, int index, Tag tag, out Found found) =>
        Words.Has(message, index, (int)tag, out found);

    private static IEnumerable<Phrase> Phrases(Tag tag, int value, IEnumerable<string> words) =>
        Phrase.All((int)tag, words, value);
}
