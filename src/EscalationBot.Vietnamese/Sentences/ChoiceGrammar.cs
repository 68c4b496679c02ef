using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>
/// Short answers. Particles at the edges are politeness; what is left must be an answer and nothing but answers of one
/// kind, so that "ừ nhưng" and "có … không?" stay unknown.
/// </summary>
internal static class ChoiceGrammar
{
    private sealed record Lists(
        string[] Particles, Dictionary<Choice, string[]> Whole, Dictionary<Choice, string[]> Starts, Dictionary<Choice, string[]> Contains);

    private enum Part { Particle, Whole, Starts, Contains }

    /// <summary>Longer texts are sentences, not answers.</summary>
    private const int MostTokens = 12;

    private const int LargestPick = 99;
    private const int ShortClause = 4;

    private static readonly Lists File = WordFile.Read<Lists>("choices.vi");

    private static readonly Lexicon Words = new(
    [
        .. File.Particles.Select(p => new Phrase((int)Part.Particle, 0, Syllable.Split(p))),
        .. Of(Part.Whole, File.Whole), .. Of(Part.Starts, File.Starts), .. Of(Part.Contains, File.Contains),
    ]);

    public static ChoiceReading Read(Message message)
    {
        if (message.Count is 0 or > MostTokens) return default;
        if (OnlyQuestionMarks(message)) return new(Choice.Help, null);
        var (first, next) = Bare(message);
        if (Pick(message, first, next) is { } number) return new(Choice.Unknown, number);
        return new(Answer(message, first, next), null);
    }

    private static Choice Answer(Message message, int first, int next)
    {
        if (Whole(message, first, next) is { } whole) return whole;
        // A particle may belong to the answer: "rồi", "dạ", "thôi không nữa".
        if (Whole(message, 0, message.Count) is { } all) return all;
        for (var i = first; i < next; i++)
            if (Has(message, i, Part.Contains, out var contained)) return (Choice)contained.Value;
        return LastClause(message, first, next) ?? Start(message, first, next);
    }

    /// <summary>"chưa đúng, sửa số văn bản": after a short refusal the last clause says what to do.</summary>
    private static Choice? LastClause(Message message, int first, int next)
    {
        var comma = -1;
        for (var i = first; i < next; i++) if (message.IsSign(i, ',')) comma = i;
        if (comma < 0 || comma - first > ShortClause || Whole(message, first, comma) is not (null or Choice.No)) return null;
        var from = comma + 1;
        while (from < next && Has(message, from, Part.Particle, out var particle)) from = particle.Next;
        var answer = Whole(message, from, next) ?? Start(message, from, next);
        return answer is Choice.Edit or Choice.Cancel or Choice.Back or Choice.Restart or Choice.Human or Choice.Skip ? answer : null;
    }

    /// <summary>A refusal with more behind it is one only within its clause.</summary>
    private static Choice Start(Message message, int first, int next)
    {
        if (!Has(message, first, Part.Starts, out var start) || start.Next >= next) return Choice.Unknown;
        for (var i = first; i < next && (Choice)start.Value == Choice.No; i++) if (message.IsSign(i, ',')) return Choice.Unknown;
        return (Choice)start.Value;
    }

    private static Choice? Whole(Message message, int first, int next)
    {
        Choice? answer = null;
        for (var i = first; i < next;)
        {
            if (message[i].Kind == TokenKind.Sign && message[i].Value != '?') i++;
            else if (Has(message, i, Part.Whole, out var found) && found.Next <= next && !IsLongerParticle(message, found, answer))
            {
                if (Join(answer, (Choice)found.Value) is not { } joined) return null;
                (answer, i) = (joined, found.Next);
            }
            else if (answer is not null && Has(message, i, Part.Particle, out var particle)) i = particle.Next;
            else return null;
        }
        return answer;
    }

    /// <summary>"giúp em" behind an answer is politeness, not a call for help.</summary>
    private static bool IsLongerParticle(Message message, Found found, Choice? answer) =>
        answer is not null && Has(message, found.First, Part.Particle, out var particle) && particle.Length > found.Length;

    /// <summary>"đúng rồi, ok" is one answer; "không, sửa lại" says what instead.</summary>
    private static Choice? Join(Choice? before, Choice now) => (before, now) switch
    {
        (null, _) => now,
        _ when before == now => now,
        (Choice.No, Choice.Edit or Choice.Cancel or Choice.Back or Choice.Restart or Choice.Human or Choice.Help) => now,
        (Choice.Cancel, Choice.No) => Choice.Cancel,
        (Choice.Cancel, Choice.Yes) => Choice.Yes,
        _ => null,
    };

    /// <summary>"2", "số 2", "chọn 1", "cái thứ hai".</summary>
    private static int? Pick(Message message, int first, int next)
    {
        while (next > first && message[next - 1].Kind == TokenKind.Sign) next--;
        if (first >= next) return null;
        if (NumberGrammar.TryCount(message, first, LargestPick, out var count, out var number) && number.Next == next) return count > 0 ? count : null;
        return OrdinalGrammar.TryRead(message, first, out var ordinal) && ordinal.Next == next && ordinal.Value is > 0 and <= LargestPick ? (int)ordinal.Value : null;
    }

    /// <summary>The text without the particles at its edges, unless nothing else is there.</summary>
    private static (int First, int Next) Bare(Message message)
    {
        var (first, next) = (0, message.Count);
        while (first < next && (message[first].Kind == TokenKind.Sign || Has(message, first, Part.Particle, out _)))
            first = message[first].Kind == TokenKind.Sign ? first + 1 : Particle(message, first);
        while (next > first && (IsPlainSign(message, next - 1) || EndsWithParticle(message, first, next, out _)))
            next = IsPlainSign(message, next - 1) ? next - 1 : EndsWithParticle(message, first, next, out var start) ? start : next;
        return first < next ? (first, next) : (0, message.Count);
    }

    private static bool IsPlainSign(Message message, int index) => message[index].Kind == TokenKind.Sign && message[index].Value != '?';

    private static int Particle(Message message, int index) => Has(message, index, Part.Particle, out var found) ? found.Next : index;

    private static bool EndsWithParticle(Message message, int first, int next, out int start)
    {
        for (start = Math.Max(first, next - 2); start < next; start++)
            if (Has(message, start, Part.Particle, out var found) && found.Next == next) return true;
        return false;
    }

    private static bool OnlyQuestionMarks(Message message)
    {
        for (var i = 0; i < message.Count; i++) if (!message.IsSign(i, '?')) return false;
        return true;
    }

    private static bool Has(Message message, int index, Part part, out Found found)
    {
        found = default;
        return message.IsWord(index) && Words.Starting(message.Folded(index)) is { } starts
            && Lexicon.Match(message, index, starts, (int)part, out found);
    }

    private static IEnumerable<Phrase> Of(Part part, Dictionary<Choice, string[]> answers) =>
        answers.SelectMany(a => a.Value.Select(words => new Phrase((int)part, (int)a.Key, Syllable.Split(words))));
}
