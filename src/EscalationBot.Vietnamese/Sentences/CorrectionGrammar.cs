using EscalationBot.Vietnamese.Documents;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>
/// "à nhầm, văn bản số 61 chứ không phải 60", "không phải Sở A mà là Sở B", "sửa ngày thành 18/12", "nội dung là …": that something said before
/// is put right, and which part of the sentence is meant now.
/// </summary>
internal static class CorrectionGrammar
{
    private sealed record Lists(string[] Openings, string[] Rather, string[] Denials, string[] Instead, string[] Changes, IReadOnlyDictionary<CorrectedField, string[]> Fields, string[] Values);

    /// <summary>Where the value of a named part starts.</summary>
    private readonly record struct Named(CorrectedField Field, int First, bool IsChange);

    private enum Part { Opening, Rather, Denial, Instead, Change, Field, Value }

    private const int LongestText = 60;

    private static readonly Lists File = WordFile.Read<Lists>("corrections.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Opening, File.Openings), .. Of(Part.Rather, File.Rather), .. Of(Part.Denial, File.Denials), .. Of(Part.Instead, File.Instead),
        .. Of(Part.Change, File.Changes), .. File.Fields.SelectMany(f => Phrase.All((int)Part.Field, f.Value, (int)f.Key)), .. Of(Part.Value, File.Values),
    ]);

    /// <summary>Null when the text corrects nothing.</summary>
    public static CorrectionReading? Read(Message message)
    {
        if (message.Count is 0 or > LongestText) return null;
        if (NamedPart(message) is { } part) return OfPart(message, part);
        var (first, next) = (0, message.Count);
        var instead = Find(message, Part.Instead, 0);
        if (Find(message, Part.Rather, 1) is { } rather && !StartsDenial(message)) next = rather.First;
        else if (StartsDenial(message)) { if (instead is not { } behind) return null; first = behind.Next; }
        else if (Opening(message) is not null) first = instead?.Next ?? 0;
        else return null;
        return first < next ? new(message.Span(first, next), Number(message, first, next)) : null;
    }

    /// <summary>Behind the opening; a small word may come before it ("à", "dạ"). Null when the sentence has none.</summary>
    private static int? Opening(Message message) =>
        Has(message, 0, Part.Opening, out var found) || Has(message, AfterPoliteness(message), Part.Opening, out found) ? found.Next : null;

    /// <summary>"à nhầm, nội dung là …", "sửa số văn bản thành …", "ngày gửi là 19/12, không phải 18/12".</summary>
    private static Named? NamedPart(Message message)
    {
        var opening = Opening(message);
        var at = AfterSigns(message, opening ?? AfterPoliteness(message));
        var isChange = Has(message, at, Part.Change, out var change);
        if (isChange) at = AfterSigns(message, change.Next);
        if (!Has(message, at, Part.Field, out var field)) return null;
        var named = (CorrectedField)field.Value;
        if (Value(message, field.Next, anywhere: isChange) is { } value) return new(named, value, isChange || opening is not null);
        return opening is not null && named == CorrectedField.Subject ? new(named, field.Next, true) : null;
    }

    /// <summary>Behind "là", "thành" or a colon; "sai rồi, phải là" may stand between.</summary>
    private static int? Value(Message message, int from, bool anywhere)
    {
        if (message.IsSign(from, ':')) return from + 1;
        if (Has(message, from, Part.Value, out var here)) return here.Next;
        return anywhere ? Find(message, Part.Value, from)?.Next : Find(message, Part.Instead, from)?.Next;
    }

    private static CorrectionReading? OfPart(Message message, Named part)
    {
        var denied = Find(message, Part.Rather, part.First) ?? DenialBehindSign(message, part);
        var (first, next) = (AfterSigns(message, part.First), denied?.First ?? message.Count);
        while (next > first && message[next - 1].Kind == TokenKind.Sign && IsPlain(message, next - 1)) next--;
        return first < next
            ? new(message.Span(first, next), Number(message, first, next) ?? Bare(message, part, first, next), part.Field, !part.IsChange && denied is null)
            : null;
    }

    /// <summary>"…, không phải 18/12". A subject may itself say that something is not; there it stands behind a comma.</summary>
    private static Found? DenialBehindSign(Message message, Named part)
    {
        for (var at = part.First + 1; at < message.Count; at++)
            if (Has(message, at, Part.Denial, out var found) && (part.Field != CorrectedField.Subject || message.IsSign(at - 1, ','))) return found;
        return null;
    }

    /// <summary>"số văn bản là 61".</summary>
    private static int? Bare(Message message, Named part, int first, int next) =>
        part.Field == CorrectedField.Document && next == first + 1 && message.IsNumber(first) && message[first].Length <= 6 ? (int)message[first].Value : null;

    private static int AfterSigns(Message message, int at)
    {
        while (at < message.Count && message[at].Kind == TokenKind.Sign && IsPlain(message, at)) at++;
        return at;
    }

    private static bool IsPlain(Message message, int at) => message.IsSign(at, ',') || message.IsSign(at, ':') || message.IsSign(at, '.') || message.IsSign(at, ';');

    private static bool StartsDenial(Message message) => Has(message, AfterPoliteness(message), Part.Denial, out _);

    private static int AfterPoliteness(Message message) => Politeness.Without(message, 0, message.Count).First;

    /// <summary>"số 61", "tờ trình 61": a number alone, not one of a whole symbol.</summary>
    private static int? Number(Message message, int first, int next)
    {
        for (var at = first; at + 1 < next; at++)
            if (KindWords.Match(message, at, out _, out var number) && (KindWords.TakeNumberWord(message, ref number) || number > at)
                && number < next && message.IsNumber(number) && message[number].Length <= 6) return (int)message[number].Value;
        return null;
    }

    private static Found? Find(Message message, Part part, int from)
    {
        for (var at = from; at < message.Count; at++) if (Has(message, at, part, out var found)) return found;
        return null;
    }

    private static bool Has(Message message, int index, Part part, out Found found) =>
        Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);
}
