using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Tests.Reach;

public sealed class ReachBookTests
{
    private static readonly AccountId Account = new("zalo", "u1");
    private static readonly DateTimeOffset Now = Days.At("12/1/2026");

    [Fact]
    public void A_hold_with_an_end_is_over_then_and_one_without_stays()
    {
        var reach = ReachBook.Empty
            .With(HoldChange.Set(new Hold("zalo", HoldKind.Channel, "-216", Now, Now.AddHours(1))))
            .With(HoldChange.Set(new Hold(HoldScope.Of(Account), HoldKind.Person, "blocked", Now, null)));

        Assert.NotNull(reach.On("zalo", Now.AddMinutes(59)));
        Assert.Null(reach.On("zalo", Now.AddHours(1)));
        Assert.NotNull(reach.On(HoldScope.Of(Account), Now.AddYears(1)));
        Assert.Null(reach.With(HoldChange.Lift(HoldScope.Of(Account))).On(HoldScope.Of(Account), Now));
    }

    [Fact]
    public void The_newest_word_counts_and_the_highest_number()
    {
        var reach = ReachBook.Empty
            .WithHeard(Account, new Interaction(Now, "c1", 4))
            .WithHeard(Account, new Interaction(Now.AddHours(-1), "c0", 7));

        Assert.Equal(new Interaction(Now, "c1", 7), reach.Heard[Account]);
        Assert.Equal(new Interaction(Now.AddHours(1), "c2", 7), reach.WithHeard(Account, new Interaction(Now.AddHours(1), "c2")).Heard[Account]);
    }

    [Fact]
    public void Who_was_never_heard_is_written_to_in_a_conversation_of_the_own_name()
    {
        Assert.Equal("u1", ReachBook.Empty.ConversationOf(Account));
        Assert.Equal("c1", ReachBook.Empty.WithHeard(Account, new Interaction(Now, "c1")).ConversationOf(Account));
    }

    [Fact]
    public void The_newest_address_of_a_conversation_counts()
    {
        var reach = ReachBook.Empty.WithAddress(Account, "a");
        Assert.Same(reach, reach.WithAddress(Account, "a"));
        Assert.Equal("b", reach.WithAddress(Account, "b").AddressOf("zalo", "u1"));
        Assert.Null(reach.AddressOf("teams", "u1"));
    }

    [Fact]
    public void The_sums_of_a_kind_say_what_is_missing()
    {
        var sums = IntentSums.None(IntentKind.Nudge) with { Due = 37, Delivered = 30, Sent = 3, Suppressed = 2, Unknown = 1 };
        Assert.Equal((33, 1), (sums.Out, sums.Missing));
        var audit = new SelfAudit(Now, Days.Of("10/1/2026"), [sums], [], null, [], 0);
        Assert.Same(sums, audit.Of(IntentKind.Nudge));
        Assert.Equal(0, audit.Of(IntentKind.Digest).Due);
        Assert.True(audit.IsSound);
    }
}
