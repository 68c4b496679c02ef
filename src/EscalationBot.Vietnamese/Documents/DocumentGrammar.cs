using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Documents;

/// <summary>Documents of a message: whole symbols, and numbers that only a kind word introduces; each with its own date.</summary>
internal static class DocumentGrammar
{
    /// <summary>How far behind its document a date may stand ("45/TTr-UBND của UBND xã A ngày 18/12").</summary>
    private const int DateWindow = 9;

    /// <summary>How far before it ("ngày 18/12/2025, UBND xã A có tờ trình số 45/TTr-UBND").</summary>
    private const int WindowBefore = 20;

    private const int LongestNumber = 5;

    /// <param name="Token">Where the number or symbol stands.</param>
    /// <param name="Next">The token after the document and its date.</param>
    internal sealed record Found(DocumentReading Reading, int Token, int Next);

    public static List<Found> All(Message message, IReadOnlyList<WrittenSymbol> symbols, Anchor anchor)
    {
        List<Found> found = [];
        for (var index = 0; index < message.Count; index++)
        {
            var document = message[index].Kind == TokenKind.Document
                ? Whole(message, index, symbols[(int)message[index].Value], anchor)
                : Partial(message, index, anchor);
            if (document is null) continue;
            found.Add(document);
            index = document.Next - 1;
        }
        return found;
    }

    private static Found Whole(Message message, int index, WrittenSymbol symbol, Anchor anchor)
    {
        symbol = KindWords.Corrected(message, index, symbol);
        var date = DateAfter(message, index + 1, anchor, out var next) ?? DateBefore(message, index, anchor);
        var name = symbol.KindCode is { } code ? SymbolTables.KindName(code) : KindWords.NameWithoutCode(message, index, symbol);
        return new(new(symbol.Span, symbol.Number, symbol.Normalized, name, symbol.KindCode, symbol.Issuer, symbol.Unit, date, symbol.Year), index, next);
    }

    /// <summary>"cv 123", "tờ trình số 9 của Sở Tài chính", "số 60 ngày 22/12".</summary>
    private static Found? Partial(Message message, int index, Anchor anchor)
    {
        if (!KindWords.Match(message, index, out var kind, out var at)) return null;
        var before = kind is null ? null : KindWords.IssuerAfter(message, at, out at);
        var labelled = KindWords.TakeNumberWord(message, ref at);
        if (!message.IsNumber(at) || message[at].Length > LongestNumber) return null;
        var last = IsInserted(message, at + 1) ? at + 1 : at;
        if (GoesOn(message, last) || (kind is null && !labelled)) return null;
        var (number, span) = ((int)message[at].Value, message.Span(at, last + 1));
        var issuer = KindWords.IssuerAfter(message, last + 1, out var afterIssuer) ?? before;
        var date = DateAfter(message, afterIssuer, anchor, out var next);
        // "văn bản số 99 ngày 1/9 của Sở Nội vụ": the body may stand behind the date as well.
        if (issuer is null && date is not null) issuer = KindWords.IssuerAfter(message, next, out next);
        if (kind is null && date is null) return null;
        var name = kind is null ? null : kind.Length == 0 ? SymbolTables.Words.Letter.Name : SymbolTables.KindName(kind);
        return new(new(span, number, null, name, string.IsNullOrEmpty(kind) ? null : kind, issuer, null, date), at, Math.Max(next, last + 1));
    }

    /// <summary>"cv 45a"</summary>
    private static bool IsInserted(Message message, int index) =>
        message.Glued(index) && message.IsWord(index) && message[index].FoldedLength == 1 && SymbolTables.Words.NumberLetters.Contains(message.Folded(index)[0], StringComparison.Ordinal);

    /// <summary>The number is a date, a count or the start of something longer.</summary>
    private static bool GoesOn(Message message, int at)
    {
        if (message.Glued(at + 1) && (message.IsWord(at + 1) || message.IsSign(at + 1, '/') || message.IsSign(at + 1, ':'))) return true;
        var counts = message.Has(at + 1, Role.Unit) && !DayGrammar.TryRead(message, at + 1, out _, out _);
        return counts || message.IsSign(at + 1, '/') || message.Has(at + 1, Role.WorkingDay)
            || (message.IsSign(at + 1, '.') && message.Glued(at + 1) && message.IsNumber(at + 2));
    }

    /// <summary>The date directly behind, or a little further when "ngày" announces it and nothing else comes between.</summary>
    private static DateOnly? DateAfter(Message message, int index, Anchor anchor, out int next)
    {
        next = index;
        var at = index;
        foreach (var sign in ",(-") if (message.TakeSign(ref at, sign)) break;
        if (Day(message, at, anchor, out var direct, out var after)) { next = after; return direct; }
        for (at = index; at < Math.Min(index + DateWindow, message.Count); at++)
        {
            if (Stops(message, at)) return null;
            if (!message.Has(at, Role.DayWord) || !Day(message, at, anchor, out var day, out after)) continue;
            next = after;
            return day;
        }
        return null;
    }

    private static bool Stops(Message message, int at) =>
        message[at].Kind is TokenKind.Document or TokenKind.Record || message[at].Kind == TokenKind.Sign && message[at].Value is '.' or ';' or ':' or '"' or '\n' or ','
        || message.Has(at, Role.BoundBefore) || message.Has(at, Role.To) || (KindWords.Match(message, at, out var kind, out _) && kind is not null);

    /// <summary>"ngày 18/12/2025 UBND xã có tờ trình số 45/TTr-UBND": a full date with "ngày" in the same breath before it.</summary>
    private static DateOnly? DateBefore(Message message, int index, Anchor anchor)
    {
        for (var at = index - 1; at >= Math.Max(0, index - WindowBefore); at--)
        {
            if (message[at].Kind is TokenKind.Document or TokenKind.Record || message.IsSign(at, '.') || message.IsSign(at, ';')) return null;
            if (!message.Has(at, Role.DayWord) || message.Has(at - 1, Role.To) || message.Has(at - 1, Role.BoundBefore)) continue;
            if (!NumericDay.TryRead(message, at, out var spec, out var after) && !SpokenDay.TryRead(message, at, out spec, out after)) return null;
            return Commas(message, after + 1, index) ? null : spec.Resolve(anchor);
        }
        return null;
    }

    /// <summary>A comma directly behind the date is part of it; a later one starts another thought.</summary>
    private static bool Commas(Message message, int from, int to)
    {
        for (var at = from; at < to; at++) if (message.IsSign(at, ',')) return true;
        return false;
    }

    private static bool Day(Message message, int at, Anchor anchor, out DateOnly day, out int next)
    {
        day = default;
        if (!DayGrammar.TryRead(message, at, out var spec, out next) || spec.Resolve(anchor) is not { } resolved) return false;
        day = resolved;
        return true;
    }
}
