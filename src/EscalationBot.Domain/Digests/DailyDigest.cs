using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Digests;

/// <summary>
/// The table of the digest. Opening + new + reopened − closed − moved away = closing, and in time + overdue = closing.
/// Nothing in it but the two changes is negative.
/// </summary>
/// <param name="New">Filed with the leader's bodies or corrected to them, less what was corrected to others.</param>
/// <param name="MovedAway">What was corrected to bodies of others, as far as it is more than what is new.</param>
/// <param name="Reopened">What was closed before the opening, and the closing was taken back.</param>
public sealed record DigestTotals(int Opening, int New, int ResolvedInTime, int ResolvedLate, int Withdrawn, int Closing,
    int InTime, int InTimeChange, int Overdue, int OverdueChange, int FellOverdue, int LeftOverdue, int MovedAway = 0, int Reopened = 0)
{
    public int Closed => ResolvedInTime + ResolvedLate + Withdrawn;

    /// <summary>The sums that do not hold; the digest is held unless it is empty.</summary>
    public IReadOnlyList<string> Mismatches =>
    [
        .. Check(Opening + Came - Went == Closing, $"{Opening} + {Came} − {Went} ≠ {Closing}"),
        .. Check(InTime + Overdue == Closing, $"{InTime} + {Overdue} ≠ {Closing}"),
        .. Check(FellOverdue - LeftOverdue == OverdueChange, $"{FellOverdue} − {LeftOverdue} ≠ {OverdueChange}"),
    ];

    /// <summary>Whether nothing came, went, or changed its group.</summary>
    public bool NoChange => (Came, Went, FellOverdue, LeftOverdue) == (0, 0, 0, 0);

    private int Came => New + Reopened;

    private int Went => Closed + MovedAway;

    private static string[] Check(bool holds, FormattableString sum) => holds ? [] : [FormattableString.Invariant(sum)];
}

/// <summary>One leader's digest of one working day.</summary>
/// <remarks>It holds lists, so two digests are not compared by content.</remarks>
/// <param name="Since">The cut it starts from; null when it is the first.</param>
/// <param name="Late">Sent after its time because the system was down ("gửi bù").</param>
public sealed record DailyDigest(
    PostId Leader, DateOnly Day, DateOnly? Since, DigestTotals Totals, IReadOnlyList<Proposal> NeedDirection,
    IReadOnlyList<Proposal> NewlyOverdue, IReadOnlyList<Proposal> UnderDirection, bool Late)
{
    public bool NoChange => Totals.NoChange && NeedDirection.Count == 0 && UnderDirection.Count == 0;

    /// <summary>Every list comes in the order of deadlines, then codes.</summary>
    /// <param name="opening">The snapshot of the previous cut; null: everything filed so far is new.</param>
    /// <param name="closing">The snapshot of this day's cut.</param>
    /// <param name="overdue">The open overdue records of the leader's scope.</param>
    /// <param name="directed">The open records of the scope with a direction not yet carried out.</param>
    public static DailyDigest Compose(
        Post leader, TallySnapshot? opening, TallySnapshot closing, IEnumerable<Proposal> overdue, IEnumerable<Proposal> directed,
        OfficeDirectory directory, OfficeRules rules, bool late)
    {
        var addressees = DigestPolicy.Addressees(leader, directory, closing.Day);
        var before = opening?.Sum(addressees) ?? default;
        var now = closing.Sum(addressees);
        var open = InOrder(overdue);
        return new DailyDigest(
            leader.Id, closing.Day, opening?.Day, Count(before, now, now - before),
            NeedDirection: [.. open.Where(p => DigestPolicy.NeedsDirection(p, directory, rules, closing.Day))],
            NewlyOverdue: [.. open.Where(p => FellBetween(p, opening, closing))],
            UnderDirection: InOrder(directed),
            late);
    }

    private static DigestTotals Count(Tally before, Tally now, Tally change) => new(
        Opening: before.Open, New: Up(change.Filed), Up(change.ResolvedInTime), Up(change.ResolvedLate), Up(change.Withdrawn), Closing: now.Open,
        now.OpenInTime, change.OpenInTime, now.OpenOverdue, change.OpenOverdue,
        FellOverdue: Up(change.FellOverdue), LeftOverdue: change.LeftOverdue + Down(change.FellOverdue),
        MovedAway: Down(change.Filed), Reopened: Down(change.ResolvedInTime) + Down(change.ResolvedLate) + Down(change.Withdrawn));

    private static int Up(int change) => Math.Max(change, 0);

    private static int Down(int change) => Math.Max(-change, 0);

    private static bool FellBetween(Proposal proposal, TallySnapshot? opening, TallySnapshot closing) =>
        proposal.OverdueSince <= closing.At && (opening is null || proposal.OverdueSince > opening.At);

    private static List<Proposal> InOrder(IEnumerable<Proposal> proposals) =>
        [.. proposals.OrderBy(p => p.Deadline.On).ThenBy(p => p.Id)];
}
