using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>What a proposal asks for, in the words of the sentence ("xin chuyển mục đích sử dụng đất điểm trường").</summary>
internal static class SubjectFinder
{
    private sealed record Lists(string[] Keep, string[] Drop, string[] Weak, string[] NotWeakAfter, string[] NotKept, string[] NotDropped, string[] Inside, string[] Stop);

    private enum Part { Keep, Drop, Weak, NotWeakAfter, NotKept, NotDropped, Inside, Stop }

    private const int FewestWords = 2;
    private const int MostWords = 60;

    private static readonly Lists File = WordFile.Read<Lists>("subject.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Keep, File.Keep), .. Of(Part.Drop, File.Drop), .. Of(Part.Weak, File.Weak), .. Of(Part.NotWeakAfter, File.NotWeakAfter),
        .. Of(Part.NotKept, File.NotKept), .. Of(Part.NotDropped, File.NotDropped), .. Of(Part.Inside, File.Inside), .. Of(Part.Stop, File.Stop),
    ]);

    private delegate bool Opening(Message message, int index, out int first, out int from);

    /// <summary>As typed, or null when the sentence names no matter.</summary>
    public static string? Find(Message message) => Find(message, Starts) ?? Find(message, StartsWeakly);

    private static string? Find(Message message, Opening starts)
    {
        for (var index = 0; index < message.Count; index++)
        {
            if (!starts(message, index, out var first, out var from)) continue;
            var next = End(message, from);
            if (next - from < FewestWords) continue;
            var span = message.Span(first, next);
            return message.Text[span.Start..span.End];
        }
        return null;
    }

    private static bool Starts(Message message, int index, out int first, out int from)
    {
        (first, from) = (index, index);
        if (Has(message, index, Part.Keep, out var keep) && !Has(message, keep.Next, Part.NotKept, out _))
        {
            from = keep.Next;
            return true;
        }
        if (!Has(message, index, Part.Drop, out var drop)) return IsSlashedShortForm(message, index, out first, out from);
        first = from = drop.Next;
        return !Has(message, drop.Next, Part.NotDropped, out _);
    }

    /// <summary>"việc sáp nhập thôn", but not "ngày làm việc".</summary>
    private static bool StartsWeakly(Message message, int index, out int first, out int from)
    {
        var starts = Has(message, index, Part.Weak, out var weak) && !(index > 0 && Has(message, index - 1, Part.NotWeakAfter, out _));
        first = from = starts ? weak.Next : index;
        return starts;
    }

    /// <summary>"v/v"</summary>
    private static bool IsSlashedShortForm(Message message, int index, out int first, out int from)
    {
        first = from = index + 3;
        return message.Folded(index, "v") && message.IsSign(index + 1, '/') && message.Folded(index + 2, "v");
    }

    private static int End(Message message, int from)
    {
        var next = from;
        for (; next < Math.Min(message.Count, from + MostWords); next++)
        {
            if (message[next].Kind is TokenKind.Document or TokenKind.Record) break;
            if (IsInside(message, next)) continue;
            if (Has(message, next, Part.Inside, out var longer)) { next = longer.Next - 1; continue; }
            if (message[next].Kind == TokenKind.Sign && message[next].Value is ',' or '.' or ';' or ':' or '?' or '!' or '"' or '(') break;
            if (Has(message, next, Part.Stop, out _)) break;
            if (message.Has(next, Role.DayWord) && DayGrammar.TryRead(message, next, out _, out _)) break;
        }
        return next;
    }

    /// <summary>The point of "đường ĐH.21" ends nothing.</summary>
    private static bool IsInside(Message message, int index) =>
        message.IsSign(index, '.') && message.Glued(index) && message.Glued(index + 1) && message.IsNumber(index + 1);

    private static bool Has(Message message, int index, Part part, out Found found) =>
        Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);
}
