using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Campaigns;

/// <summary>Who fits a filter today, in the order of the units' codes.</summary>
public static class AudienceFinder
{
    public static IReadOnlyList<AudienceMember> Find(IOffice office, AudienceFilter filter, DateOnly today)
    {
        var members = filter.Role is { } role
            ? office.Directory.PostsWith(role, today).Select(p => new AudienceMember(p.Unit, p.Id))
            : Heads(office.Directory, filter.Kinds, today);
        return
        [
            .. members
                .Where(m => IsNamed(office.Directory, filter, m.Unit) && Fits(office, filter, m))
                .OrderBy(m => m.Unit.Value, StringComparer.Ordinal)
                .ThenBy(m => m.Post?.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Overdue proposals that a unit has or has to answer.</summary>
    public static int Overdue(IOffice office, UnitId unit) => Count(office, unit, overdue: true);

    /// <summary>Open proposals that a unit has or has to answer.</summary>
    public static int Open(IOffice office, UnitId unit) => Count(office, unit, overdue: null);

    /// <summary>Whether the reason for reminding a unit still holds: asked again right before sending.</summary>
    public static bool StillFits(IOffice office, AudienceFilter filter, UnitId unit) =>
        (filter.NotConfirmed is not { } round || office.Reviews.Find(round)?.IsConfirmed(unit) != true) && (!filter.Overdue || Overdue(office, unit) > 0);

    private static IEnumerable<AudienceMember> Heads(OfficeDirectory directory, IReadOnlyList<UnitKind> kinds, DateOnly today) =>
        from unit in directory.Units.Values
        where unit.Validity.Contains(today) && (kinds.Count == 0 ? unit.Kind is not (UnitKind.Ministry or UnitKind.Committee) : kinds.Contains(unit.Kind))
        let head = directory.HeadOf(unit.Id, today)
        // Bodies without a head count only when somebody asked for their kind.
        where head is not null || kinds.Count > 0
        select new AudienceMember(unit.Id, head?.Id);

    private static bool IsNamed(OfficeDirectory directory, AudienceFilter filter, UnitId unit)
    {
        var parent = directory.Unit(unit)?.Parent;
        bool Among(IReadOnlyList<UnitId>? named) => named is not null && (named.Contains(unit) || (parent is { } above && named.Contains(above)));
        return (filter.Only is null or [] || Among(filter.Only)) && !Among(filter.Except);
    }

    private static bool Fits(IOffice office, AudienceFilter filter, AudienceMember member) =>
        StillFits(office, filter, member.Unit)
        && (!filter.NotLinked || member.Post is not { } post || office.Directory.AccountsOf(post).Count == 0);

    private static int Count(IOffice office, UnitId unit, bool? overdue) =>
        office.List(new ProposalQuery(Unit: unit, Overdue: overdue), null, 1).Total
        + office.List(new ProposalQuery(Addressees: new HashSet<UnitId> { unit }, Overdue: overdue), null, 1).Total;
}
