using System.Text;
using EscalationBot.Vietnamese.Lexing;
using F23.StringSimilarity;

namespace EscalationBot.Vietnamese.Naming;

/// <summary>
/// Finds names of bodies: first letter for letter (diacritics and spaces aside), then with small typing errors. A word of one
/// or two letters must be right, for it tells "xã Đăk A" from "xã Đăk B".
/// </summary>
internal static class NameFinder
{
    private const double WithoutMarks = 0.98;
    private const double OtherMarks = 0.9;
    private const double PerError = 0.1;
    private const int ShortWord = 2;
    private const int LongWord = 6;
    private const int MostErrors = 2;

    private static readonly Damerau Distance = new();

    private readonly record struct Candidate(int First, int Next, string Key, double Score);

    public static List<NameMatch> Find(Message message, NameIndex names)
    {
        if (names.LongestWords == 0) return [];
        List<Candidate> found = [];
        var covered = 0;
        for (var index = 0; index < message.Count; index++)
        {
            if (index < covered || message[index].Kind is not (TokenKind.Word or TokenKind.Number)) continue;
            var before = found.Count;
            if (!Exact(message, index, names, found)) Near(message, index, names, found);
            for (var i = before; i < found.Count; i++) covered = Math.Max(covered, found[i].Next);
        }
        return [.. found.Select(c => new NameMatch(message.Span(c.First, c.Next), c.Key, c.Score)).OrderByDescending(m => m.Score).ThenBy(m => m.Span.Start)];
    }

    /// <summary>The longest run of words that is a name; all bodies of that name.</summary>
    private static bool Exact(Message message, int index, NameIndex names, List<Candidate> found)
    {
        StringBuilder compact = new(), exact = new();
        var marked = false;
        List<Candidate> longest = [];
        for (var at = index; at < message.Count && compact.Length < names.LongestCompact; at++)
        {
            if (message[at].Kind is TokenKind.Document or TokenKind.Record) break;
            if (message[at].Kind == TokenKind.Sign) { if (message[at].Value is '\'' or '-' or '&' or '.') continue; break; }
            compact.Append(NameForms.WordOf(message, at));
            exact.Append(message.IsWord(at) ? message.Exact(at).ToString() : NameForms.WordOf(message, at));
            marked |= message.IsWord(at) && message[at].Marked;
            if (SharesPlaceWithNext(message, at)) continue;
            var whole = exact.ToString();
            var here = Best(names.Exactly(compact.ToString()).Where(f => !f.IsSyllable || f.Exact == whole), form => new Candidate(index, at + 1, form.Key, form.Score * Marks(form, exact, marked)));
            if (here.Count > 0) longest = here;
        }
        found.AddRange(longest);
        return longest.Count > 0;
    }

    /// <summary>Syllables of one typed short form stay together.</summary>
    private static bool SharesPlaceWithNext(Message message, int at) =>
        at + 1 < message.Count && message[at + 1].Start == message[at].Start;

    private static double Marks(NameForm form, StringBuilder exact, bool marked) =>
        exact.Equals(form.Exact.AsSpan()) ? 1 : marked ? OtherMarks : WithoutMarks;

    private static void Near(Message message, int index, NameIndex names, List<Candidate> found)
    {
        var windows = new List<string>();
        for (var at = index; at < message.Count && windows.Count < names.LongestWords && message[at].Kind is TokenKind.Word or TokenKind.Number; at++)
            windows.Add(NameForms.WordOf(message, at));
        var near = Enumerable.Range(0, windows.Count)
            .SelectMany(place => names.With(place, windows[place]))
            .Distinct()
            .Select(form => (Form: form, Errors: Errors(form, windows)))
            .Where(x => x.Errors is not null)
            .ToList();
        if (near.Count == 0) return;
        var longest = near.Max(x => x.Form.Words.Length);
        var best = near.Where(x => x.Form.Words.Length == longest).Min(x => x.Errors);
        found.AddRange(Best(
            near.Where(x => x.Form.Words.Length == longest && x.Errors == best).Select(x => x.Form),
            form => new Candidate(index, index + longest, form.Key, form.Score * (1 - (PerError * best!.Value)))));
    }

    /// <summary>How many letters are wrong in the whole name, or null when it is another name.</summary>
    private static int? Errors(NameForm form, List<string> typed)
    {
        if (form.Words.Length < 2 || form.Words.Length > typed.Count) return null;
        var total = 0;
        for (var i = 0; i < form.Words.Length && total <= MostErrors; i++)
        {
            if (form.Words[i] == typed[i]) continue;
            if (Math.Min(form.Words[i].Length, typed[i].Length) <= ShortWord || char.IsDigit(typed[i][0])) return null;
            var errors = (int)Distance.Distance(form.Words[i], typed[i]);
            if (errors > (form.Words[i].Length > LongWord ? 2 : 1)) return null;
            total += errors;
        }
        return total is > 0 and <= MostErrors && total < form.Words.Length ? total : null;
    }

    private static List<Candidate> Best(IEnumerable<NameForm> forms, Func<NameForm, Candidate> candidate) =>
        [.. forms.Select(candidate).GroupBy(c => c.Key).Select(g => g.MaxBy(c => c.Score)).OrderByDescending(c => c.Score)];
}
