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
        string[] Negators, string[] Positive, Dictionary<Choice, string[]> Signs, Dictionary<Choice, string[]> Tails,
        Dictionary<Choice, string[]> Whole, Dictionary<Choice, string[]> Starts, Dictionary<Choice, string[]> Contains);

    private enum Part { Negator, Positive, Tail, Whole, Starts, Contains }

    /// <summary>Longer texts are sentences, not answers.</summary>
    private const int MostTokens = 12;

    private const int LargestPick = 99;
    private const int ShortClause = 4;

    private static readonly Lists File = WordFile.Read<Lists>("choices.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Negator, File.Negators), .. Of(Part.Positive, File.Positive),
        .. Of(Part.Tail, File.Tails), .. Of(Part.Whole, File.Whole), .. Of(Part.Starts, File.Starts), .. Of(Part.Contains, File.Contains),
    ]);

    public static ChoiceReading Read(Message message)
    {
        if (message.Count is 0 or > MostTokens) return default;
        if (OnlyQuestionMarks(message)) return new(Choice.Help, null, true);
        if (Drawn(message.Text) is { } drawn) return new(drawn, null, true);
        var (first, next) = Politeness.Without(message, 0, message.Count);
        if (Pick(message, first, next) is { } number) return new(Choice.Unknown, number, true);
        // A particle may belong to the answer: "rồi", "dạ", "đâu có".
        if ((Whole(message, 0, message.Count) ?? Whole(message, first, next)) is { } whole) return new(whole, null, true, OtherWord(message, first, next, whole));
        return new(Within(message, first, next), null);
    }

    private static Choice Within(Message message, int first, int next)
    {
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
        while (from < next && Politeness.Particle(message, from, out var particle)) from = particle.Next;
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
            else if (Refusal(message, i, out var refused) && refused <= next)
            {
                if (Join(answer, Choice.No) is not { } joined) return null;
                (answer, i) = (joined, refused);
            }
            else if (answer is not null && TailOf(message, i, answer.Value, out var tail) && tail <= next) i = tail;
            else if (Has(message, i, Part.Whole, out var found) && !IsLongerParticle(message, found, answer))
            {
                if ((Choice)found.Value == Choice.Unknown) return Choice.Unknown;
                if (Join(answer, (Choice)found.Value) is not { } joined) return null;
                (answer, i) = (joined, found.Next);
            }
            else if (answer is not null && Politeness.Closing(message, i, out var particle)) i = particle.Next;
            else return null;
        }
        return answer;
    }

    /// <summary>Another answer that is spelt the same without diacritics, when the text is that word alone.</summary>
    private static Choice? OtherWord(Message message, int first, int next, Choice read)
    {
        if (next - first != 1 || message[first].Marked || Words.Starting(message.Folded(first)) is not { } starts) return null;
        foreach (var phrase in starts.Phrases)
            if (phrase.Tag == (int)Part.Whole && phrase.Length == 1 && phrase.Value != (int)read && Lexicon.Fits(message, first, phrase, out _)) return (Choice)phrase.Value;
        return null;
    }

    /// <summary>"không đúng", "chưa chính xác", "đâu phải": a negator and a positive word, unless a longer answer starts there.</summary>
    private static bool Refusal(Message message, int index, out int next)
    {
        next = index;
        if (!Has(message, index, Part.Negator, out var negator) || !Has(message, negator.Next, Part.Positive, out var positive)) return false;
        next = positive.Next;
        return !(Has(message, index, Part.Whole, out var whole) && whole.Next >= next);
    }

    private static bool TailOf(Message message, int index, Choice answer, out int next)
    {
        next = index;
        // "lùi 1 bước"
        if (message.IsNumber(index)) index++;
        if (!message.IsWord(index) || Words.Starting(message.Folded(index)) is not { } starts) return false;
        foreach (var phrase in starts.Phrases)
        {
            if (phrase.Tag != (int)Part.Tail || phrase.Value != (int)answer || !Lexicon.Fits(message, index, phrase, out _)) continue;
            next = Math.Max(next, index + phrase.Length);
        }
        return next > index;
    }

    /// <summary>A thumb or a tick and nothing else.</summary>
    private static Choice? Drawn(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed.Any(char.IsLetterOrDigit)) return null;
        foreach (var (choice, signs) in File.Signs)
            if (signs.Any(sign => trimmed.StartsWith(sign, StringComparison.Ordinal))) return choice;
        return null;
    }

    /// <summary>"giúp em" behind an answer is politeness, not a call for help.</summary>
    private static bool IsLongerParticle(Message message, Found found, Choice? answer) =>
        answer is not null && Politeness.Particle(message, found.First, out var particle) && particle.Length > found.Length;

    /// <summary>"đúng rồi, ok" is one answer; "không, sửa lại" says what instead.</summary>
    private static Choice? Join(Choice? before, Choice now) => (before, now) switch
    {
        (null, _) => now,
        _ when before == now => now,
        (Choice.No, Choice.Edit or Choice.Cancel or Choice.Back or Choice.Restart or Choice.Human or Choice.Help) => now,
        (Choice.Cancel, Choice.No) => Choice.Cancel,
        (Choice.Cancel, Choice.Yes or Choice.Restart) => now,
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

    private static bool OnlyQuestionMarks(Message message)
    {
        for (var i = 0; i < message.Count; i++) if (!message.IsSign(i, '?')) return false;
        return true;
    }

    private static bool Has(Message message, int index, Part part, out Found found) =>
        Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);

    private static IEnumerable<Phrase> Of(Part part, Dictionary<Choice, string[]> answers) =>
        answers.SelectMany(a => Phrase.All((int)part, a.Value, (int)a.Key));
}
