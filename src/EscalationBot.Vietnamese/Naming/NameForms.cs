using System.Text;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Naming;

/// <summary>One way to write a name: its words in folded form, the same without spaces, and the exact form without spaces.</summary>
internal sealed record NameForm(string Key, string[] Words, string Compact, string Exact, double Score)
{
    /// <summary>One word of everyday speech ("tỉnh"): without its very marks it is another one ("tình hình").</summary>
    public bool IsSyllable { get; } = Words.Length == 1 && SyllableShape.Fits(Compact);
}

/// <summary>All ways in which people write the name of a body.</summary>
internal static class NameForms
{
    private sealed record Lists(string[] Dropped, string[] Places, string[] Joiners, string[] Initialled);

    private const double WithoutPrefix = 0.99;
    private const double Initials = 0.97;
    private const double PlaceOnly = 0.9;
    private const int ShortestPlace = 5;

    private static readonly Lists File = WordFile.Read<Lists>("names.vi");
    private static readonly Syllable[][] Dropped = [.. File.Dropped.Select(Syllable.Split)];
    private static readonly Syllable[][] Places = [.. File.Places.Select(Syllable.Split).OrderByDescending(p => p.Length)];
    private static readonly string[] Joiners = [.. File.Joiners.Select(Folding.FoldSyllable)];
    private static readonly string[] Initialled = [.. File.Initialled.Select(Folding.FoldSyllable)];

    public static IEnumerable<NameForm> Of(NameEntry entry) =>
        entry.Aliases.Prepend(entry.Name).SelectMany(name => Of(entry.Key, Lexer.Read(name))).DistinctBy(form => (form.Compact, form.Score));

    private static IEnumerable<NameForm> Of(string key, Message name)
    {
        if (name.Count == 0) yield break;
        yield return Form(key, name, 0, 1);
        if (After(name, 0, Dropped) is { } rest && rest < name.Count)
        {
            yield return Form(key, name, rest, WithoutPrefix);
            if (After(name, rest, Places) is { } place && place < name.Count && Form(key, name, place, PlaceOnly) is { Compact.Length: >= ShortestPlace } proper)
                yield return proper;
        }
        if (name.Count > 2 && name.IsWord(0) && Initialled.Contains(name.Folded(0).ToString())) yield return Initial(key, name);
    }

    private static NameForm Form(string key, Message name, int from, double score)
    {
        StringBuilder exact = new();
        List<string> words = [];
        for (var i = from; i < name.Count; i++)
        {
            if (name[i].Kind == TokenKind.Sign) continue;
            words.Add(WordOf(name, i));
            exact.Append(name.IsWord(i) ? name.Exact(i) : words[^1]);
        }
        return new(key, [.. words], string.Concat(words), exact.ToString(), score);
    }

    /// <summary>"Sở Kế hoạch và Đầu tư" as "sở khđt"; written together it has the same compact form as "skhđt" only with the first word short.</summary>
    private static NameForm Initial(string key, Message name)
    {
        StringBuilder initials = new();
        for (var i = 1; i < name.Count; i++)
            if (name.IsWord(i) && !Joiners.Contains(name.Folded(i).ToString())) initials.Append(name.Folded(i)[0]);
        var first = name.Folded(0).ToString();
        return new(key, [first, initials.ToString()], first + initials, first + initials, Initials);
    }

    /// <summary>The folded word, or the digits of a number.</summary>
    public static string WordOf(Message message, int index) =>
        message.IsWord(index) ? message.Folded(index).ToString() : message.Text[message[index].Start..message[index].End];

    private static int? After(Message name, int at, Syllable[][] phrases)
    {
        foreach (var phrase in phrases)
        {
            var fits = true;
            for (var i = 0; i < phrase.Length && fits; i++) fits = name.Is(at + i, phrase[i]);
            if (fits) return at + phrase.Length;
        }
        return null;
    }
}
