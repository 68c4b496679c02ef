using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Concepts in a row, each step with alternatives, few other words between.</summary>
internal sealed class Pattern
{
    private const int EndOfSentence = -1;
    private const int CodeOrSymbol = -2;

    private readonly int[][] steps;

    private Pattern(int[][] steps) => this.steps = steps;

    public static Pattern Parse(string text) =>
        new([.. text.Split(' ').Select(step => step.Split('|').Select(Number).ToArray())]);

    private static int Number(string name) => name switch
    {
        "$" => EndOfSentence,
        "#" => CodeOrSymbol,
        _ => Vocabulary.Concepts.Number(name),
    };

    /// <param name="mentions">By place.</param>
    public bool Matches(Message message, List<Mention> mentions, int gap)
    {
        if (steps[0].Contains(CodeOrSymbol)) return steps.Length == 1 ? CodeFrom(message, 0, message.Count) : FromCode(message, mentions, gap);
        for (var at = 0; at < mentions.Count; at++)
        {
            message.LookAgain();
            if (steps[0].Contains(mentions[at].Concept) && Follow(message, mentions, at, mentions[at].Next, 1, gap)) return true;
        }
        return false;
    }

    private bool FromCode(Message message, List<Mention> mentions, int gap)
    {
        var behind = 0;
        for (var code = 0; code < message.Count; code++)
        {
            if (!IsCode(message, code)) continue;
            while (behind < mentions.Count && mentions[behind].First <= code) behind++;
            if (Follow(message, mentions, behind - 1, code + 1, 1, gap)) return true;
        }
        return false;
    }

    private bool Follow(Message message, List<Mention> mentions, int at, int next, int step, int gap)
    {
        if (step == steps.Length) return true;
        if (steps[step][0] == EndOfSentence) return IsEnd(message, next);
        if (steps[step][0] == CodeOrSymbol) return CodeFrom(message, next, next + gap + 1);
        for (var later = at + 1; later < mentions.Count && mentions[later].First <= next + gap; later++)
        {
            message.LookAgain();
            if (mentions[later].First < next || !steps[step].Contains(mentions[later].Concept)) continue;
            if (Breaks(message, next, mentions[later].First)) return false;
            if (Follow(message, mentions, later, mentions[later].Next, step + 1, gap)) return true;
        }
        return false;
    }

    /// <summary>A full stop or semicolon ends the thought; a comma does not.</summary>
    private static bool Breaks(Message message, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (message[i].Kind == TokenKind.Sign && message[i].Value is '.' or ';' or '?' or '!') return true;
        return false;
    }

    /// <summary>Nothing but signs and one small word ("ạ", "vậy") may follow.</summary>
    private static bool IsEnd(Message message, int next)
    {
        var words = 0;
        for (var i = next; i < message.Count && words <= 1; i++) words += message[i].Kind == TokenKind.Sign ? 0 : 1;
        return words <= 1;
    }

    private static bool CodeFrom(Message message, int from, int to)
    {
        for (var i = from; i < Math.Min(to, message.Count); i++)
            if (IsCode(message, i)) return true;
        return false;
    }

    private static bool IsCode(Message message, int index) => message[index].Kind is TokenKind.Document or TokenKind.Record;
}
