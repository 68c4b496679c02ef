using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>What somebody says they do not mean: "không phải báo cáo mới, tôi hỏi cái cũ"; "đừng nhắc nữa".</summary>
internal static class Negation
{
    /// <summary>A denial reaches no further than this many tokens.</summary>
    private const int Reach = 25;

    private static readonly int IsNot = Vocabulary.Concepts.Number("isnot");
    private static readonly int But = Vocabulary.Concepts.Number("but");

    /// <summary>Mentions behind a denial, up to the next comma or "but", do not count.</summary>
    public static List<Mention> Drop(Message message, List<Mention> mentions)
    {
        if (!mentions.Exists(m => m.Concept == IsNot)) return mentions;
        List<Mention> kept = [];
        var until = 0;
        for (var i = 0; i < mentions.Count; i++)
        {
            message.LookAgain();
            if (mentions[i].Concept == IsNot && !StartsLonger(mentions, i)) until = Math.Max(until, End(message, mentions, i));
            else if (mentions[i].First >= until) kept.Add(mentions[i]);
        }
        return kept;
    }

    /// <summary>"không phải trách nhiệm của sở" starts with a denial but says something of its own.</summary>
    private static bool StartsLonger(List<Mention> mentions, int at)
    {
        var (first, next) = (mentions[at].First, mentions[at].Next);
        for (var i = at - 1; i >= 0 && mentions[i].First == first; i--) if (mentions[i].Next > next) return true;
        for (var i = at + 1; i < mentions.Count && mentions[i].First == first; i++) if (mentions[i].Next > next) return true;
        return false;
    }

    private static int End(Message message, List<Mention> mentions, int at)
    {
        var end = Math.Min(message.Count, mentions[at].Next + Reach);
        for (var i = at + 1; i < mentions.Count && mentions[i].First < end; i++)
        {
            message.LookAgain();
            if (mentions[i].Concept == But && mentions[i].First >= mentions[at].Next) end = mentions[i].First;
        }
        for (var i = mentions[at].Next; i < end; i++)
            if (message[i].Kind == TokenKind.Sign && message[i].Value is ',' or '.' or ';') return i;
        return end;
    }
}
