using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Lexing;

/// <summary>A text cut into tokens, each knowing its offsets in the text as typed and its two forms.</summary>
internal sealed class Message(string text)
{
    private Token[] tokens = new Token[Math.Max(8, (text.Length / 3) + 4)];
    private Starts?[] starts = new Starts?[Math.Max(8, (text.Length / 3) + 4)];
    private char[] forms = new char[(text.Length * 2) + 32];
    private int used;

    public string Text => text;

    public int Count { get; private set; }

    /// <summary>At least one letter of the text carries a diacritic.</summary>
    public bool HasMarks { get; internal set; }

    /// <summary>How often somebody looked at a token, or at something found in the message: what reading costs, for the tests.</summary>
    public long Looks { get; private set; }

    public ref readonly Token this[int index]
    {
        get
        {
            Looks++;
            return ref tokens[index];
        }
    }

    public ReadOnlySpan<char> Folded(int index) => forms.AsSpan(tokens[index].At, tokens[index].FoldedLength);

    public ReadOnlySpan<char> Exact(int index) =>
        forms.AsSpan(tokens[index].At + tokens[index].FoldedLength, tokens[index].ExactLength);

    /// <summary>Counts a look at something that was found in the message before.</summary>
    public void LookAgain() => Looks++;

    /// <summary>What the grammar's word list has under the word, or null.</summary>
    public Starts? Starts(int index)
    {
        Looks++;
        return starts[index];
    }

    /// <summary>Whether the token can be this syllable: with diacritics letter for letter, without by its folded form.</summary>
    public bool Is(int index, in Syllable syllable)
    {
        Looks++;
        if (index >= Count || tokens[index].Kind != TokenKind.Word) return false;
        if (tokens[index].Marked) return Exact(index).SequenceEqual(syllable.Exact);
        if (HasMarks && starts[index] is { IsLevel: true } && syllable.Exact != syllable.Folded) return false;
        return Folded(index).SequenceEqual(syllable.Folded);
    }

    /// <summary>Whether the token is this short word in folded form.</summary>
    public bool Folded(int index, string word) => IsWord(index) && Folded(index).SequenceEqual(word);

    public bool IsSign(int index, char sign) => index >= 0 && index < Count && tokens[index].IsSign(sign);

    public bool IsWord(int index) => index >= 0 && index < Count && tokens[index].Kind == TokenKind.Word;

    public bool IsNumber(int index) => index >= 0 && index < Count && tokens[index].Kind == TokenKind.Number;

    /// <summary>Nothing stands between this token and the one before.</summary>
    public bool Glued(int index) => index > 0 && index < Count && !tokens[index].Gap;

    /// <summary>The text between two tokens, the second exclusive, as typed.</summary>
    public Span Span(int first, int next) => new(tokens[first].Start, tokens[next - 1].End);

    internal void Add(TokenKind kind, int start, int end, bool gap, long value) =>
        Append(new(kind, start, end, gap, false, value, 0, 0, 0), null);

    internal void AddWord(int start, int end, bool gap, bool marked, ReadOnlySpan<char> folded, ReadOnlySpan<char> exact)
    {
        var at = Reserve(folded.Length + exact.Length);
        folded.CopyTo(forms.AsSpan(at));
        exact.CopyTo(forms.AsSpan(at + folded.Length));
        Append(new(TokenKind.Word, start, end, gap, marked, 0, at, folded.Length, exact.Length), Vocabulary.Grammar.Starting(folded));
    }

    private int Reserve(int length)
    {
        var at = used;
        used += length;
        if (used > forms.Length) Array.Resize(ref forms, Math.Max(used, forms.Length * 2));
        return at;
    }

    private void Append(Token token, Starts? known)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, Count * 2);
            Array.Resize(ref starts, Count * 2);
        }
        starts[Count] = known;
        tokens[Count++] = token;
    }
}
