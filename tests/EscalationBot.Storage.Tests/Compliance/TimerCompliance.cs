using EscalationBot.Domain.Office;
using EscalationBot.Testing.Storage;
using static EscalationBot.Storage.Tests.Compliance.ClaimCompliance;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class TimerCompliance
{
    [Theory, EveryStore]
    public async Task A_timer_set_twice_is_one_and_the_later_setting_counts(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("t1", 3), ("t1", 1));
        var store = await home.HalfTimeAsync();
        await SetAsync(store, ("t1", 2), ("T1", 5));
        Assert.Equal([("t1", Morning.AddHours(2)), ("T1", Morning.AddHours(5))], Due(store, 9));
    }

    [Theory, EveryStore]
    public async Task A_cancelled_timer_is_gone(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("t1", 1), ("t2", 2));
        var store = await home.HalfTimeAsync();
        await SetAsync(store, ("t1", null), ("never set", null));
        Assert.Equal(["t2"], Due(store, 9).Select(t => t.Key));
        Assert.Equal(["t2"], Due(await home.HalfTimeAsync(), 9).Select(t => t.Key));
    }

    [Theory, EveryStore]
    public async Task Timers_come_earliest_first_and_not_before_their_moment(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("c", 3), ("a", 1), ("d", 4), ("b", 1));
        var store = await home.HalfTimeAsync();
        Assert.Empty(store.Queue.DueTimers(Morning.AddHours(1).AddTicks(-1), 9));
        Assert.Equal(["a", "b"], Due(store, 1).Select(t => t.Key));
        Assert.Equal(["a", "b", "c"], Due(store, 3).Select(t => t.Key));
        Assert.Equal(["a"], store.Queue.DueTimers(Morning.AddHours(9), 1).Select(t => t.Key));
    }

    [Theory, EveryStore]
    public async Task The_turn_of_a_timer_runs_once_and_removes_it(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("t1", 0));
        var due = Assert.Single((await home.HalfTimeAsync()).Queue.DueTimers(Morning, 9));
        Assert.Equal(new DueTimer("t1", "job", "argument", Morning), due);
        Assert.Equal(TurnOutcome.Done, await WakeAsync(home.Store, due));
        Assert.Empty(home.Store.Queue.DueTimers(DateTimeOffset.MaxValue, 9));
        Assert.Equal(TurnOutcome.NotRun, await WakeAsync(await home.HalfTimeAsync(), due));
    }

    [Theory, EveryStore]
    public async Task A_timer_that_its_turn_sets_again_stays_set(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("t1", 0));
        var due = Assert.Single(home.Store.Queue.DueTimers(Morning, 9));
        await WakeAsync(home.Store, due, ("t1", 24));
        Assert.Equal([("t1", Morning.AddHours(24))], Due(await home.HalfTimeAsync(), 99));
    }

    [Theory, EveryStore]
    public async Task A_timer_that_was_moved_meanwhile_is_not_run(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("t1", 0));
        var due = Assert.Single(home.Store.Queue.DueTimers(Morning, 9));
        await SetAsync(home.Store, ("t1", 1));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.NotRun, await WakeAsync(store, due));
        Assert.Equal([("t1", Morning.AddHours(1))], Due(store, 9));
    }

    [Theory, EveryStore]
    public async Task A_timer_whose_turn_throws_stays_set(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await SetAsync(home.Store, ("t1", 0));
        var due = Assert.Single(home.Store.Queue.DueTimers(Morning, 9));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            home.Store.Turns.RunAsync(new Trigger.Timer(due), null, _ => throw new InvalidOperationException("no"), CancellationToken.None));
        Assert.Equal([due], (await home.HalfTimeAsync()).Queue.DueTimers(Morning, 9));
    }

    [Theory, EveryStore]
    public async Task The_next_due_moment_is_the_earliest_of_timers_and_waiting_rows(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.Null(home.Store.Queue.NextDue());
        await SetAsync(home.Store, ("t1", 5));
        Assert.Equal(Morning.AddHours(5), (await home.HalfTimeAsync()).Queue.NextDue());
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning.AddHours(3))));
        Assert.Equal(Morning.AddHours(3), (await home.HalfTimeAsync()).Queue.NextDue());
        await SetAsync(home.Store, ("t1", 1));
        Assert.Equal(Morning.AddHours(1), (await home.HalfTimeAsync()).Queue.NextDue());
        await SetAsync(home.Store, ("t1", null));
        await home.Store.DeliverAllAsync(Morning.AddHours(3));
        Assert.Null((await home.HalfTimeAsync()).Queue.NextDue());
    }

    [Theory, EveryStore]
    public async Task A_sleeper_is_woken_by_what_is_committed_after_it_fell_asleep(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = await home.HalfTimeAsync();
        var woken = store.Queue.ChangedAsync(CancellationToken.None);
        Assert.False(woken.IsCompleted);
        await SetAsync(store, ("t1", 0));
        await woken;
        var again = store.Queue.ChangedAsync(CancellationToken.None);
        await store.HearAsync(Said("m1"), Turn(null, "một"));
        await again;
    }

    [Theory, EveryStore]
    public async Task A_sleeper_may_be_told_to_stop_waiting(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        using var stop = new CancellationTokenSource();
        var woken = home.Store.Queue.ChangedAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => woken);
    }

    private static Task<TurnOutcome> SetAsync(StoreUnderTest store, params (string Key, int? Hours)[] timers) => store.ChangeAsync(c => c.Timers.AddRange(Changes(timers)));

    private static Task<TurnOutcome> WakeAsync(StoreUnderTest store, DueTimer due, params (string Key, int? Hours)[] then) =>
        store.Turns.RunAsync(new Trigger.Timer(due), null, Turn(c => c.Timers.AddRange(Changes(then))), CancellationToken.None);

    private static IEnumerable<TimerChange> Changes((string Key, int? Hours)[] timers) =>
        timers.Select(t => new TimerChange(t.Key, "job", "argument", t.Hours is { } hours ? Morning.AddHours(hours) : null));

    private static IEnumerable<(string Key, DateTimeOffset Due)> Due(StoreUnderTest store, int hours) =>
        store.Queue.DueTimers(Morning.AddHours(hours), 99).Select(t => (t.Key, t.Due));
}
