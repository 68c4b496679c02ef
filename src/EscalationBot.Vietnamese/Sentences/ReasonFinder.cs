using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>The reason that a sentence gives: "gia hạn KN-0117 thêm 5 ngày, vì Sở đang lấy ý kiến".</summary>
internal static class ReasonFinder
{
    private const int FewestWords = 2;

    private static readonly ConceptLexicon Words = new(WordFile.Read<Dictionary<string, string[]>>("reasons.vi"));

    /// <summary>As typed, to the end of the text; null when the sentence gives none.</summary>
    public static string? Find(Message message)
    {
        foreach (var because in Words.Find(message))
        {
            var first = message.IsSign(because.Next, ':') ? because.Next + 1 : because.Next;
            if (message.Count - first >= FewestWords) return message.Text[message[first].Start..].Trim().TrimEnd('.');
        }
        return null;
    }
}
