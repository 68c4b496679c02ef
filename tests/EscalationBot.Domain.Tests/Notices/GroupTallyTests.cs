using EscalationBot.Domain.Notices;

namespace EscalationBot.Domain.Tests.Notices;

public sealed class GroupTallyTests
{
    private static readonly NoticeOutcome[] Outcomes = Enum.GetValues<NoticeOutcome>();

    /// <summary>Each outcome another number, so that none can stand for another.</summary>
    private static readonly GroupTally Tally = GroupTally.Of(NumberOf, 3);

    [Fact]
    public void What_is_counted_under_an_outcome_is_read_back_under_it_and_everybody_is_counted_once()
    {
        Assert.All(Outcomes, o => Assert.Equal(NumberOf(o), Tally.Count(o)));
        Assert.Equal(Outcomes.Sum(NumberOf), Tally.Total);
    }

    [Fact]
    public void Two_parts_of_a_group_add_up()
    {
        var both = Tally.Plus(Tally with { Gone = 2 });

        Assert.All(Outcomes, o => Assert.Equal(2 * NumberOf(o), both.Count(o)));
        Assert.Equal((6, 2), (both.Reacted, both.Gone));
        Assert.Equal(Tally, Tally.Plus(GroupTally.Empty));
    }

    [Fact]
    public void What_is_no_outcome_has_no_count() => Assert.Throws<ArgumentOutOfRangeException>(() => Tally.Count((NoticeOutcome)99));

    private static int NumberOf(NoticeOutcome outcome) => 1 << (int)outcome;
}
