using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Tests.Compliance;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Groups;

/// <summary>Notices that go out in a group: one gate for all of them, and counts of what became of each.</summary>
public sealed class GroupTests
{
    private static readonly CampaignId Campaign = new(31);
    private static readonly string Group = CampaignNotice.GroupOf(Campaign, 1);

    [Theory, EveryStore]
    public async Task A_held_group_is_not_claimed_and_does_not_wake_anybody_while_others_go_on(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 3, Gate.Held);
        Assert.Null(store.Queue.NextDue());
        Assert.Empty(await store.ClaimAsync());

        await store.ChangeAsync(c => c.Notices.Add(new HelpWantedNotice("other", new PostId("p"), Morning, null)));
        Assert.Equal("other", Assert.Single(await store.ClaimAsync()).Key);

        await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, Gate.Open)));
        Assert.Equal(Morning, store.Queue.NextDue());
        Assert.Equal(3, (await store.ClaimAsync()).Count);
    }

    [Fact]
    public async Task A_gate_stands_before_its_rows_do_and_after_a_restart()
    {
        using var folder = new TempFolder();
        foreach (var entries in new[] { 1, 20_000 })
        {
            await using (var store = OnFile(folder.Store, entries))
                await QueueAsync(store, 2, Gate.Held);
            await using (var store = OnFile(folder.Store, entries))
            {
                Assert.Empty(await store.ClaimAsync());
                Assert.Equal(2, Tally(store).Waiting);
            }
        }
    }

    [Theory, EveryStore]
    public async Task Rows_of_a_closed_group_end_as_stopped_and_those_to_come_as_well(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 2500, Gate.Open);
        var underway = Assert.Single(await store.ClaimAsync(most: 1));
        await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, Gate.Closed)));
        Assert.Equal(2500, Tally(store).Waiting);

        for (var claims = 0; claims < 3; claims++)
            Assert.Empty(await store.ClaimAsync());
        Assert.Equal((1, 2499), (Tally(store).Waiting, Tally(store).Stopped));

        Assert.Empty(await TellAsync(store, underway));
        await QueueAsync(store, 2501, gate: null);
        Assert.Empty(await store.ClaimAsync());
        Assert.Equal(2501, Tally(store).Stopped);
        Assert.All(store.Log.Work(DateTimeOffset.MinValue), r => Assert.Equal((WorkState.Suppressed, WorkReasons.GroupClosed), (r.State, r.Reason)));
    }

    [Theory, EveryStore]
    public async Task A_notice_claimed_before_the_group_was_held_goes_back_untouched(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 1, Gate.Open);
        var claimed = Assert.Single(await store.ClaimAsync());
        await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, Gate.Held)));

        Assert.Empty(await TellAsync(store, claimed));
        Assert.Empty(await store.ClaimAsync(Morning + Lease));
        await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, Gate.Open)));
        var again = Assert.Single(await store.ClaimAsync(Morning + Lease));
        Assert.Equal((claimed.Id, 1), (again.Id, again.Attempts));
        Assert.Single(await TellAsync(store, again));
    }

    [Theory, EveryStore]
    public async Task A_message_on_its_way_ends_as_it_does_although_the_group_is_held_or_closed_meanwhile(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 3, Gate.Open);
        var messages = new List<WorkItem>();
        foreach (var claimed in await store.ClaimAsync())
            messages.AddRange(await TellAsync(store, claimed));
        await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, Gate.Held)));
        await store.CompleteAsync(messages[0]);
        Assert.Equal((1, 2), (Tally(store).Delivered, Tally(store).Waiting));

        await store.ChangeAsync(c => c.Gates.Add(new GateChange(Group, Gate.Closed)));
        Assert.Empty(await store.ClaimAsync());
        await store.CompleteAsync(messages[1]);
        Assert.Equal((2, 1, 0), (Tally(store).Delivered, Tally(store).Waiting, Tally(store).Stopped));

        // Refused, it would have been told again; the gate is closed, so it is not.
        await store.CompleteAsync(messages[2], WorkState.Waiting, "busy", Morning);
        Assert.Empty(await store.ClaimAsync());
        Assert.Equal((2, 0, 1), (Tally(store).Delivered, Tally(store).Waiting, Tally(store).Stopped));
    }

    [Theory, EveryStore]
    public async Task A_delayed_group_waits_for_its_moment_as_a_whole(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 20, Gate.Open);
        var claimed = await store.ClaimAsync(most: 1);
        await store.Queue.DelayAsync(Group, Morning.AddHours(2), CancellationToken.None);
        await store.Queue.DelayAsync(Group, Morning.AddHours(1), CancellationToken.None);
        await store.CompleteAsync(claimed[0], WorkState.Waiting, null, Morning.AddHours(2));

        Assert.Equal(Morning.AddHours(2), store.Queue.NextDue());
        Assert.Empty(await store.ClaimAsync(Morning.AddMinutes(90)));
        Assert.Equal(20, (await store.ClaimAsync(Morning.AddHours(2))).Count);
    }

    [Theory, EveryStore]
    public async Task A_delay_does_not_open_what_was_held_or_closed(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 1, Gate.Held);
        await store.Queue.DelayAsync(Group, Morning.AddHours(1), CancellationToken.None);
        Assert.Empty(await store.ClaimAsync(Morning.AddDays(1)));
    }

    [Theory, EveryStore]
    public async Task Replies_go_first_then_the_campaign_in_the_order_of_queueing(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await QueueAsync(store, 700, Gate.Open);
        await store.HearAsync(Said("m1", "c9"), Turn(null, "trả lời"));

        var claimed = await store.ClaimAsync(most: 600);

        Assert.Equal(MessageKind.Reply, claimed[0].Message?.Kind);
        Assert.Equal(Enumerable.Range(1, 599).Select(n => $"{Group}:p{n:0000}"), claimed.Skip(1).Select(c => c.Key));
    }

    [Fact]
    public async Task Whoever_writes_after_a_message_of_a_group_has_reacted_once()
    {
        using var folder = new TempFolder();
        await using (var store = OnFile(folder.Store, 1))
        {
            await QueueAsync(store, 2, Gate.Open);
            foreach (var claimed in await store.ClaimAsync())
                await store.CompleteAsync(Assert.Single(await TellAsync(store, claimed)));
            await store.HearAsync(Said("m1", "p0001") with { At = Morning.AddMinutes(5) }, Turn());
            await store.HearAsync(Said("m2", "p0001") with { At = Morning.AddMinutes(9) }, Turn());
            await store.HearAsync(Said("m3", "p0002") with { At = Morning.AddMinutes(9), Kind = IncomingKind.Left }, Turn());
        }
        await using (var store = OnFile(folder.Store, 1))
        {
            Assert.Equal(1, Tally(store).Reacted);
            Assert.Equal(Morning.AddMinutes(5), store.Turns.Read().Groups.Of(Group, new PostId("p0001"))!.ReactedAt);
            Assert.Null(store.Turns.Read().Groups.Of(Group, new PostId("p0002"))!.ReactedAt);
        }
    }

    internal static GroupTally Tally(StoreUnderTest store) => store.Turns.Read().Groups.Tally(Group);

    internal static Task QueueAsync(StoreUnderTest store, int recipients, Gate? gate) => store.ChangeAsync(c =>
    {
        if (gate is { } to)
            c.Gates.Add(new GateChange(Group, to));
        c.Notices.AddRange(Enumerable.Range(1, recipients).Select(n => new CampaignNotice(new PostId($"p{n:0000}"), Morning, Campaign, 1)));
    });

    /// <summary>Puts a claimed notice into words in the conversation named like its recipient.</summary>
    internal static Task<IReadOnlyList<WorkItem>> TellAsync(StoreUnderTest store, WorkItem claimed) =>
        store.TellAsync(claimed, Talk(claimed.Notice!.Recipient.Value), "xin nhắc");
}
