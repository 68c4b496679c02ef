using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Digests;

/// <summary>The table of the digest. Opening + new − closed = closing, and in time + overdue = closing.</summary>
public sealed record DigestTotals(int Opening, int New, int ResolvedInTime, int ResolvedLate, int Withdrawn, int Closing,
    int InTime, int InTimeChange, int Overdue, int OverdueChange, int FellOverdue, int LeftOverdue)
{
    public int Closed => ResolvedInTime + ResolvedLate + Withdrawn;

    /// <summary>The sums that do not hold; the digest is held unless it is empty.</summary>
    public IReadOnlyList<string> Mismatches => throw new NotSupportedException();
}

/// <summary>One leader's digest of one working day.</summary>
/// <param name="Since">The cut it starts from; null when it is the first.</param>
/// <param name="Late">Sent after its time because the system was down ("gửi bù").</param>
public sealed record DailyDigest(
    PostId Leader, DateOnly Day, DateOnly? Since, DigestTotals Totals, IReadOnlyList<Proposal> NeedDirection,
    IReadOnlyList<Proposal> NewlyOverdue, IReadOnlyList<Proposal> UnderDirection, bool Late)
{
    public bool NoChange => Totals.New == 0 && Totals.Closed == 0 && Totals.FellOverdue == 0 && Totals.LeftOverdue == 0
        && NeedDirection.Count == 0 && UnderDirection.Count == 0;

    /// <param name="opening">The snapshot of the previous cut, or null.</param>
    /// <param name="closing">The snapshot of this day's cut.</param>
    /// <param name="overdue">The open overdue records of the leader's scope.</param>
    /// <param name="directed">The open records of the scope with a direction not yet carried out.</param>
    public static DailyDigest Compose(
        Post leader, TallySnapshot? opening, TallySnapshot closing, IEnumerable<Proposal> overdue, IEnumerable<Proposal> directed,
        OfficeDirectory directory, OfficeRules rules, bool late) => throw new NotSupportedException();
}

/// <summary>Which records ask a leader for a direction.</summary>
public static class DigestPolicy
{
    /// <summary>
    /// Open, overdue past rung 2 on an earlier day or reported by the head at once, not held back, without an open
    /// direction, evidence complete, and the agency notified at least one working day before.
    /// </summary>
    public static bool NeedsDirection(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateOnly today) => throw new NotSupportedException();

    /// <summary>The bodies whose records a leader sees: by field; for the Chair all.</summary>
    public static IReadOnlySet<UnitId> Addressees(Post leader, OfficeDirectory directory, DateOnly day) => throw new NotSupportedException();
}
