using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>"117", "0117", "#117.": a text that is only the number of a record, longer than any choice.</summary>
internal static class RecordNumbers
{
    private const int LongestChoice = 2;
    private const int MostDigits = 7;

    public static int? Read(Message message)
    {
        var at = message.IsSign(0, '#') ? 1 : 0;
        if (!message.IsNumber(at) || message[at].Length > MostDigits) return null;
        var longEnough = message[at].Length > LongestChoice || (message[at].Length > 1 && message.Text[message[at].Start] == '0');
        return longEnough && OnlyEnds(message, at + 1) ? (int)message[at].Value : null;
    }

    private static bool OnlyEnds(Message message, int from)
    {
        for (var i = from; i < message.Count; i++)
            if (!(message.IsSign(i, '.') || message.IsSign(i, '?') || message.IsSign(i, '!'))) return false;
        return true;
    }
}
