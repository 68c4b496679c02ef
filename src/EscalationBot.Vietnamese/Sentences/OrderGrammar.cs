using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>"Giao đồng chí Giám đốc Sở B trả lời, nêu rõ căn cứ": an order, and whether it is only to reply or to advise.</summary>
internal static class OrderGrammar
{
    private sealed record Lists(string[] Openings, string[] Titles, string[] Reply, string[] Advise, string[] Between, string[] More);

    private enum Part { Opening, Title, Reply, Advise, Between, More }

    private const int MostTitles = 3;

    private static readonly Lists File = WordFile.Read<Lists>("orders.vi");

    private static readonly Lexicon Words = new(
    [
        .. Of(Part.Opening, File.Openings), .. Of(Part.Title, File.Titles), .. Of(Part.Reply, File.Reply),
        .. Of(Part.Advise, File.Advise), .. Of(Part.Between, File.Between), .. Of(Part.More, File.More),
    ]);

    /// <summary>Null when the text does not begin like an order.</summary>
    public static OrderReading? Read(Message message)
    {
        if (!Has(message, 0, Part.Opening, out var opening)) return null;
        var next = opening.Next;
        for (var titles = 0; titles < MostTitles && Has(message, next, Part.Title, out var title); titles++) next = title.Next;
        var clause = FirstClause(message);
        return new(message.Span(0, next).End, Says(message, Part.Reply), Says(message, Part.Advise), SaysMore(message, clause), Rest(message, clause));
    }

    private static Span Rest(Message message, int clause)
    {
        var end = message.Text.AsSpan().TrimEnd().Length;
        return clause + 1 < message.Count ? new(message[clause + 1].Start, end) : new(end, end);
    }

    private static int FirstClause(Message message)
    {
        for (var at = 0; at < message.Count; at++) if (message.IsSign(at, ',')) return at;
        return message.Count;
    }

    private static bool Says(Message message, Part verb)
    {
        for (var at = 0; at < message.Count; at++) if (Has(message, at, verb, out _)) return true;
        return false;
    }

    /// <summary>Behind the verb, its object stepped over, the clause goes on.</summary>
    private static bool SaysMore(Message message, int clause)
    {
        for (var at = 0; at < clause; at++)
        {
            if (!Has(message, at, Part.Reply, out var verb) && !Has(message, at, Part.Advise, out verb)) continue;
            for (at = verb.Next; at < clause && (Has(message, at, Part.Between, out var between) || IsLetter(message, at)); at = between.Length > 0 ? between.Next : at + 1) { }
            if (at < clause && Has(message, at, Part.More, out _)) return true;
        }
        return false;
    }

    /// <summary>"xã A"</summary>
    private static bool IsLetter(Message message, int at) => message.IsWord(at) && message[at].FoldedLength == 1;

    private static bool Has(Message message, int index, Part part, out Found found) =>
        Words.Has(message, index, (int)part, out found);

    private static IEnumerable<Phrase> Of(Part part, string[] words) => Phrase.All((int)part, words);
}
