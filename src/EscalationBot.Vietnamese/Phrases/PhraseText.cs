using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Sentences;

namespace EscalationBot.Vietnamese.Phrases;

/// <summary>The words of a text in the form in which phrases are compared: folded, signs left out, codes as their marks.</summary>
internal sealed class PhraseText
{
    public const string GapMark = "…";

    private readonly Message message;
    private readonly IReadOnlyList<PhraseCode> kinds;
    private readonly List<(string Word, int Token)> words = [];
    private readonly Dictionary<string, string> codes = [];

    private PhraseText(Message message, IReadOnlyList<PhraseCode> kinds, int first, int next)
    {
        (this.message, this.kinds) = (message, kinds);
        for (var at = first; at < next;) at = Add(at);
    }

    /// <summary>The first code of each kind, by its mark.</summary>
    public IReadOnlyDictionary<string, string> Codes => codes;

    public int Count => words.Count;

    public string this[int index] => words[index].Word;

    public static PhraseText Of(string text, IReadOnlyList<PhraseCode> kinds)
    {
        var message = Utterance.Of(text).Message;
        return new(message, kinds, 0, message.Count);
    }

    public PhraseText WithoutPoliteness()
    {
        var (first, next) = Politeness.Without(message, 0, message.Count);
        return new(message, kinds, first, next);
    }

    /// <summary>The parts of a text that is nothing but politeness ("dạ em cảm ơn hệ thống ạ"); one of them may be a phrase.</summary>
    public IEnumerable<PhraseText> Courtesies() => Politeness.Parts(message).Select(p => new PhraseText(message, kinds, p.First, p.Next));

    /// <summary>Where the text goes on behind so many words, without punctuation at its start; null when nothing follows.</summary>
    public Span? After(int count) =>
        count >= words.Count ? null : new(message[words[count].Token].Start, message.Text.AsSpan().TrimEnd().Length);

    public bool Equals(PhraseText other) => words.Select(w => w.Word).SequenceEqual(other.words.Select(w => w.Word));

    public override string ToString() => string.Join(' ', words.Select(w => w.Word));

    private int Add(int at)
    {
        foreach (var kind in kinds)
        {
            if (!kind.TryRead(message, at, out var code, out var next)) continue;
            codes.TryAdd(kind.Mark, code);
            words.Add((kind.InPhrases, at));
            return next;
        }
        if (Word(at) is { } word) words.Add((word, at));
        return at + 1;
    }

    private string? Word(int at) => message[at].Kind switch
    {
        TokenKind.Word => message.Folded(at).ToString(),
        TokenKind.Sign => message[at].Value == GapMark[0] ? GapMark : null,
        _ => message.Text[message[at].Start..message[at].End],
    };
}
