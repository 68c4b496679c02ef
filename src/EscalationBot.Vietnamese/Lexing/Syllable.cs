namespace EscalationBot.Vietnamese.Lexing;

/// <summary>A syllable of the word lists in both forms.</summary>
internal readonly record struct Syllable(string Folded, string Exact)
{
    public static Syllable Of(string text) => new(Folding.FoldSyllable(text), Folding.Exact(text));

    public static Syllable[] Split(string phrase) =>
        [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Of)];
}
