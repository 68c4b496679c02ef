using System.Text.Json;
using System.Text.RegularExpressions;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Reads whom a sentence means: kinds of units, named units, what they have not done. The words are in AudienceWords.json.</summary>
internal static class AudienceReading
{
    private static readonly Words Known = Load();

    /// <summary>An order to remind somebody: it begins with the word, so "đừng nhắc nữa" is none.</summary>
    public static bool IsOrder(Turn turn, string text) => Where(VietnameseReader.Fold(text).TrimStart(), Known.Remind) == 0 && Read(turn, text) is not null;

    /// <summary>The audience a sentence describes, or null when it describes none.</summary>
    public static AudienceFilter? Read(Turn turn, string text)
    {
        var folded = VietnameseReader.Fold(text);
        var named = Named(turn, text, folded);
        var filter = new AudienceFilter(
            Kinds(turn, text, folded), RoleIn(folded),
            Says(folded, Known.Round) ? turn.Office.Reviews.Latest?.Id : null,
            Says(folded, Known.Overdue), Says(folded, Known.NotLinked), named.Only, named.Except);
        return IsSomebody(filter) || Says(folded, Known.Everybody) ? filter : null;
    }

    /// <summary>It speaks of the review although no round was ever held.</summary>
    public static bool AsksForMissingRound(Turn turn, string text) =>
        turn.Office.Reviews.Latest is null && Says(VietnameseReader.Fold(text), Known.Round);

    /// <summary>What is left of an audience when the sentence is heard as a narrowing of it; null when it narrows nothing.</summary>
    public static AudienceFilter? Narrow(Turn turn, AudienceFilter present, string text)
    {
        var folded = VietnameseReader.Fold(text);
        var (only, except) = Named(turn, text, folded);
        var kinds = Kinds(turn, text, folded);
        var narrowed = present with
        {
            Kinds = kinds.Count == 0 ? present.Kinds : [.. present.Kinds.Count == 0 ? kinds : present.Kinds.Intersect(kinds)],
            Overdue = present.Overdue || Says(folded, Known.Overdue),
            NotLinked = present.NotLinked || Says(folded, Known.NotLinked),
            Only = only is null ? present.Only : only,
            Except = except is null ? present.Except : [.. (present.Except ?? []).Union(except)],
        };
        return AudienceText.Write(narrowed) == AudienceText.Write(present) ? null : narrowed;
    }

    /// <summary>The kinds of units a sentence speaks of; empty for none.</summary>
    public static IReadOnlyList<UnitKind> KindsIn(Turn turn, string text) => Kinds(turn, text, VietnameseReader.Fold(text));

    private static bool IsSomebody(AudienceFilter filter) =>
        filter.Kinds.Count > 0 || filter.Role is not null || filter.NotConfirmed is not null || filter.Overdue || filter.NotLinked || filter.Only is not null;

    /// <summary>Units behind "trừ" are left out; units named otherwise are the only ones.</summary>
    private static (IReadOnlyList<UnitId>? Only, IReadOnlyList<UnitId>? Except) Named(Turn turn, string text, string folded)
    {
        var cut = folded.Length == text.Length ? Where(folded, Known.Except) : -1;
        var only = Units(turn, cut < 0 ? text : text[..cut]);
        var except = cut < 0 ? null : Units(turn, text[cut..]);
        return (only, except);
    }

    private static List<UnitId>? Units(Turn turn, string text) =>
        Bodies.All(turn, text, u => u.Validity.Contains(turn.Today)).Where(b => b.Score >= 1).Select(b => b.Unit.Id).Distinct().ToList() is [_, ..] found ? found : null;

    /// <summary>A kind counts only outside of names: "các xã" means all communes, "xã A" one of them.</summary>
    private static List<UnitKind> Kinds(Turn turn, string text, string folded)
    {
        var spans = Bodies.All(turn, text).Select(b => b.Span).ToList();
        var bare = folded.Length == text.Length
            ? string.Concat(folded.Select((c, i) => spans.Exists(s => s.Start <= i && i < s.End) ? ' ' : c))
            : folded;
        return [.. Known.Kinds.Where(k => Says(bare, k.Value)).Select(k => k.Key)];
    }

    private static PostRole? RoleIn(string folded) => Known.Roles.Where(r => Says(folded, r.Value)).Select(r => (PostRole?)r.Key).FirstOrDefault();

    private static bool Says(string folded, IReadOnlyList<string> words) => Where(folded, words) >= 0;

    private static int Where(string folded, IReadOnlyList<string> words) => words
        .Select(word => Regex.Match(folded, $@"(?<![\w]){Regex.Escape(word)}(?![\w])"))
        .Where(m => m.Success)
        .Select(m => m.Index)
        .DefaultIfEmpty(-1)
        .Min();

    private static Words Load()
    {
        using var stream = typeof(AudienceReading).Assembly.GetManifestResourceStream(typeof(AudienceReading), "AudienceWords.json")!;
        var words = JsonSerializer.Deserialize<Words>(stream, JsonSerializerOptions.Web)!;
        return new Words(
            Folded(words.Remind), words.Kinds.ToDictionary(k => k.Key, k => Folded(k.Value)), words.Roles.ToDictionary(r => r.Key, r => Folded(r.Value)),
            Folded(words.Round), Folded(words.Overdue), Folded(words.NotLinked), Folded(words.Everybody), Folded(words.Except));
    }

    private static IReadOnlyList<string> Folded(IReadOnlyList<string> words) => [.. words.Select(VietnameseReader.Fold)];

    private sealed record Words(
        IReadOnlyList<string> Remind, IReadOnlyDictionary<UnitKind, IReadOnlyList<string>> Kinds, IReadOnlyDictionary<PostRole, IReadOnlyList<string>> Roles,
        IReadOnlyList<string> Round, IReadOnlyList<string> Overdue, IReadOnlyList<string> NotLinked, IReadOnlyList<string> Everybody,
        IReadOnlyList<string> Except);
}
