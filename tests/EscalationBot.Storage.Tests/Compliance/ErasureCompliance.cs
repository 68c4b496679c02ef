using EscalationBot.Conversation;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Nothing that is kept leads to an erased account; what was counted, and what recognises a repeat, stays.</summary>
public sealed class ErasureCompliance
{
    internal const string Place = "c-918273645";
    internal const string Name = "Nguyễn Thị Hoàng Yến";
    internal const string Phone = "+84901234567";
    internal const string WireId = "wire-5566778899";
    internal const string Address = "https://address.example/c1";

    private static readonly AccountId Account = new("web", Talk(Place).User);
    private static readonly Person Holder = new(new PersonId("p-7"), Name, Phone, null);

    [Theory, EveryStore]
    public async Task The_sums_the_chain_and_the_outcomes_are_as_before_and_a_repeat_is_recognised(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        var sums = Sums(home.Store);
        await EraseAsync(home.Store);
        var store = await home.HalfTimeAsync();

        Assert.Equal(sums, Sums(store));
        Assert.Null(store.Audit.FirstBroken());
        Assert.False(await store.Turns.AcceptAsync(Said("m1", Place), CancellationToken.None));
        Assert.Empty(store.Log.Read("web", Place, 0, 10));
        Assert.Equal([WorkState.Sent, WorkState.Sent, WorkState.Delivered], store.Log.Work(DateTimeOffset.MinValue).Select(r => r.State));
        var (reach, directory) = store.Turns.Look(o => (o.Reach, o.Directory));
        Assert.Empty(reach.Heard);
        Assert.Empty(reach.Holds);
        Assert.Empty(reach.Addresses);
        Assert.Empty(directory.Accounts);
        Assert.Empty(directory.People);
    }

    [Theory, EveryStore]
    public async Task Others_keep_everything_and_a_message_that_was_set_aside_is_not_taken_up_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await store.HearAsync(Said("m1", "c2", "của người khác"), Turn(null, "đáp"));
        await store.Turns.AcceptAsync(Said("m2", Place), CancellationToken.None);
        await store.SetAsideAsync(Said("m2", Place), "Fault");
        await store.DeliverAllAsync();

        await EraseAsync(store);

        Assert.Empty(store.Turns.SetAside());
        Assert.Empty(store.Turns.PendingMessages());
        Assert.Equal(2, store.Log.Read("web", "c2", 0, 10).Count);
        Assert.NotNull(store.Turns.Look(o => o.Reach.LastHeard(new AccountId("web", Talk("c2").User))));
    }

    [Theory, EveryStore]
    public async Task What_is_still_to_be_handled_or_sent_goes_on(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await store.HearAsync(Said("m1", Place), Turn(null, "còn phải gửi"));
        await store.Turns.AcceptAsync(Said("m2", Place), CancellationToken.None);

        await EraseAsync(store);

        Assert.Equal(Talk(Place), Assert.Single(await store.ClaimAsync()).To);
        Assert.Equal(Account.User, Assert.Single(store.Turns.PendingMessages()).User);
    }

    [Theory, EveryStore]
    public async Task An_account_that_was_linked_again_keeps_its_conversation_and_its_windows(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await store.HearAsync(Said("m1", Place), view => new TurnResult<OfficeChanges>(ConversationState.New("en"), [], new OfficeChanges()));
        await store.ChangeAsync(c => c.Directory = OfficeDirectory.Empty.With(new Account(Account, TestOffice.HeadOfXaA, Morning)));

        await store.ChangeAsync(c => c.Erased.Add(Account));

        Assert.NotNull(store.Turns.Look(o => o.Reach.LastHeard(Account)));
        var language = "";
        await store.HearAsync(Said("m2", Place), view =>
        {
            language = view.State!.Language;
            return Turn()(view);
        });
        Assert.Equal("en", language);
    }

    [Theory, EveryStore]
    public async Task A_reaction_to_a_reminder_sent_before_the_erasure_still_finds_nothing_to_break(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await LiveAsync(store);
        await EraseAsync(store);

        Assert.Equal(TurnOutcome.Done, await store.HearAsync(Said("m9", Place), Turn(null, "đáp")));
        Assert.False(await store.Queue.ConfirmAsync("web", WireId, WorkState.Delivered, null, Morning, CancellationToken.None));
    }

    /// <summary>Linked, written to, reminded in a group over a route, held; the reminder waits for its confirmation.</summary>
    internal static async Task LiveAsync(StoreUnderTest store)
    {
        var directory = TestOffice.Directory.With(Holder).With(new Incumbency(Holder.Id, TestOffice.HeadOfXaA, new Validity(null, null), false))
            .With(new Account(Account, TestOffice.HeadOfXaA, Morning));
        await store.ChangeAsync(c =>
        {
            c.Directory = directory;
            c.Notices.Add(new CampaignNotice(TestOffice.HeadOfXaA, Morning, new CampaignId(1), 1));
            c.Holds.Add(HoldChange.Set(new Hold(HoldScope.Of(Account), HoldKind.Person, "left", Morning, null)));
        });
        var notice = Assert.Single(await store.ClaimAsync());
        await store.Turns.RunAsync(new Trigger.Notice(notice, new RouteName(Account, RouteWay.Chat)), Talk(Place), Turn(null, "Kính gửi đồng chí"), CancellationToken.None);
        foreach (var message in store.Queue.MessagesOf(notice))
            await store.Queue.CompleteAsync(new WorkOutcome(message, WorkState.Sent, null, Morning) { ChannelMessageId = WireId }, CancellationToken.None);
        await store.HearAsync(
            Said("m1", Place, $"tôi là {Name}") with { Address = Address, At = Morning.AddMinutes(-1) },
            view => new TurnResult<OfficeChanges>(ConversationState.New("vi") with { Memory = new Dictionary<string, string> { ["name"] = Name } }, [Words($"Chào {Name}")], new OfficeChanges()));
        await store.DeliverAllAsync();
    }

    private static IReadOnlyList<IntentSums> Sums(StoreUnderTest store) => store.Turns.Look(o => o.Deliveries.On(new DateOnly(2026, 1, 5)));

    internal static Task<TurnOutcome> EraseAsync(StoreUnderTest store) => store.ChangeAsync(c =>
    {
        var directory = store.Turns.Look(o => o.Directory);
        c.Directory = directory.Accounts.TryGetValue(Account, out var linked)
            ? PersonalData.Of(directory, linked, new DateOnly(2026, 1, 5)).RemoveFrom(directory)
            : null;
        c.Erased.Add(Account);
        c.Audit.Add(new AuditEntry(Morning.AddDays(1), null, null, "erased", "web", null));
    });
}
