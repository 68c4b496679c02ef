using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Digests;

/// <summary>The digest of Monday 12/01/2026 after the one of the worked Saturday 10/01 (user stories 5.1).</summary>
public sealed class DailyDigestTests
{
    private static readonly Post Leader = TestOffice.Directory.Posts[TestOffice.Leader];
    private static readonly Tally Saturday = new(Filed: 100, ResolvedInTime: 40, ResolvedLate: 15, Withdrawn: 4, FellOverdue: 25, LeftOverdue: 15, OpenInTime: 31, OpenOverdue: 10);
    private static readonly Tally Change = new(Filed: 3, ResolvedInTime: 3, ResolvedLate: 1, Withdrawn: 0, FellOverdue: 2, LeftOverdue: 1, OpenInTime: -2, OpenOverdue: 1);

    [Fact]
    public void The_table_of_the_user_stories_comes_out_as_it_is_written()
    {
        var digest = Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday + Change));

        Assert.Equal(
            new DigestTotals(Opening: 41, New: 3, ResolvedInTime: 3, ResolvedLate: 1, Withdrawn: 0, Closing: 40, InTime: 29, InTimeChange: -2, Overdue: 11, OverdueChange: 1, FellOverdue: 2, LeftOverdue: 1),
            digest.Totals);
        Assert.Equal(4, digest.Totals.Closed);
        Assert.Empty(digest.Totals.Mismatches);
        Assert.False(digest.NoChange);
        Assert.Equal((TestOffice.Leader, Days.Of("12/1/2026"), Days.Of("10/1/2026"), true), (digest.Leader, digest.Day, digest.Since, digest.Late));
    }

    [Fact]
    public void Every_sum_that_does_not_hold_is_named()
    {
        var totals = new DigestTotals(Opening: 41, New: 3, ResolvedInTime: 3, ResolvedLate: 1, Withdrawn: 0, Closing: 41, InTime: 29, InTimeChange: -2, Overdue: 11, OverdueChange: 2, FellOverdue: 2, LeftOverdue: 1);

        Assert.Equal(["41 + 3 − 4 ≠ 41", "29 + 11 ≠ 41", "2 − 1 ≠ 2"], totals.Mismatches);
    }

    [Fact]
    public void What_was_corrected_to_a_body_of_somebody_else_went_and_makes_no_count_negative()
    {
        var moved = Tally.Changes(AProposal().Overdue(), AProposal().Overdue().Then(new Corrected(null, null, TestOffice.SoD)))[TestOffice.SoB];

        var digest = Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday + moved));

        Assert.Equal((41, 0, 1, 40, 0, 1), (digest.Totals.Opening, digest.Totals.New, digest.Totals.MovedAway, digest.Totals.Closing, digest.Totals.FellOverdue, digest.Totals.LeftOverdue));
        Assert.Empty(digest.Totals.Mismatches);
        Assert.False(digest.NoChange);
    }

    [Fact]
    public void A_closing_from_before_that_was_taken_back_is_reopened()
    {
        Proposal closed = AProposal().Overdue().Resolved("6/1/2026");
        var reopened = Tally.Changes(closed, closed.Apply(new RecordedFact(4, new Undone(3, 3), new Provenance(Days.At("6/1/2026", "07:03"), null, null, null))))[TestOffice.SoB];

        var digest = Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday + reopened));

        Assert.Equal((0, 1, 42), (digest.Totals.ResolvedLate, digest.Totals.Reopened, digest.Totals.Closing));
        Assert.Empty(digest.Totals.Mismatches);
        Assert.False(digest.NoChange);
    }

    [Fact]
    public void The_first_digest_opens_at_nothing_and_everything_is_new()
    {
        var digest = Compose(null, Snapshot("12/1/2026", Saturday), overdue: [AProposal().Overdue()]);

        Assert.Equal((0, 100, 41), (digest.Totals.Opening, digest.Totals.New, digest.Totals.Closing));
        Assert.Empty(digest.Totals.Mismatches);
        Assert.Null(digest.Since);
        Assert.Single(digest.NewlyOverdue);
    }

    [Fact]
    public void Only_the_bodies_of_the_leader_are_counted()
    {
        var other = new Dictionary<UnitId, Tally> { [TestOffice.SoB] = Saturday, [TestOffice.SoD] = Saturday, [TestOffice.BoC] = Change };
        var digest = Compose(null, new TallySnapshot(Days.Of("12/1/2026"), Days.At("12/1/2026", "07:00"), other));

        Assert.Equal(103, digest.Totals.New);
    }

    [Fact]
    public void Without_events_and_records_there_is_no_change()
    {
        var quiet = Snapshot("12/1/2026", Saturday);

        Assert.True(Compose(Snapshot("10/1/2026", Saturday), quiet).NoChange);
        Assert.False(Compose(Snapshot("10/1/2026", Saturday), quiet, overdue: [AProposal().NudgedTwice()]).NoChange);
        Assert.False(Compose(Snapshot("10/1/2026", Saturday), quiet, directed: [AProposal().Directed("15/1/2026", "9/1/2026")]).NoChange);
        Assert.False(Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday with { Filed = 101, OpenInTime = 32 })).NoChange);
        Assert.False(Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday with { Withdrawn = 5, OpenInTime = 30 })).NoChange);
        Assert.False(Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday with { FellOverdue = 26, OpenInTime = 30, OpenOverdue = 11 })).NoChange);
        Assert.False(Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday with { LeftOverdue = 16, OpenInTime = 32, OpenOverdue = 9 })).NoChange);
    }

    [Fact]
    public void Newly_overdue_is_what_fell_overdue_between_the_two_cuts()
    {
        Proposal[] overdue =
        [
            AProposal().Numbered(1).Overdue(),
            AProposal().Numbered(2).Due("10/1/2026").Overdue(),
            AProposal().Numbered(3).Then(new FellOverdue(), Days.At("12/1/2026", "07:01")),
            AProposal().Numbered(4),
        ];
        var digest = Compose(Snapshot("10/1/2026", Saturday), Snapshot("12/1/2026", Saturday), overdue);

        Assert.Equal([2], digest.NewlyOverdue.Select(p => p.Id.Number));
    }

    [Fact]
    public void Lists_come_in_the_order_of_deadlines_then_codes()
    {
        Proposal[] directed =
        [
            AProposal().Numbered(3).Due("9/1/2026").Directed("15/1/2026", "12/1/2026"),
            AProposal().Numbered(2).Directed("15/1/2026", "12/1/2026"),
            AProposal().Numbered(1).Directed("15/1/2026", "12/1/2026"),
        ];
        var digest = Compose(null, Snapshot("12/1/2026", Saturday), directed: directed);

        Assert.Equal([1, 2, 3], digest.UnderDirection.Select(p => p.Id.Number));
    }

    [Fact]
    public void Records_that_need_a_direction_are_listed_and_others_are_not()
    {
        var digest = Compose(null, Snapshot("12/1/2026", Saturday), [AProposal().NudgedTwice(), AProposal().Numbered(2).Overdue()]);

        Assert.Equal([117], digest.NeedDirection.Select(p => p.Id.Number));
    }

    private static DailyDigest Compose(TallySnapshot? opening, TallySnapshot closing, IEnumerable<Proposal>? overdue = null, IEnumerable<Proposal>? directed = null) =>
        DailyDigest.Compose(Leader, opening, closing, overdue ?? [], directed ?? [], TestOffice.Directory, TestOffice.Rules, late: true);

    private static TallySnapshot Snapshot(string day, Tally tally) =>
        new(Days.Of(day), Days.At(day, "07:00"), new Dictionary<UnitId, Tally> { [TestOffice.SoB] = tally });
}
