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

    public static Tally operator +(Tally a, Tally b) => new(
        a.Filed + b.Filed, a.ResolvedInTime + b.ResolvedInTime, a.ResolvedLate + b.ResolvedLate, a.Withdrawn + b.Withdrawn,
        a.FellOverdue + b.FellOverdue, a.LeftOverdue + b.LeftOverdue, a.OpenInTime + b.OpenInTime, a.OpenOverdue + b.OpenOverdue);

    public static Tally operator -(Tally a, Tally b) => new(
        a.Filed - b.Filed, a.ResolvedInTime - b.ResolvedInTime, a.ResolvedLate - b.ResolvedLate, a.Withdrawn - b.Withdrawn,
        a.FellOverdue - b.FellOverdue, a.LeftOverdue - b.LeftOverdue, a.OpenInTime - b.OpenInTime, a.OpenOverdue - b.OpenOverdue);

    /// <summary>What one change of a record does to the counters of its addressee: null before means it is new.</summary>
    public static Tally Change(Proposal? before, Proposal after) => throw new NotSupportedException();
}

/// <summary>All counters at the cut of one working day (07:00); the digest of the next one starts from it.</summary>
public sealed record TallySnapshot(DateOnly Day, DateTimeOffset At, IReadOnlyDictionary<UnitId, Tally> ByAddressee);
