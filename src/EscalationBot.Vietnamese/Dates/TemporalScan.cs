using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Everything a message says about time, left to right, nothing twice.</summary>
internal static class TemporalScan
{
    public static List<Temporal> All(Message message)
    {
        List<Temporal> found = [];
        for (var index = 0; index < message.Count;)
        {
            // "đúng hạn quý 3" sets no deadline.
            if (message.Take(ref index, Role.NoBound)) continue;
            if (ImpossibleDay.At(message, index, out var after)) { index = after; continue; }
            var temporal = message[index].Kind is TokenKind.Word or TokenKind.Number ? TemporalGrammar.Read(message, index) : null;
            if (temporal is not null) found.Add(temporal);
            index = temporal?.Next ?? index + 1;
        }
        return found;
    }
}
