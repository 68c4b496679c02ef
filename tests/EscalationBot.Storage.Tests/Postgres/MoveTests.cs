using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Moves;
using EscalationBot.Storage.Postgres;
using EscalationBot.Storage.Tests.Compliance;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>A store is moved to the other engine and back, and is the same there.</summary>
public sealed class MoveTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string database = Databases.Bare();

    public void Dispose()
    {
        Databases.Drop(database);
        folder.Dispose();
    }

    [Fact]
    public async Task Everything_arrives_in_the_database_and_comes_back_the_same()
    {
        await FillAsync();
        MoveReport there;
        await using (var source = LiteDbStore.Open(new LiteDbStoreOptions(folder.Store), () => TestOffice.Rules))
            there = await PostgresMove.ToDatabaseAsync(source, new PostgresStoreOptions(database), _ => { }, CancellationToken.None);
        Assert.Equal((2, 2, 1), (there.Counts["inbox"], there.Counts["proposals"], there.Counts["files"]));

        await using (var moved = OnPostgres(database))
        {
            Assert.Null(moved.Audit.FirstBroken());
            Assert.Equal(["later"], moved.Turns.PendingMessages().Select(m => m.MessageId));
            Assert.Equal(TurnOutcome.NotRun, await moved.HearAsync(Said("m1"), Turn(null, "again")));
            Assert.Equal(["một"], (await moved.DeliverAllAsync()).Select(i => TextOf(i.Message)).OfType<string>());
            Assert.Equal(new ProposalId(119), moved.Turns.Look(o => o.NextProposalId));
        }
        var back = Path.Combine(Path.GetDirectoryName(folder.Store)!, "back.db");
        var again = await PostgresMove.ToFileAsync(new PostgresStoreOptions(database), back, _ => { }, CancellationToken.None);
        Assert.Equal(there.Counts["audit"], again.Counts["audit"]);
        await using var returned = OnFile(back);
        Assert.Equal([MessageTextsOf("m1"), "một"], returned.Log.Read("web", "c1", 0, 10).Select(e => e.Text ?? TextOf(e.Message)!));
    }

    [Fact]
    public async Task A_store_whose_old_rows_were_dropped_arrives_as_it_is_and_tells_nothing_again()
    {
        string figures;
        await using (var store = OnFile(folder.Store))
        {
            await DroppingCompliance.LiveAsync(store);
            await DroppingCompliance.DropAsync(store);
            await PastNoticeCompliance.LiveAsync(store);
            await PastNoticeCompliance.DropAsync(store, Morning.AddDays(1).AddHours(1));
            figures = PastNoticeCompliance.Figures(store);
        }
        await using (var source = LiteDbStore.Open(new LiteDbStoreOptions(folder.Store), () => TestOffice.Rules))
            await PostgresMove.ToDatabaseAsync(source, new PostgresStoreOptions(database), _ => { }, CancellationToken.None);

        await using (var moved = OnPostgres(database))
        {
            Assert.Equal("mới", Assert.Single(moved.Log.Read("web", "c2", 0, 10)).Text);
            Assert.Equal(0, await DroppingCompliance.DropAsync(moved));
            await AssertAsBeforeAsync(moved);
        }
        var back = Path.Combine(Path.GetDirectoryName(folder.Store)!, "back.db");
        await PostgresMove.ToFileAsync(new PostgresStoreOptions(database), back, _ => { }, CancellationToken.None);
        await using var returned = OnFile(back);
        await AssertAsBeforeAsync(returned);

        async Task AssertAsBeforeAsync(StoreUnderTest store)
        {
            Assert.Equal(figures, PastNoticeCompliance.Figures(store));
            await store.ChangeAsync(c => c.Notices.AddRange(Enumerable.Range(0, 3).SelectMany(PastNoticeCompliance.Notices)));
            Assert.Empty(await store.ClaimAsync(Morning.AddDays(9)));
        }
    }

    [Fact]
    public async Task A_move_that_was_cut_off_goes_on_where_it_was_and_until_then_nobody_opens_the_database()
    {
        await FillAsync();
        await using var source = LiteDbStore.Open(new LiteDbStoreOptions(folder.Store), () => TestOffice.Rules);
        var seen = new List<int>();
        using var cut = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => PostgresMove.ToDatabaseAsync(source, new PostgresStoreOptions(database), Stop, cut.Token));
        Assert.Contains("migrate", Assert.Throws<StoreException>(() => OnPostgres(database)).Message, StringComparison.Ordinal);

        var first = seen.Max();
        seen.Clear();
        await PostgresMove.ToDatabaseAsync(source, new PostgresStoreOptions(database), p => seen.Add(p.Done), CancellationToken.None);
        Assert.Equal(first, seen.Min());
        await OnPostgres(database).DisposeAsync();

        void Stop(MoveProgress progress)
        {
            seen.Add(progress.Done);
            if (progress.Done > 0)
                cut.Cancel();
        }
    }

    [Fact]
    public async Task A_database_that_holds_anything_is_not_written_to()
    {
        await FillAsync();
        await using (var used = OnPostgres(database))
            await used.HearAsync(Said("x"), Turn(null, "x"));
        await using var source = LiteDbStore.Open(new LiteDbStoreOptions(folder.Store), () => TestOffice.Rules);
        await Assert.ThrowsAsync<StoreException>(() => PostgresMove.ToDatabaseAsync(source, new PostgresStoreOptions(database), _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task What_arrived_differently_is_named()
    {
        await FillAsync();
        await using var source = LiteDbStore.Open(new LiteDbStoreOptions(folder.Store), () => TestOffice.Rules);
        using var cut = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => PostgresMove.ToDatabaseAsync(
            source, new PostgresStoreOptions(database), p => { if (p.Done > 0) cut.Cancel(); }, cut.Token));
        Execute("update conversation set state = replace(state, 'vi', 'en')");
        var refused = await Assert.ThrowsAsync<MoveException>(() => PostgresMove.ToDatabaseAsync(source, new PostgresStoreOptions(database), _ => { }, CancellationToken.None));
        Assert.StartsWith("conversations: ", refused.Message, StringComparison.Ordinal);
    }

    private static string MessageTextsOf(string id) => Said(id).Text!;

    private async Task FillAsync()
    {
        await using var store = OnFile(folder.Store);
        await store.ChangeAsync(c =>
        {
            c.Directory = TestOffice.Directory.Linked(TestOffice.HeadOfXaA, "web", "u1");
            c.Proposals.Add(new ProposalChange(new ProposalId(117), ProposalBuilder.AProposal().Overdue().History()));
            c.Proposals.Add(new ProposalChange(new ProposalId(118), ProposalBuilder.AProposal().History()));
            c.Timers.Add(new TimerChange("t1", "job", "", Morning.AddDays(1)));
            c.Holds.Add(HoldChange.Set(new Hold("zalo", HoldKind.Person, "left", Morning, null)));
        });
        await store.HearAsync(Said("m1"), Turn(null, "một"));
        await store.Turns.AcceptAsync(Said("later"), CancellationToken.None);
        await store.Files.PutAsync("a.txt", "tệp"u8.ToArray(), CancellationToken.None);
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
