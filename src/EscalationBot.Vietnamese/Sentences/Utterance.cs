using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Documents;
using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>A text with its document symbols found first, so that nothing else reads them.</summary>
internal sealed record Utterance(Message Message, IReadOnlyList<WrittenSymbol> Symbols)
{
    public static Utterance Of(string text)
    {
        var symbols = SymbolScanner.Find(text);
        return new(Lexer.Read(text, symbols), symbols);
    }

    public List<DocumentGrammar.Found> Documents(Anchor anchor) => DocumentGrammar.All(Message, Symbols, anchor);
}
