using EscalationBot.Conversation;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class TurnCompliance
{
    private static readonly ProposalId Record = new(117);

    [Theory, EveryStore]
    public async Task The_turn_of_a_message_runs_once(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.Equal(TurnOutcome.Done, await home.Store.HearAsync(Said("m1"), Turn(null, "một")));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.NotRun, await store.HearAsync(Said("m1"), _ => throw new InvalidOperationException("must not be asked")));
        Assert.Equal(["một"], (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)));
    }

    [Theory, EveryStore]
    public async Task A_message_that_was_never_accepted_has_no_turn(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var outcome = await home.Store.Turns.RunAsync(new Trigger.Message("web|c1|m1"), Talk("c1"), Turn(), CancellationToken.None);
        Assert.Equal(TurnOutcome.NotRun, outcome);
    }

    [Theory, EveryStore]
    public async Task Everything_a_turn_wants_is_there_afterwards(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Everything());
        var store = await home.HalfTimeAsync();
        AssertEverything(store);
        Assert.Equal("vi", await LanguageAsync(store));
    }

    [Theory, EveryStore]
    public async Task Nothing_is_left_of_a_turn_that_throws_and_it_may_run_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => home.Store.HearAsync(Said("m1"), view =>
        {
            Everything()(view);
            throw new InvalidOperationException("no");
        }));
        Assert.Equal("no", thrown.Message);
        await AssertNothingAsync(await home.HalfTimeAsync());
        Assert.Equal(TurnOutcome.Done, await home.Store.HearAsync(Said("m1"), Everything()));
        AssertEverything(home.Store);
    }

    [Theory, EveryStore]
    public async Task Nothing_is_left_of_a_turn_whose_facts_do_not_continue_the_record(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await Assert.ThrowsAnyAsync<Exception>(() => home.Store.HearAsync(Said("m1"), view =>
        {
            var result = Everything()(view);
            var late = ProposalBuilder.AProposal().Numbered(118).Stalled().History().Skip(1);
            result.Changes.Proposals.Add(new ProposalChange(new ProposalId(118), [.. late]));
            return result;
        }));
        await AssertNothingAsync(await home.HalfTimeAsync());
    }

    [Theory, EveryStore]
    public async Task A_turn_without_a_conversation_cannot_reply(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            home.Store.Turns.RunAsync(new Trigger.Command("test"), null, Turn(c => c.Audit.Add(Entry("x")), "to whom?"), CancellationToken.None));
        Assert.Empty((await home.HalfTimeAsync()).Audit.Read(0, 10));
    }

    [Theory, EveryStore]
    public async Task A_turn_given_up_before_it_began_is_not_run(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.Turns.AcceptAsync(Said("m1"), CancellationToken.None);
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            home.Store.Turns.RunAsync(new Trigger.Message(Said("m1").Key), Talk("c1"), Turn(null, "một"), given.Token));
        Assert.Single((await home.HalfTimeAsync()).Turns.PendingMessages());
        Assert.Empty(await home.Store.ClaimAsync());
    }

    [Theory, EveryStore]
    public async Task Turns_that_throw_do_no_harm_to_those_beside_them(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var turns = Enumerable.Range(0, 60).Select(i => home.Store.HearAsync(Said($"m{i}", $"c{i}"), i % 3 == 0
            ? _ => throw new InvalidOperationException($"no {i}")
            : Turn(c => c.Audit.Add(Entry($"{i}")), $"{i}"))).ToList();
        await Task.WhenAll(turns.Select(async (t, i) =>
        {
            if (i % 3 == 0)
                Assert.Equal($"no {i}", (await Assert.ThrowsAsync<InvalidOperationException>(() => t)).Message);
            else
                Assert.Equal(TurnOutcome.Done, await t);
        }));
        var store = await home.HalfTimeAsync();
        string[] good = [.. Enumerable.Range(0, 60).Where(i => i % 3 != 0).Select(i => $"{i}").Order()];
        Assert.Equal(good, store.Audit.Read(0, 100).Select(a => a.Entry.Subject).Order());
        Assert.Equal(good, (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)).Order());
        Assert.Equal(20, store.Turns.PendingMessages().Count);
    }

    [Theory, EveryStore]
    public async Task Two_people_in_one_conversation_each_have_their_own_state(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var (an, binh) = (new ConversationKey("web", "c1", "an"), new ConversationKey("web", "c1", "bình"));
        await RunAsync(home.Store, an, view => Answer(view, "vi"));
        await RunAsync(home.Store, binh, view => Answer(view, "en"));
        var store = await home.HalfTimeAsync();
        var seen = new List<string?>();
        foreach (var key in new[] { an, binh, an with { User = "AN" } })
        {
            await RunAsync(store, key, view =>
            {
                seen.Add(view.State?.Language);
                return Answer(view, view.State?.Language ?? "none");
            });
        }
        Assert.Equal(["vi", "en", null], seen);
    }

    [Theory, EveryStore]
    public async Task Turns_of_one_conversation_run_in_the_order_given(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var words = Enumerable.Range(0, 200).Select(i => $"{i}").ToList();
        var running = words.Select(w => RunAsync(home.Store, Talk("c1"), view => Remember(view, w))).ToList();
        await Task.WhenAll(running);
        var store = await home.HalfTimeAsync();
        await RunAsync(store, Talk("c1"), view =>
        {
            Assert.Equal(string.Join(' ', words), view.State!.Memory["said"]);
            return Answer(view, "vi");
        });
        Assert.Equal(words, (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)));
    }

    [Theory, EveryStore]
    public async Task Recurring_work_is_won_once_by_one_of_many(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var slot = new Trigger.Slot("digest", "2026-01-05");
        var runs = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
            home.Store.Turns.RunAsync(slot, null, Turn(c => c.Audit.Add(Entry("won"))), CancellationToken.None))));
        Assert.Equal(1, runs.Count(r => r == TurnOutcome.Done));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.NotRun, await store.Turns.RunAsync(slot, null, Turn(), CancellationToken.None));
        Assert.Equal(TurnOutcome.Done, await store.Turns.RunAsync(slot with { Name = "2026-01-06" }, null, Turn(), CancellationToken.None));
        Assert.Equal(TurnOutcome.Done, await store.Turns.RunAsync(slot with { Job = "other" }, null, Turn(), CancellationToken.None));
        Assert.Single(store.Audit.Read(0, 10));
    }

    [Theory, EveryStore]
    public async Task Recurring_work_that_fails_is_still_to_be_won(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var slot = new Trigger.Slot("digest", "2026-01-05");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            home.Store.Turns.RunAsync(slot, null, _ => throw new InvalidOperationException("no"), CancellationToken.None));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.Done, await store.Turns.RunAsync(slot, null, Turn(), CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task A_command_runs_whenever_it_is_given(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.Equal(TurnOutcome.Done, await home.Store.ChangeAsync(c => c.Audit.Add(Entry("one"))));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.Done, await store.ChangeAsync(c => c.Audit.Add(Entry("two"))));
        Assert.Equal(2, store.Audit.Read(0, 10).Count);
    }

    private static Func<TurnView, TurnResult<OfficeChanges>> Everything() => Turn(
        c =>
        {
            c.Directory = TestOffice.Directory;
            c.Proposals.Add(new ProposalChange(Record, ProposalBuilder.AProposal().Overdue().History()));
            c.Snapshot = new TallySnapshot(Days.Of("5/1/2026"), Morning, new Dictionary<UnitId, Tally> { [TestOffice.SoB] = new Tally { Filed = 1 } });
            c.Timers.Add(new TimerChange("t1", "step", "KN-0117", Morning));
            c.Notices.Add(new HelpWantedNotice("n1", TestOffice.Office, Morning.AddHours(1), null));
            c.Audit.Add(Entry("KN-0117"));
        },
        "đã ghi nhận");

    private static void AssertEverything(StoreUnderTest store)
    {
        var office = store.Turns.Read();
        Assert.Empty(store.Turns.PendingMessages());
        Assert.Equal(TestOffice.Directory.Posts.Keys.OrderBy(p => p.Value), office.Directory.Posts.Keys.OrderBy(p => p.Value));
        Assert.Equal(ProposalBuilder.AProposal().Overdue().History(), office.Find(Record)!.History);
        Assert.Equal(new ProposalId(118), office.NextProposalId);
        Assert.Equal(1, office.Tallies[TestOffice.SoB].OpenOverdue);
        Assert.Equal(1, office.SnapshotOn(Days.Of("5/1/2026"))!.ByAddressee[TestOffice.SoB].Filed);
        Assert.Equal([new DueTimer("t1", "step", "KN-0117", Morning)], store.Queue.DueTimers(Morning, 10));
        Assert.Equal([Entry("KN-0117")], store.Audit.Read(0, 10).Select(a => a.Entry));
        var rows = store.Log.Work(DateTimeOffset.MinValue);
        Assert.Equal(["n1"], rows.Where(r => r.Notice is not null).Select(r => r.Key));
        Assert.Equal(["đã ghi nhận"], rows.Where(r => r.Message is not null).Select(r => TextOf(r.Message)));
    }

    private static async Task AssertNothingAsync(StoreUnderTest store)
    {
        var office = store.Turns.Read();
        Assert.Single(store.Turns.PendingMessages());
        Assert.Empty(office.Directory.Units);
        Assert.Null(office.Find(Record));
        Assert.Equal(new ProposalId(1), office.NextProposalId);
        Assert.Empty(office.Tallies);
        Assert.Null(office.SnapshotOn(DateOnly.MaxValue));
        Assert.Empty(store.Queue.DueTimers(DateTimeOffset.MaxValue, 10));
        Assert.Null(store.Queue.NextDue());
        Assert.Empty(store.Audit.Read(0, 10));
        Assert.Empty(store.Log.Work(DateTimeOffset.MinValue));
        Assert.Null(await LanguageAsync(store));
    }

    private static async Task<string?> LanguageAsync(StoreUnderTest store)
    {
        string? language = null;
        await RunAsync(store, Talk("c1"), view =>
        {
            language = view.State?.Language;
            return new TurnResult<OfficeChanges>(view.State!, [], new OfficeChanges());
        });
        return language;
    }

    private static Task<TurnOutcome> RunAsync(StoreUnderTest store, ConversationKey key, Func<TurnView, TurnResult<OfficeChanges>> turn) =>
        store.Turns.RunAsync(new Trigger.Command("test"), key, turn, CancellationToken.None);

    private static TurnResult<OfficeChanges> Answer(TurnView view, string language) =>
        new((view.State ?? ConversationState.New(language)) with { Language = language }, [], new OfficeChanges());

    private static TurnResult<OfficeChanges> Remember(TurnView view, string word)
    {
        var state = view.State ?? ConversationState.New("vi");
        var said = state.Memory.TryGetValue("said", out var before) ? $"{before} {word}" : word;
        return new(state with { Memory = new Dictionary<string, string> { ["said"] = said } }, [Words(word)], new OfficeChanges());
    }

    private static AuditEntry Entry(string subject) => new(Morning, TestOffice.HeadOfXaA, "web:an", "proposal-filed", subject, null);
}
