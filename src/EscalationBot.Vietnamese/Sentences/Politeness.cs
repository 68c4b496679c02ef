using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Small words of address and courtesy ("dạ", "ạ", "giúp tôi", "đồng chí ơi") that change nothing.</summary>
internal static class Politeness
{
    private sealed record Lists(string[] Particles, string[] Endings);

    private enum Part { Particle, Ending }

    private static readonly Lists File = WordFile.Read<Lists>("politeness.vi");

    private static readonly Lexicon Words = new([.. Of(Part.Particle, File.Particles), .. Of(Part.Ending, File.Endings)]);

    public static bool Particle(Message message, int index, out Found found) => Has(message, index, Part.Particle, out found);

    /// <summary>A particle, or a word that is one only behind something.</summary>
    public static bool Closing(Message message, int index, out Found found) =>
        Has(message, index, Part.Particle, out found) || Has(message, index, Part.Ending, out found);

    /// <summary>The range without particles and signs at its edges, unless nothing else is in it. Question marks stay.</summary>
    public static (int First, int Next) Without(Message message, int from, int to)
    {
        var (first, next) = (from, to);
        while (first < next && (message[first].Kind == TokenKind.Sign || Particle(message, first, out _)))
            first = Particle(message, first, out var found) ? found.Next : first + 1;
        while (next > first && TakeBefore(message, ref next)) next = Math.Max(first, next);
        return first < next ? (first, next) : (from, to);
    }

    /// <summary>Steps back over a particle or a sign; question marks stay.</summary>
    public static bool TakeBefore(Message message, ref int next)
    {
        if (next > 0 && IsPlainSign(message, next - 1)) next--;
        else if (EndsWithParticle(message, next, out var start)) next = start;
        else return false;
        return true;
    }

    /// <summary>The particles of which the whole text consists; empty when it says more.</summary>
    public static List<(int First, int Next)> Parts(Message message)
    {
        List<(int, int)> parts = [];
        for (var at = 0; at < message.Count;)
        {
            if (IsPlainSign(message, at)) { at++; continue; }
            if (!Closing(message, at, out var found)) return [];
            parts.Add((at, found.Next));
            at = found.Next;
        }
        return parts;
    }

    private static bool IsPlainSign(Message message, int index) => message[index].Kind == TokenKind.Sign && message[index].Value != '?';

    private static bool EndsWithParticle(Message message, int next, out int start)
    {
        for (start = Math.Max(0, next - 2); start < next; start++)
            if (Closing(message, start, out var found) && found.Next == next) return true;
        return false;
    }

    private static bool Has(Message message, int index, Part part, out Found found) =>
        Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);
}
