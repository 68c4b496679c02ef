using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Rows of notices go after a time; sums of days and groups hold on, and what was told once is never told again.</summary>
public sealed class PastNoticeCompliance
{
    private static readonly CampaignId Campaign = new(7);
    private static readonly WorkState[] Ends = [WorkState.Delivered, WorkState.Sent, WorkState.Failed, WorkState.Unknown, WorkState.Suppressed];
    private static readonly DateTimeOffset[] Mornings = [Morning, Morning.AddDays(1), Morning.AddDays(2)];

    [Theory, EveryStore]
    public async Task Whatever_went_the_sums_of_every_day_and_the_tally_of_the_group_are_as_before(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        var before = Figures(home.Store);
        Assert.Equal(Ends.Length * 3, Tally(home.Store).Total);

        var gone = 0;
        var store = home.Store;
        foreach (var until in Mornings)
        {
            gone += await DropAsync(store, until.AddHours(1));
            store = await home.HalfTimeAsync();
            Assert.Equal(before, Figures(store));
            Assert.Equal(gone / 2, Tally(store).Gone);
        }

        Assert.Equal(Ends.Length * 3 * 2, gone);
        Assert.Empty(store.Log.Work(DateTimeOffset.MinValue));
        Assert.Equal(0, await DropAsync(store, Morning.AddDays(9)));
    }

    [Theory, EveryStore]
    public async Task None_of_the_intents_is_made_again_and_new_ones_are(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        await DropAsync(home.Store, Morning.AddDays(9));
        var store = await home.HalfTimeAsync();

        await store.ChangeAsync(c => c.Notices.AddRange([.. Enumerable.Range(0, 3).SelectMany(Notices), Help("another", 0)]));

        Assert.Equal(["help:another"], (await store.ClaimAsync(Morning.AddDays(9))).Select(n => n.Key));
    }

    [Theory, EveryStore]
    public async Task A_notice_that_goes_on_stays_with_its_days_and_so_does_one_that_ended_later(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        await home.Store.ChangeAsync(c => c.Notices.Add(Help("waits", 0)));

        await DropAsync(home.Store, Mornings[1].AddHours(1));
        var store = await home.HalfTimeAsync();

        var left = store.Log.Work(DateTimeOffset.MinValue);
        Assert.Equal(Ends.Length * 2 + 1, left.Count);
        Assert.All(left.Where(r => r.EndedAt is not null), r => Assert.True(r.EndedAt >= Mornings[2]));
        var wednesday = store.Turns.Look(o => o.Deliveries.On(DayOf(2))).Single(s => s.Kind == IntentKind.Other);
        Assert.Equal((Ends.Length + 1, 1, 0), (wednesday.Due, wednesday.Waiting, wednesday.Missing));
    }

    [Theory, EveryStore]
    public async Task A_reaction_to_a_message_whose_notice_is_gone_breaks_nothing(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(Reminder(0, 0)));
        var notice = Assert.Single(await home.Store.ClaimAsync());
        foreach (var message in await home.Store.TellAsync(notice, Talk("c1"), "Kính gửi"))
            await home.Store.CompleteAsync(message);

        // Its words are still there, so the message stays.
        Assert.Equal(1, await Retention(home.Store).DropDetailsAsync(Morning.AddDays(1), 100, CancellationToken.None));
        var store = await home.HalfTimeAsync();

        Assert.Equal(TurnOutcome.Done, await store.HearAsync(Said("m1") with { At = Morning.AddDays(1) }, Turn(null, "đáp")));
        Assert.Equal((1, 0), (Tally(store).Delivered, Tally(store).Reacted));
    }

    /// <summary>On each of three mornings a bulk reminder and a call for help end in every way there is; somebody else writes later.</summary>
    internal static async Task LiveAsync(StoreUnderTest store)
    {
        for (var day = 0; day < Mornings.Length; day++)
        {
            await store.ChangeAsync(c => c.Notices.AddRange(Notices(day)));
            foreach (var (row, i) in (await store.ClaimAsync(Mornings[day])).Zip(Enumerable.Range(0, int.MaxValue)))
                await store.Queue.CompleteAsync(new WorkOutcome(row, Ends[i / 2], i % 4 == 0 ? WorkReasons.NoRoute : null, Mornings[day]), CancellationToken.None);
        }
        await store.HearAsync(Said("newer", "c9") with { At = Morning.AddDays(30) }, Turn());
    }

    internal static async Task<int> DropAsync(StoreUnderTest store, DateTimeOffset before)
    {
        var gone = 0;
        while (await Retention(store).DropDetailsAsync(before, 3, CancellationToken.None) is > 0 and var some)
            gone += some;
        return gone;
    }

    /// <summary>All sums as text: the days as they were counted, and counted anew, and the group.</summary>
    internal static string Figures(StoreUnderTest store) => store.Turns.Look(o => string.Join('\n', Enumerable.Range(0, 3).SelectMany(day =>
        (string[])[.. o.Deliveries.On(DayOf(day)).Select(s => $"{day} {s}"), .. o.Deliveries.Recount(DayOf(day)).Select(s => $"{day} {s}")])
        .Append((o.Groups.Tally(CampaignNotice.GroupOf(Campaign, 1)) with { Gone = 0 }).ToString())));

    internal static IEnumerable<Notice> Notices(int day) =>
        Enumerable.Range(0, Ends.Length).SelectMany(i => (Notice[])[Reminder(day, i), Help($"{day}.{i}", day)]);

    private static CampaignNotice Reminder(int day, int i) => new(new PostId($"p{day}.{i}"), Mornings[day], Campaign, 1);

    private static HelpWantedNotice Help(string name, int day) => new($"help:{name}", new PostId($"h{name}"), Mornings[day], null);

    private static DateOnly DayOf(int day) => Days.Of("5/1/2026").AddDays(day);

    private static GroupTally Tally(StoreUnderTest store) => store.Turns.Look(o => o.Groups.Tally(CampaignNotice.GroupOf(Campaign, 1)));

    private static IRetention Retention(StoreUnderTest store) => (IRetention)store.Turns;
}
