using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Words of a letter that somebody repeats: in quotation marks, or behind its number and date.</summary>
internal static class PassageFinder
{
    private sealed record Lists(string Opening, string Closing);

    private const int ShortestQuote = 3;

    /// <summary>Shorter remarks behind a number are no passage of a letter.</summary>
    private const int FewestWords = 6;

    private static readonly Lists Marks = WordFile.Read<Lists>("passages.vi");

    /// <summary>The longest passage in quotation marks, or null.</summary>
    public static string? Quoted(string text)
    {
        string? longest = null;
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (open >= 0 && IsIn(Marks.Closing, text[at]) && at - open > ShortestQuote)
            {
                var quote = text[(open + 1)..at].Trim();
                if (quote.Length > (longest?.Length ?? 0)) longest = quote;
                open = -1;
            }
            else if (IsIn(Marks.Opening, text[at])) open = at;
            else if (IsIn(Marks.Closing, text[at])) open = -1;
        }
        return longest;
    }

    /// <summary>What follows the first whole document and its date ("812/SB-KH ngày 26/12/2025: Sở ghi nhận đề nghị …"), or null.</summary>
    public static string? Behind(Utterance utterance, Anchor anchor)
    {
        var message = utterance.Message;
        if (utterance.Documents(anchor).Find(d => d.Reading.Normalized is not null) is not { Next: var at }) return null;
        while (at < message.Count && message[at].Kind == TokenKind.Sign && !IsIn(Marks.Opening, (char)message[at].Value)) at++;
        var words = 0;
        for (var i = at; i < message.Count && words < FewestWords; i++) words += message[i].Kind == TokenKind.Sign ? 0 : 1;
        return words < FewestWords ? null : message.Text[message[at].Start..].Trim();
    }

    private static bool IsIn(string marks, char c) => marks.Contains(c, StringComparison.Ordinal);
}
