using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Digests;

/// <summary>
/// Counters of one addressed body, kept in the same commit as the facts, never found by scanning. The first three rise
/// with events, the last two are the present.
/// </summary>
/// <param name="FellOverdue">How often an open record became overdue.</param>
/// <param name="LeftOverdue">How often a record stopped being open and overdue, by resolution, withdrawal or extension.</param>
public readonly record struct Tally(
    int Filed, int ResolvedInTime, int ResolvedLate, int Withdrawn, int FellOverdue, int LeftOverdue, int OpenInTime, int OpenOverdue)
{
    public int Open => OpenInTime + OpenOverdue;

    /// <summary>What rose with events gives what stands; anything else is a fault of the counting.</summary>
    public bool IsConsistent => Filed - ResolvedInTime - ResolvedLate - Withdrawn == Open && FellOverdue - LeftOverdue == OpenOverdue;

    public static Tally operator +(Tally a, Tally b) => new(
        a.Filed + b.Filed, a.ResolvedInTime + b.ResolvedInTime, a.ResolvedLate + b.ResolvedLate, a.Withdrawn + b.Withdrawn,
        a.FellOverdue + b.FellOverdue, a.LeftOverdue + b.LeftOverdue, a.OpenInTime + b.OpenInTime, a.OpenOverdue + b.OpenOverdue);

    public static Tally operator -(Tally a, Tally b) => new(
        a.Filed - b.Filed, a.ResolvedInTime - b.ResolvedInTime, a.ResolvedLate - b.ResolvedLate, a.Withdrawn - b.Withdrawn,
        a.FellOverdue - b.FellOverdue, a.LeftOverdue - b.LeftOverdue, a.OpenInTime - b.OpenInTime, a.OpenOverdue - b.OpenOverdue);

    /// <summary>What one change of a record does to the counters of all bodies together: null before means it is new.</summary>
    public static Tally Change(Proposal? before, Proposal after) =>
        before is null ? Whole(after.Group) : Moved(before.Group, after.Group);

    /// <summary>
    /// The same by addressee, without the bodies for which nothing changes. A record that was corrected to another
    /// addressee leaves the first as if it had never been filed there, and enters the second as if filed there.
    /// </summary>
    public static IReadOnlyDictionary<UnitId, Tally> Changes(Proposal? before, Proposal after)
    {
        var changes = new Dictionary<UnitId, Tally>();
        if (before is not null && before.Addressee != after.Addressee)
        {
            changes[before.Addressee] = default(Tally) - Whole(before.Group);
            changes[after.Addressee] = Whole(after.Group);
        }
        else if (Change(before, after) is var change && change != default)
            changes[after.Addressee] = change;
        return changes;
    }

    /// <summary>What a record adds that is in a group and was never seen before.</summary>
    private static Tally Whole(ProposalGroup group) => Moved(null, group) with { Filed = 1 };

    private static Tally Moved(ProposalGroup? from, ProposalGroup to)
    {
        if (from == to)
            return default;
        var entered = In(to) with { FellOverdue = to == ProposalGroup.OpenOverdue ? 1 : 0 };
        var left = from is { } group ? In(group) : default;
        return entered - left with { LeftOverdue = from == ProposalGroup.OpenOverdue ? -1 : 0 };
    }

    private static Tally In(ProposalGroup group) => group switch
    {
        ProposalGroup.OpenInTime => new Tally { OpenInTime = 1 },
        ProposalGroup.OpenOverdue => new Tally { OpenOverdue = 1 },
        ProposalGroup.ResolvedInTime => new Tally { ResolvedInTime = 1 },
        ProposalGroup.ResolvedLate => new Tally { ResolvedLate = 1 },
        ProposalGroup.Withdrawn => new Tally { Withdrawn = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };
}

/// <summary>All counters at the cut of one working day (07:00); the digest of the next one starts from it.</summary>
/// <remarks>It holds a dictionary, so two snapshots are not compared by content.</remarks>
public sealed record TallySnapshot(DateOnly Day, DateTimeOffset At, IReadOnlyDictionary<UnitId, Tally> ByAddressee)
{
    public Tally Sum(IEnumerable<UnitId> addressees) => addressees.Aggregate(default(Tally), (sum, id) => sum + ByAddressee.GetValueOrDefault(id));
}
