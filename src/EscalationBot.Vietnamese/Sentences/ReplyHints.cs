using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Signs that a reply takes no position: none named, a promise without a day, a condition, another body.</summary>
internal static class ReplyHints
{
    private sealed record Lists(string[] Position, string[] Promise, string[] Open, string[] Joiner, string[] Condition, string[] Referred);

    private enum Part { Position, Promise, Open, Joiner, Condition, Referred }

    private const int LongestHint = 14;
    private const int LongestPromise = 40;

    private static readonly Lists File = WordFile.Read<Lists>("replyHints.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Position, File.Position), .. Of(Part.Promise, File.Promise), .. Of(Part.Open, File.Open),
        .. Of(Part.Joiner, File.Joiner), .. Of(Part.Condition, File.Condition), .. Of(Part.Referred, File.Referred),
    ]);

    public static List<ReplyHint> Find(Message message)
    {
        List<ReplyHint> hints = [];
        var position = false;
        for (var index = 0; index < message.Count;)
        {
            position |= Has(message, index, Part.Position, out _);
            var next = Promise(message, index, hints);
            if (next == index) next = ToClauseEnd(message, index, Part.Condition, ReplyHintKind.Condition, hints);
            if (next == index) next = ToClauseEnd(message, index, Part.Referred, ReplyHintKind.ReferredElsewhere, hints);
            index = Math.Max(next, index + 1);
        }
        if (!position && message.Count > 0) hints.Insert(0, new(ReplyHintKind.NoPosition, "", new(0, 0)));
        return hints;
    }

    /// <summary>"sẽ nghiên cứu, xem xét" is open unless its clause names a day.</summary>
    private static int Promise(Message message, int index, List<ReplyHint> hints)
    {
        if (!Has(message, index, Part.Promise, out var promise)) return index;
        var (at, end) = (promise.Next, index);
        while (at < Math.Min(message.Count, index + LongestPromise))
        {
            if (Has(message, at, Part.Open, out var verb)) (at, end) = (verb.Next, verb.Next);
            else if (Has(message, at, Part.Joiner, out var joiner)) at = joiner.Next;
            else if (message.IsSign(at, ',') && end > index) at++;
            else break;
        }
        if (end == index) return index;
        if (!NamesDay(message, end)) Add(message, index, end, ReplyHintKind.OpenPromise, hints);
        return end;
    }

    private static bool NamesDay(Message message, int from)
    {
        for (var at = from; at < Math.Min(message.Count, from + LongestHint) && !EndsClause(message, at, commaToo: false); at++)
            if (TemporalGrammar.Read(message, at) is { } time && (time.Day is not null || time.Period is not null)) return true;
        return false;
    }

    private static int ToClauseEnd(Message message, int index, Part part, ReplyHintKind kind, List<ReplyHint> hints)
    {
        // "nêu" (to state) without its diacritics is no condition; in a text that has them it would carry its own.
        if (!Has(message, index, part, out var found) || (found.Weak && found.Length == 1 && message.HasMarks)) return index;
        var end = found.Next;
        while (end < message.Count && end - index < LongestHint && !EndsClause(message, end, commaToo: true)) end++;
        Add(message, index, end, kind, hints);
        return end;
    }

    private static bool EndsClause(Message message, int at, bool commaToo) =>
        message[at].Kind == TokenKind.Sign && (message[at].Value is '.' or ';' or '"' or '!' or '?' or '\u201C' or '\u201D' || (commaToo && message[at].Value == ','));

    private static void Add(Message message, int first, int next, ReplyHintKind kind, List<ReplyHint> hints)
    {
        var span = message.Span(first, next);
        hints.Add(new(kind, message.Text[span.Start..span.End], span));
    }

    private static bool Has(Message message, int index, Part part, out Found found) =>
        Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);
}
