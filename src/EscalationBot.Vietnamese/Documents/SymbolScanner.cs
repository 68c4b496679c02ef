using System.Globalization;
using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Documents;

/// <summary>
/// Finds document symbols in a text before anything else is read, so that "56/UBND" becomes neither a date nor a fraction:
/// number/KIND-ISSUER, number/ISSUER-UNIT, number/year/KIND-ISSUER and the Party's number-KIND/ISSUER, in any case, with or
/// without diacritics, with spaces round the slash, en dashes and underscores for hyphens. One pass, bounded look-ahead.
/// </summary>
internal sealed class SymbolScanner
{
    private const int LongestNumber = 6;
    private const int LongestGroup = 14;
    private const int MostGroups = 4;
    private const int RecordDigits = 6;
    private const int LongestLabel = 8;

    private readonly string text;
    private readonly List<WrittenSymbol> found = [];

    private SymbolScanner(string text) => this.text = text;

    public static IReadOnlyList<WrittenSymbol> Find(string text)
    {
        var scanner = new SymbolScanner(text);
        scanner.Scan();
        return scanner.found;
    }

    private void Scan()
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && IsWordCharacter(text[at - 1]) && !(Letters.IsDigit(text[at]) && FollowsLabel(at))) continue;
            if (Letters.IsDigit(text[at])) { if (!FollowsSeparator(at) && Symbol(at) is { } symbol) at = Keep(symbol); }
            else if (Record(at) is { } record) at = Keep(record);
        }
    }

    private int Keep(WrittenSymbol symbol)
    {
        found.Add(symbol);
        return symbol.Span.End - 1;
    }

    /// <summary>"số3239/UBND-KTTH", "cv45/UBND-TH": the space after the label is missing.</summary>
    private bool FollowsLabel(int at)
    {
        var start = at;
        while (start > 0 && at - start <= LongestLabel && (char.IsLetter(text[start - 1]) || Letters.IsMark(text[start - 1]))) start--;
        return start < at && !(start > 0 && Letters.IsDigit(text[start - 1])) && SymbolTables.IsLabel(text[start..at]);
    }

    /// <summary>"12/9/2024-…": the number is the tail of a date.</summary>
    private bool FollowsSeparator(int at) => at > 1 && Letters.Sign(text[at - 1]) is '/' or '.' or ',' or '-' && Letters.IsDigit(text[at - 2]);

    private WrittenSymbol? Symbol(int start)
    {
        if (!Number(start, out var number, out var at)) return null;
        var letter = Inserted(at);
        at += letter.Length;
        SkipSpaces(ref at);
        return SignAt(at) switch
        {
            '/' => StateSymbol(start, new(number, letter), at + 1),
            '-' => PartySymbol(start, new(number, letter), at + 1),
            _ => null,
        };
    }

    /// <summary>The letter of a number that was put in between later: "45a/TTr-UBND". Only a known kind or issuer makes it one.</summary>
    private string Inserted(int at)
    {
        if (at >= text.Length || !SymbolTables.Words.NumberLetters.Contains(text[at], StringComparison.OrdinalIgnoreCase)) return "";
        var next = at + 1;
        SkipSpaces(ref next);
        return SignAt(next) is '/' or '-' ? text[at..(at + 1)] : "";
    }

    /// <summary>A number as it is written, two digits at least, with the letter behind it.</summary>
    private readonly record struct Series(int Number, string Letter)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:00}{Letter}");
    }

    private WrittenSymbol? StateSymbol(int start, Series number, int at)
    {
        int? year = null;
        SkipSpaces(ref at);
        if (Year(at, out var said, out var afterYear)) (year, at) = (said, afterYear);
        SkipSpaces(ref at);
        List<string> groups = [];
        var end = at;
        while (groups.Count < MostGroups && Group(at, out var group, out var after))
        {
            groups.Add(group);
            end = after;
            if (!Hyphen(after, out at) && !Dot(group, after, out at) && !LostHyphen(group, after, out at)) break;
        }
        return groups.Count == 0 || !(number.Letter.Length > 0 ? IsKnown(groups) : IsSymbol(groups)) || IsJoined(end) ? null : Compose(new(start, end), number, year, groups);
    }

    private WrittenSymbol? PartySymbol(int start, Series number, int at)
    {
        SkipSpaces(ref at);
        if (!Group(at, out var typed, out at) || SymbolTables.Kind(typed) is not { } kind) return null;
        SkipSpaces(ref at);
        if (SignAt(at) != '/') return null;
        at++;
        SkipSpaces(ref at);
        if (!Group(at, out var issuer, out var end)) return null;
        issuer = SymbolTables.Issuer(issuer) ?? issuer;
        return new(new(start, end), number.Number, null, kind, issuer, null, $"{number}-{kind}/{issuer}");
    }

    private static WrittenSymbol Compose(Span span, Series number, int? year, List<string> groups)
    {
        var kind = SymbolTables.Kind(groups[0]);
        if (kind is not null && groups.Count == 1 && SymbolTables.Issuer(groups[0]) is { } same && groups[0] == same) kind = null;
        var issuerAt = kind is null ? 0 : 1;
        if (issuerAt >= groups.Count) return new(span, number.Number, year, kind, null, null, null);
        var known = SymbolTables.Issuer(groups[issuerAt]);
        var issuer = known ?? groups[issuerAt];
        var units = groups.Skip(issuerAt + 1).Select(unit => SymbolTables.Unit(unit) ?? (known is null ? unit : unit.ToUpperInvariant())).ToList();
        var symbol = string.Join('-', [.. kind is null ? Array.Empty<string>() : [kind], issuer, .. units]);
        var series = year is null ? "" : string.Create(CultureInfo.InvariantCulture, $"/{year}");
        return new(span, number.Number, year, kind, issuer, units.Count == 0 ? null : string.Join('-', units), $"{number}{series}/{symbol}");
    }

    /// <summary>Something known, several groups, or capitals: "50/người" and "3/tháng" are no symbols.</summary>
    private static bool IsSymbol(List<string> groups) =>
        IsKnown(groups)
        || (groups.Count > 1 && groups.TrueForAll(IsPlain))
        || (groups[0].Length > 1 && IsPlain(groups[0]) && groups[0].All(c => !char.IsLower(c)));

    private static bool IsKnown(List<string> groups) => groups.Exists(g => SymbolTables.Issuer(g) is not null) || SymbolTables.Kind(groups[0]) is not null;

    /// <summary>Symbols have no tones: "đồng/người-tháng" is none.</summary>
    private static bool IsPlain(string group) => group.All(c => Letters.Split(c) is { Tone: 0, Letter: < '\u0080' or 'đ' });

    private bool Number(int at, out int number, out int next)
    {
        number = 0;
        next = at;
        var digits = 0;
        for (; next < text.Length && digits <= LongestNumber; next++)
        {
            if (Letters.IsDigit(text[next])) (number, digits) = ((number * 10) + Letters.Digit(text[next]), digits + 1);
            else if (text[next] != '.' || !IsGroup(next + 1)) break;
        }
        return digits is > 0 and <= LongestNumber;
    }

    /// <summary>Three digits and no more: the point before them groups thousands.</summary>
    private bool IsGroup(int at) =>
        at + 2 < text.Length && Letters.IsDigit(text[at]) && Letters.IsDigit(text[at + 1]) && Letters.IsDigit(text[at + 2])
        && (at + 3 >= text.Length || !Letters.IsDigit(text[at + 3]));

    private bool Year(int at, out int year, out int next)
    {
        year = 0;
        next = at;
        while (next < text.Length && next - at < 5 && Letters.IsDigit(text[next])) year = (year * 10) + Letters.Digit(text[next++]);
        if (next - at != 4) return false;
        SkipSpaces(ref next);
        if (SignAt(next) != '/') return false;
        next++;
        return true;
    }

    private bool Group(int at, out string group, out int next)
    {
        next = at;
        while (next < text.Length && next - at <= LongestGroup && IsGroupCharacter(text[next], next > at)) next++;
        group = text[at..next];
        return next > at && next - at <= LongestGroup;
    }

    private static bool IsGroupCharacter(char c, bool inside) =>
        char.IsLetter(c) || (inside && (c == '&' || Letters.IsMark(c) || Letters.IsDigit(c)));

    /// <summary>A hyphen, or an underscore in its place; with a space before it, only when a known code follows.</summary>
    private bool Hyphen(int at, out int next)
    {
        next = at;
        var spaced = next < text.Length && IsSpace(text[next]);
        SkipSpaces(ref next);
        if (SignAt(next) is not ('-' or '_')) return false;
        next++;
        spaced |= next < text.Length && IsSpace(text[next]);
        SkipSpaces(ref next);
        return !spaced || (Group(next, out var group, out _) && (SymbolTables.Issuer(group) ?? SymbolTables.Unit(group)) is not null);
    }

    /// <summary>
    /// "1024/UBND.TNMT", "45/TTr.UBND": a dot in the place of the hyphen, with what may stand there behind it. Else it ends a sentence
    /// ("theo 45/UBND.Sở chưa trả lời").
    /// </summary>
    private bool Dot(string before, int at, out int next)
    {
        next = at + 1;
        if (SignAt(at) != '.' || !Group(next, out var group, out _)) return false;
        return (SymbolTables.Kind(before) is null ? SymbolTables.Field(group) : SymbolTables.Issuer(group)) is not null
            || (group.Length > 1 && IsPlain(group) && group.All(char.IsUpper) && SymbolTables.Issuer(group) is null);
    }

    /// <summary>"1024/UBND NNTN": a space in the place of the hyphen, between a known issuer and a known unit in capitals.</summary>
    private bool LostHyphen(string issuer, int at, out int next)
    {
        next = at;
        SkipSpaces(ref next);
        return next > at && SymbolTables.Issuer(issuer) is not null && Group(next, out var unit, out _) && unit.Length > 1
            && unit.All(char.IsUpper) && SymbolTables.Unit(unit) is not null && SymbolTables.Issuer(unit) is null;
    }

    /// <summary>A record code: "KN-0117", "kn 117", "KN117".</summary>
    private WrittenSymbol? Record(int start)
    {
        foreach (var prefix in SymbolTables.Words.Records)
        {
            var at = start + prefix.Length;
            if (at >= text.Length || !text.AsSpan(start, prefix.Length).Equals(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            SkipSpaces(ref at);
            if (SignAt(at) is '-' or '_') at++;
            SkipSpaces(ref at);
            var first = at;
            var number = 0;
            while (at < text.Length && at - first < RecordDigits && Letters.IsDigit(text[at])) number = (number * 10) + Letters.Digit(text[at++]);
            if (at == first || IsJoined(at) || SignAt(at) == '/') continue;
            return new(new(start, at), number, null, null, null, null, null, $"{prefix.ToUpperInvariant()}-{number:0000}");
        }
        return null;
    }

    private bool IsJoined(int at) => at < text.Length && IsWordCharacter(text[at]);

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || Letters.IsMark(c);

    private char SignAt(int at) => at < text.Length ? Letters.Sign(text[at]) : '\0';

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\t';

    /// <summary>At most two: more are a gap between words.</summary>
    private void SkipSpaces(ref int at)
    {
        for (var spaces = 0; spaces < 2 && at < text.Length && (IsSpace(text[at]) || Letters.IsInvisible(text[at])); spaces++) at++;
    }
}
