using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests;

public sealed class ReachTests
{
    private static readonly AccountId Account = new("web", Talk("c1").User);

    /// <param name="checkpointEntries">1: everything is read from documents; many: everything from the journal.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task Holds_and_when_an_account_was_heard_outlive_a_restart(int checkpointEntries)
    {
        using var folder = new TempFolder();
        var blocked = new Hold(HoldScope.Of(Account), HoldKind.Person, "blocked", Morning, null);
        var spent = new Hold(HoldScope.Of("web", RouteWay.Template), HoldKind.Quota, "-144", Morning, Morning.AddHours(3));
        await using (var store = OnFile(folder.Store, checkpointEntries))
        {
            await store.HearAsync(Said("m1"), Turn());
            await store.ChangeAsync(c => c.Holds.AddRange([HoldChange.Set(blocked), HoldChange.Set(spent)]));
            await store.ChangeAsync(c => c.Holds.Add(HoldChange.Lift(blocked.Scope)));
            await store.ChangeAsync(_ => { });
        }
        await using (var store = OnFile(folder.Store, checkpointEntries))
        {
            var reach = store.Turns.Read().Reach;
            Assert.Equal(spent, Assert.Single(reach.Holds).Value);
            Assert.Equal(Morning, reach.LastHeard(Account));
        }
    }

    [Fact]
    public async Task Leaving_a_channel_does_not_open_its_window()
    {
        await using var store = InMemory();
        await store.HearAsync(Said("m1") with { Kind = IncomingKind.Left }, Turn());

        Assert.Null(store.Turns.Read().Reach.LastHeard(Account));
    }
}
