namespace EscalationBot.Vietnamese.Lexing;

internal enum TokenKind { Word, Number, Sign, Document, Record }

/// <summary>A word, a run of digits, a sign, or a whole document symbol or record code.</summary>
/// <param name="Start">Offset in the text as typed.</param>
/// <param name="End">Exclusive offset in the text as typed.</param>
/// <param name="Gap">White space stands before it.</param>
/// <param name="Marked">It carries a diacritic, or it is a known short form, so that its exact form is certain.</param>
/// <param name="Value">The number, the sign's character, or the place in the list of symbols.</param>
/// <param name="At">Where its forms start in the buffers of the message.</param>
internal readonly record struct Token(
    TokenKind Kind, int Start, int End, bool Gap, bool Marked, long Value, int At, int FoldedLength, int ExactLength)
{
    public int Length => End - Start;

    public bool IsSign(char sign) => Kind == TokenKind.Sign && Value == sign;
}
