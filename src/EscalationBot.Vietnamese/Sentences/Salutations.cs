using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>"Kính gửi đồng chí Chánh Văn phòng UBND tỉnh": words behind which stands who reads the message, not who was asked.</summary>
internal static class Salutations
{
    private sealed record Lists(string[] Greetings, string[] Titles);

    private enum Part { Greeting, Title }

    private const int MostTitles = 3;

    private static readonly Lists File = WordFile.Read<Lists>("salutations.vi");

    private static readonly Lexicon Words =
        new([.. Phrase.All((int)Part.Greeting, File.Greetings), .. Phrase.All((int)Part.Title, File.Titles)]);

    /// <summary>The places where greetings, with titles behind them, end.</summary>
    public static List<int> Find(Message message)
    {
        List<int> ends = [];
        for (var at = 0; at < message.Count; at++)
        {
            if (!Words.Has(message, at, (int)Part.Greeting, out var found)) continue;
            var next = found.Next;
            message.TakeSign(ref next, ':');
            for (var titles = 0; titles < MostTitles && Words.Has(message, next, (int)Part.Title, out var title); titles++) next = title.Next;
            ends.Add(message.Span(at, next).End);
            at = next - 1;
        }
        return ends;
    }
}
