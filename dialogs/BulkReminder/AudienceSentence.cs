using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Whom a sentence means: kinds of units, named units, what they have not done.</summary>
internal static class AudienceSentence
{
    /// <summary>A name with a typing error could add or leave out somebody else.</summary>
    private const double Clear = 0.95;

    /// <summary>An order to remind somebody: it begins with the word, so "đừng nhắc nữa" is none.</summary>
    public static bool IsOrder(Turn turn, string text) => Hear(turn, text) is { Said.Reminds: true } heard && Filter(turn, heard) is not null;

    /// <summary>The audience a sentence describes, or null when it describes none.</summary>
    public static AudienceFilter? Read(Turn turn, string text) => Filter(turn, Hear(turn, text));

    /// <summary>It speaks of the review although no round was ever held.</summary>
    public static bool AsksForMissingRound(Turn turn, string text) => turn.Office.Reviews.Latest is null && Hear(turn, text).Said.Round;

    /// <summary>What is left of an audience when the sentence is heard as a narrowing of it; null when it narrows nothing.</summary>
    public static AudienceFilter? Narrow(Turn turn, AudienceFilter present, string text)
    {
        var (said, only, except) = Hear(turn, text);
        var kinds = Kinds(said);
        var narrowed = present with
        {
            Kinds = kinds.Count == 0 ? present.Kinds : [.. present.Kinds.Count == 0 ? kinds : present.Kinds.Intersect(kinds)],
            Overdue = present.Overdue || said.Overdue,
            NotLinked = present.NotLinked || said.NotLinked,
            Only = only ?? present.Only,
            Except = except is null ? present.Except : [.. (present.Except ?? []).Union(except)],
        };
        return AudienceText.Write(narrowed) == AudienceText.Write(present) ? null : narrowed;
    }

    /// <summary>The kinds of units a sentence speaks of; empty for none.</summary>
    public static IReadOnlyList<UnitKind> KindsIn(Turn turn, string text) => Kinds(Hear(turn, text).Said);

    private static AudienceFilter? Filter(Turn turn, Heard heard)
    {
        var filter = new AudienceFilter(
            Kinds(heard.Said), Role(heard.Said), heard.Said.Round ? turn.Office.Reviews.Latest?.Id : null,
            heard.Said.Overdue, heard.Said.NotLinked, heard.Only, heard.Except);
        return IsSomebody(filter) || heard.Said.Everybody ? filter : null;
    }

    private static bool IsSomebody(AudienceFilter filter) =>
        filter.Kinds.Count > 0 || filter.Role is not null || filter.NotConfirmed is not null || filter.Overdue || filter.NotLinked || filter.Only is not null;

    /// <summary>Units behind "trừ" are left out; units named otherwise are the only ones.</summary>
    private static Heard Hear(Turn turn, string text)
    {
        var named = Bodies.All(turn, text);
        var said = turn.Reader.Audience(text, [.. named.Select(b => b.Span)]);
        var clear = named.Where(b => b.Score >= Clear && b.Unit.Validity.Contains(turn.Today)).ToList();
        return new(said, Units(clear.Where(b => !(b.Span.Start > said.ExceptFrom))), Units(clear.Where(b => b.Span.Start > said.ExceptFrom)));
    }

    private static List<UnitId>? Units(IEnumerable<NamedBody> named) => named.Select(b => b.Unit.Id).Distinct().ToList() is [_, ..] units ? units : null;

    private static List<UnitKind> Kinds(AudienceReading said) => [.. said.Groups.Select(Kind).OfType<UnitKind>()];

    private static UnitKind? Kind(AudienceGroup group) => group switch
    {
        AudienceGroup.Communes => UnitKind.Commune,
        AudienceGroup.Districts => UnitKind.District,
        AudienceGroup.Agencies => UnitKind.Agency,
        AudienceGroup.CommitteeOffice => UnitKind.CommitteeOffice,
        AudienceGroup.Leaders or AudienceGroup.OfficeStaff => null,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };

    private static PostRole? Role(AudienceReading said) =>
        said.Groups.Contains(AudienceGroup.Leaders) ? PostRole.Leader : said.Groups.Contains(AudienceGroup.OfficeStaff) ? PostRole.Office : null;

    private sealed record Heard(AudienceReading Said, IReadOnlyList<UnitId>? Only, IReadOnlyList<UnitId>? Except);
}
