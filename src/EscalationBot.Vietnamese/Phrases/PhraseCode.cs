using System.Globalization;
using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Phrases;

/// <summary>A kind of code in phrases: its mark ("record") and the letters in front of its number ("KN").</summary>
internal sealed record PhraseCode(string Mark, string Prefix)
{
    private const int MostDigits = 7;

    private readonly string folded = Folding.Fold(Prefix);

    public string InPhrases => $"{{{Mark}}}";

    /// <summary>"KN-0117", "kn 117", "kn117" at the token, in the first form.</summary>
    public bool TryRead(Message message, int index, out string code, out int next)
    {
        (code, next) = ("", index + 1);
        if (message[index].Kind == TokenKind.Record) return IsMine(message, index, out code);
        if (!message.Folded(index, folded)) return false;
        if (message.IsSign(next, '-') || message.IsSign(next, '_')) next++;
        if (!message.IsNumber(next) || message[next].Length > MostDigits) return false;
        code = Code(message[next++].Value);
        return true;
    }

    private bool IsMine(Message message, int index, out string code)
    {
        var typed = message.Text.AsSpan(message[index].Start, message[index].Length);
        long number = 0;
        foreach (var c in typed) if (Letters.IsDigit(c)) number = (number * 10) + Letters.Digit(c);
        code = Code(number);
        return typed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
    }

    private string Code(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{number:0000}");
}
