using EscalationBot.Vietnamese.Documents;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>
/// "à nhầm, văn bản số 61 chứ không phải 60", "không phải Sở A mà là Sở B", "sửa ngày thành 18/12": that something said before
/// is put right, and which part of the sentence is meant now.
/// </summary>
internal static class CorrectionGrammar
{
    private sealed record Lists(string[] Openings, string[] Rather, string[] Denials, string[] Instead, string[] Changes, string[] Fields, string[] Values);

    private enum Part { Opening, Rather, Denial, Instead, Change, Field, Value }

    private const int LongestText = 60;

    private static readonly Lists File = WordFile.Read<Lists>("corrections.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Opening, File.Openings), .. Of(Part.Rather, File.Rather), .. Of(Part.Denial, File.Denials), .. Of(Part.Instead, File.Instead),
        .. Of(Part.Change, File.Changes), .. Of(Part.Field, File.Fields), .. Of(Part.Value, File.Values),
    ]);

    /// <summary>Null when the text corrects nothing.</summary>
    public static CorrectionReading? Read(Message message)
    {
        if (message.Count is 0 or > LongestText) return null;
        var (first, next) = (0, message.Count);
        var instead = Find(message, Part.Instead, 0);
        if (Find(message, Part.Rather, 1) is { } rather && !StartsDenial(message)) next = rather.First;
        else if (StartsDenial(message)) { if (instead is not { } behind) return null; first = behind.Next; }
        else if (Opens(message)) first = instead?.Next ?? 0;
        else if (NewValue(message) is { } value) first = value;
        else return null;
        return first < next ? new(message.Span(first, next), Number(message, first, next)) : null;
    }

    /// <summary>A small word may come before ("à", "dạ").</summary>
    private static bool Opens(Message message) =>
        Has(message, 0, Part.Opening, out _) || Has(message, AfterPoliteness(message), Part.Opening, out _);

    private static bool StartsDenial(Message message) => Has(message, AfterPoliteness(message), Part.Denial, out _);

    private static int AfterPoliteness(Message message) => Politeness.Without(message, 0, message.Count).First;

    /// <summary>"sửa số văn bản thành …", "đổi ngày sang …": where the new value starts.</summary>
    private static int? NewValue(Message message)
    {
        var at = AfterPoliteness(message);
        if (!Has(message, at, Part.Change, out var change) || !Has(message, change.Next, Part.Field, out var field)) return null;
        return Find(message, Part.Value, field.Next)?.Next;
    }

    /// <summary>"số 61": a number alone, not one of a whole symbol.</summary>
    private static int? Number(Message message, int first, int next)
    {
        for (var at = first; at + 1 < next; at++)
            if (KindWords.IsNumberWord(message, at) && message.IsNumber(at + 1) && message[at + 1].Length <= 6) return (int)message[at + 1].Value;
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
