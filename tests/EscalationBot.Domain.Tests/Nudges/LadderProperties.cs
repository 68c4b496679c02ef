using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EscalationBot.Domain.Tests.Nudges;

/// <summary>What holds while the clock walks up the ladder by itself, with outages of any length in between.</summary>
[Properties(Arbitrary = [typeof(Walks)], MaxTest = 200)]
public sealed class LadderProperties
{
    private const int LongEnough = 100;

    [Property]
    public void The_walk_ends_and_time_never_stands_still(Walk walk)
    {
        var moments = Told(walk).Moments;

        Assert.True(moments.Count < LongEnough);
        Assert.All(moments.Zip(moments.Skip(1)), m => Assert.True(m.First < m.Second));
    }

    [Property]
    public void Nobody_hears_two_things_at_once_or_one_thing_twice_or_a_lower_rung_later(Walk walk)
    {
        foreach (var told in Told(walk).Record.Nudges.GroupBy(n => n.Nudge.Recipient))
            Assert.All(told.Zip(told.Skip(1)), n => Assert.True(n.First.At < n.Second.At && n.First.Nudge.Rung < n.Second.Nudge.Rung));
    }

    [Property]
    public void The_agency_always_has_a_working_day_between_the_request_and_the_notice(Walk walk)
    {
        var agency = Told(walk).Record.Nudges.Where(n => n.Nudge.Audience == Audience.AgencyHead).ToList();

        Assert.Equal([1, 2], agency.Select(n => n.Nudge.Rung));
        var (first, second) = (Day(agency[0].At), Day(agency[1].At));
        Assert.True(TestCalendar.Calendar.WorkingDaysBetween(first, second) >= 1);
    }

    [Property]
    public void Everyone_on_the_ladder_has_heard_in_the_end(Walk walk)
    {
        var record = Told(walk).Record;

        Assert.Contains(record.Nudges, n => n.Nudge is { Rung: 3, Audience: Audience.Chair });
        Assert.Contains(record.Nudges, n => n.Nudge is { Rung: 3, Audience: Audience.Office });
        Assert.True(record.IsOverdue);
    }

    [Property]
    public void What_is_due_stays_true_when_asked_at_once_and_is_not_true_once_told(Walk walk)
    {
        foreach (var (before, due, after, now) in Told(walk).Steps)
        {
            Assert.All(due, d => Assert.True(NudgePolicy.StillTrue(before, d, TestOffice.Directory, TestOffice.Rules, now)));
            Assert.All(due, d => Assert.False(NudgePolicy.StillTrue(after, d, TestOffice.Directory, TestOffice.Rules, now)));
        }
    }

    private static DateOnly Day(DateTimeOffset at) => TestOffice.Rules.Time.Day(at);

    /// <summary>Wakes at every moment asked for, or later when the program was down, and tells whatever is due.</summary>
    private static (Proposal Record, List<DateTimeOffset> Moments, List<(Proposal Before, IReadOnlyList<DueNudge> Due, Proposal After, DateTimeOffset Now)> Steps) Told(Walk walk)
    {
        var record = AProposal().FiledAt(walk.Filed.ToString("yyyy-MM-dd", null)).Build();
        var (moments, steps) = (new List<DateTimeOffset>(), new List<(Proposal, IReadOnlyList<DueNudge>, Proposal, DateTimeOffset)>());
        DateTimeOffset? next = record.FiledAt;
        while (next is { } planned && moments.Count < LongEnough)
        {
            var now = planned.AddHours(walk.Outages[moments.Count % walk.Outages.Count]);
            moments.Add(now);
            record = Append(record, ProposalRules.Age(record, Day(now)) is Decision.Accepted { Facts: var aged } ? aged : [], now);
            var due = NudgePolicy.Due(record, TestOffice.Directory, TestOffice.Rules, now);
            var after = Append(record, due.Select(d => new Nudged(d.Rung, d.Audience, d.Recipient, d.DeadlineVersion, Reached: true)), now);
            steps.Add((record, due, after, now));
            record = after;
            next = NudgePolicy.NextAt(record, TestOffice.Directory, TestOffice.Rules, now);
        }
        return (record, moments, steps);
    }

    private static Proposal Append(Proposal record, IEnumerable<ProposalFact> facts, DateTimeOffset now) =>
        facts.Aggregate(record, (p, f) => p.Apply(new RecordedFact(p.History.Count + 1, f, new Provenance(now, null, null, null))));

    /// <param name="Outages">Hours by which the program wakes late, in turn.</param>
    public sealed record Walk(DateOnly Filed, IReadOnlyList<int> Outages);

    internal static class Walks
    {
        public static Arbitrary<Walk> Any() => Arb.From(
            from days in Gen.Choose(0, 60)
            from outages in Gen.NonEmptyListOf(Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 400))))
            select new Walk(Days.Of("18/12/2025").AddDays(days), outages));
    }
}
