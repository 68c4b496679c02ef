using System.Text.Json;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EscalationBot.Domain.Tests.Proposals;

/// <summary>What holds for every record, whatever people do to it.</summary>
[Properties(Arbitrary = [typeof(Lives)], MaxTest = 300)]
public sealed class LifeProperties
{
    private static readonly JsonSerializerOptions Content = new() { IncludeFields = true };

    [Property]
    public void The_fold_of_a_history_is_what_its_steps_made(Life life)
    {
        foreach (var state in life.Run())
            Assert.Equal(ContentOf(state), ContentOf(Proposal.Fold(state.Id, state.History)));
    }

    [Property]
    public void Taking_a_message_back_restores_what_was_before(Life life, Act act)
    {
        var before = life.Run()[^1];
        var now = before.History[^1].By.At.AddHours(act.HoursLater);
        var after = Life.Append(before, Life.Decide(before, act, now, 0), now, "last");
        var undone = Life.Append(after, ProposalRules.Undo(after, TestOffice.HeadOfXaA, "last", now, TimeSpan.Zero), now, "undo");

        Assert.Equal(ContentOf(before), ContentOf(undone));
        Assert.Equal(before.History, undone.History.Take(before.History.Count));
        Assert.Equal(after.History.Count > before.History.Count, undone.History.Count > after.History.Count);
    }

    [Property]
    public void What_is_refused_appends_nothing_and_has_a_text(Life life)
    {
        var now = life.Run()[0].FiledAt;
        var states = life.Run();
        foreach (var (act, i) in life.Acts.Select((a, i) => (a, i)))
        {
            now = now.AddHours(act.HoursLater);
            var grown = states[i + 1].History.Count - states[i].History.Count;
            var decision = Life.Decide(states[i], act, now, i + 2);
            if (decision is Decision.Refused { Reason: var reason })
                Assert.Contains(reason.TextKey, RefusalKeys.All);
            Assert.Equal(decision is Decision.Accepted { Facts: var facts } ? facts.Count : 0, grown);
        }
    }

    [Property]
    public void Facts_are_numbered_without_gaps(Life life)
    {
        var history = life.Run()[^1].History;

        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(f => f.Sequence));
    }

    [Property]
    public void The_counters_kept_along_the_way_agree_with_a_recount(Life first, Life second)
    {
        var stories = new[] { first.Run(1), second.Run(2) };
        var kept = Kept(stories);

        foreach (var (body, tally) in kept)
        {
            var present = stories.Select(s => s[^1]).Where(p => p.Addressee == body).Select(p => p.Group).ToList();
            Assert.Equal(present.Count, tally.Filed);
            Assert.Equal(present.Count(g => g == ProposalGroup.OpenInTime), tally.OpenInTime);
            Assert.Equal(present.Count(g => g == ProposalGroup.OpenOverdue), tally.OpenOverdue);
            Assert.Equal(present.Count(g => g == ProposalGroup.ResolvedInTime), tally.ResolvedInTime);
            Assert.Equal(present.Count(g => g == ProposalGroup.ResolvedLate), tally.ResolvedLate);
            Assert.Equal(present.Count(g => g == ProposalGroup.Withdrawn), tally.Withdrawn);
        }
    }

    [Property]
    public void The_sums_of_the_digest_hold_for_every_body_and_for_all(Life first, Life second)
    {
        var stories = new[] { first.Run(1), second.Run(2) };
        var all = stories.SelectMany(Steps).Aggregate(default(Tally), (sum, s) => sum + Tally.Change(s.Before, s.After));

        Assert.All(Kept(stories).Values.Append(all), tally =>
        {
            Assert.Equal(tally.Open, tally.Filed - tally.ResolvedInTime - tally.ResolvedLate - tally.Withdrawn);
            Assert.Equal(tally.OpenOverdue, tally.FellOverdue - tally.LeftOverdue);
        });
        Assert.Equal(all, Kept(stories).Values.Aggregate(default(Tally), (sum, t) => sum + t));
    }

    [Property]
    public void Between_any_two_cuts_the_digest_reconciles_and_counts_nothing_below_zero(Life life, byte cut)
    {
        var steps = Steps(life.Run()).ToList();
        TallySnapshot At(int count) => new(Days.Of("12/1/2026"), Days.At("12/1/2026"), Kept(steps.Take(count)));

        foreach (var reader in new[] { TestOffice.Chair, TestOffice.Leader, TestOffice.OtherLeader })
        {
            var totals = DailyDigest.Compose(
                TestOffice.Directory.Posts[reader], At(cut % steps.Count), At(steps.Count), [], [], TestOffice.Directory, TestOffice.Rules, late: false).Totals;
            Assert.Empty(totals.Mismatches);
            Assert.All(
                [totals.Opening, totals.New, totals.ResolvedInTime, totals.ResolvedLate, totals.Withdrawn, totals.Closing, totals.InTime, totals.Overdue, totals.FellOverdue, totals.LeftOverdue, totals.MovedAway, totals.Reopened],
                count => Assert.True(count >= 0, $"{reader}: {totals}"));
        }
    }

    [Property]
    public void A_closed_record_stays_as_it_is_unless_its_closing_is_taken_back(Life life)
    {
        var states = life.Run();
        foreach (var (before, after) in states.Zip(states.Skip(1)).Where(s => !s.First.IsOpen && s.Second.History.Count > s.First.History.Count))
            Assert.IsType<Undone>(after.History[^1].Fact);
    }

    private static Dictionary<UnitId, Tally> Kept(IEnumerable<IReadOnlyList<Proposal>> stories) => Kept(stories.SelectMany(Steps));

    private static Dictionary<UnitId, Tally> Kept(IEnumerable<(Proposal? Before, Proposal After)> steps) => steps
        .SelectMany(s => Tally.Changes(s.Before, s.After))
        .GroupBy(c => c.Key, c => c.Value)
        .ToDictionary(g => g.Key, g => g.Aggregate((a, b) => a + b));

    private static IEnumerable<(Proposal? Before, Proposal After)> Steps(IReadOnlyList<Proposal> states) =>
        states.Select((after, i) => (i == 0 ? null : states[i - 1], after));

    private static string ContentOf(Proposal proposal) => JsonSerializer.Serialize(proposal with { History = [] }, Content);

    internal static class Lives
    {
        public static Arbitrary<Life> Life() => Proposals.Life.Any;

        public static Arbitrary<Act> Act() => Arb.From(Proposals.Life.AnyAct(Proposals.Life.CommandCount - 1));
    }
}
