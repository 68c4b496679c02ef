namespace EscalationBot.Vietnamese.Phrases;

/// <summary>A phrase as the words it is made of.</summary>
internal sealed record PhrasePattern(string[] Words, bool HasRest, string Means)
{
    private const string RestMark = "{rest}";

    /// <summary>So many other words fit into a gap.</summary>
    private const int LongestGap = 12;

    public bool HasGap => Words.Contains(PhraseText.GapMark);

    public static PhrasePattern Parse(PhraseEntry entry, IReadOnlyList<PhraseCode> codes)
    {
        var hasRest = entry.Say.EndsWith(RestMark, StringComparison.Ordinal);
        var say = hasRest ? entry.Say[..^RestMark.Length] : entry.Say;
        foreach (var code in codes) say = say.Replace(code.InPhrases, $"{code.Prefix}-0", StringComparison.Ordinal);
        var text = PhraseText.Of(say, codes);
        return new([.. Enumerable.Range(0, text.Count).Select(i => text[i])], hasRest, entry.Means);
    }

    public bool Opens(PhraseText text)
    {
        if (text.Count <= Words.Length) return false;
        for (var i = 0; i < Words.Length; i++) if (text[i] != Words[i]) return false;
        return true;
    }

    public bool Fits(PhraseText text) => Fits(text, 0, 0);

    private bool Fits(PhraseText text, int at, int word)
    {
        for (; word < Words.Length && Words[word] != PhraseText.GapMark; at++, word++)
            if (at >= text.Count || text[at] != Words[word]) return false;
        if (word == Words.Length) return at == text.Count;
        if (word == Words.Length - 1) return text.Count - at <= LongestGap;
        for (var skipped = 0; skipped <= LongestGap && at + skipped <= text.Count; skipped++)
            if (Fits(text, at + skipped, word + 1)) return true;
        return false;
    }
}
