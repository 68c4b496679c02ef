using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>Turns of different conversations that waited together share a transaction, and nobody can tell.</summary>
public sealed class GroupedTurnsTests : IDisposable
{
    private const int Others = 6;

    private readonly string database = Databases.New();
    private readonly ManualResetEventSlim mayGoOn = new();

    public void Dispose()
    {
        Databases.Drop(database);
        mayGoOn.Dispose();
    }

    [Fact]
    public async Task They_share_a_transaction()
    {
        await using var store = OnPostgres(database, turns: 1);
        await Task.WhenAll(TogetherAsync(store, Reply));
        Assert.Equal(1, Ask<long>("select count(distinct xmin::text) from inbox where message like '%\"other\"%'"));
        Assert.Equal(Others, Ask<long>("select count(*) from inbox where mark is not null and message like '%\"other\"%'"));
    }

    [Fact]
    public async Task One_that_throws_fails_alone_and_its_message_is_still_open()
    {
        await using var store = OnPostgres(database, turns: 1);
        var turns = TogetherAsync(store, i => i == 2 ? _ => throw new InvalidOperationException("lỗi") : Reply(i));
        await Assert.ThrowsAsync<InvalidOperationException>(() => turns[2]);
        Assert.Equal(Enumerable.Repeat(TurnOutcome.Done, Others - 1), await Task.WhenAll(turns.Where((_, i) => i != 2)));
        Assert.Equal(["c2"], store.Turns.PendingMessages().Select(m => m.Conversation));
        await AssertDeliveredAsync(store, Enumerable.Range(0, Others).Where(i => i != 2));
    }

    [Fact]
    public async Task One_that_fails_in_the_middle_of_what_it_writes_leaves_nothing_and_the_others_are_done_once()
    {
        await using var store = OnPostgres(database, turns: 1);
        // The history of a record does not begin with its second fact.
        var turns = TogetherAsync(store, i => Turn(
            c =>
            {
                c.Audit.Add(new AuditEntry(Morning, null, null, "test", $"{i}", null));
                if (i == 3)
                    c.Proposals.Add(new ProposalChange(new ProposalId(9), [.. ProposalBuilder.AProposal().Overdue().History().Skip(1)]));
            },
            $"đáp {i}"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => turns[3]);
        await Task.WhenAll(turns.Where((_, i) => i != 3));
        Assert.Equal(["0", "1", "2", "4", "5"], store.Audit.Read(0, 100).Select(a => a.Entry.Subject).Order());
        Assert.Null(store.Audit.FirstBroken());
        await AssertDeliveredAsync(store, [0, 1, 2, 4, 5]);
    }

    [Fact]
    public async Task One_that_another_replica_comes_before_is_run_again_and_all_are_done_once()
    {
        await using var store = OnPostgres(database, turns: 1);
        await store.ChangeAsync(c => c.Timers.Add(new TimerChange("shared", "job", "before", Morning)));
        var ran = 0;
        var turns = TogetherAsync(store, i => view =>
        {
            // Somebody else commits a change of the same row that the group has not seen yet.
            if (i == 0 && Interlocked.Increment(ref ran) == 1)
                Execute("update timer set due = due + 1");
            return Turn(c => c.Timers.Add(new TimerChange("shared", "job", $"{i}", Morning)), $"đáp {i}")(view);
        });
        Assert.All(await Task.WhenAll(turns), o => Assert.Equal(TurnOutcome.Done, o));
        Assert.Equal(2, ran);
        await AssertDeliveredAsync(store, Enumerable.Range(0, Others));
    }

    [Theory]
    [InlineData("BeforeTheServerHearsIt")]
    [InlineData("BeforeTheAnswerComesBack")]
    public async Task When_their_commit_is_cut_off_all_of_them_are_done_once(string cut)
    {
        using var proxy = new CuttingProxy(new NpgsqlConnectionStringBuilder(database).Port);
        await using var store = OnPostgres(new NpgsqlConnectionStringBuilder(database) { Port = proxy.Port }.ConnectionString, turns: 1);
        var ran = 0;
        var turns = TogetherAsync(store, i => view =>
        {
            if (i == Others - 1 && ++ran == 1)
                proxy.CutNext(Enum.Parse<CuttingProxy.Cut>(cut));
            return Reply(i)(view);
        });
        Assert.All(await Task.WhenAll(turns), o => Assert.Equal(TurnOutcome.Done, o));
        Assert.True(proxy.HasCut);
        await AssertDeliveredAsync(store, Enumerable.Range(0, Others));
    }

    [Fact]
    public async Task A_message_that_the_server_refuses_does_not_keep_those_beside_it_out()
    {
        Execute("alter table inbox add constraint bad check (message not like '%bad%')");
        await using var store = OnPostgres(database, turns: 1);
        var holding = HoldAsync(store);
        var accepted = Enumerable.Range(0, 4).Select(i => store.Turns.AcceptAsync(Said($"m{i}", $"c{i}", i == 1 ? "bad" : "tốt"), CancellationToken.None)).ToList();
        mayGoOn.Set();
        await holding;
        await Assert.ThrowsAsync<PostgresException>(() => accepted[1]);
        Assert.All(await Task.WhenAll(accepted.Where((_, i) => i != 1)), Assert.True);
        Assert.Equal(["c0", "c2", "c3"], store.Turns.PendingMessages().Select(m => m.Conversation));
    }

    [Fact]
    public async Task Of_a_message_that_comes_twice_at_the_same_time_one_is_new()
    {
        await using var store = OnPostgres(database, turns: 1);
        var holding = HoldAsync(store);
        var accepted = Enumerable.Range(0, 3).Select(_ => store.Turns.AcceptAsync(Said("m1"), CancellationToken.None)).ToList();
        mayGoOn.Set();
        await holding;
        Assert.Single(await Task.WhenAll(accepted), isNew => isNew);
    }

    private static Func<TurnView, TurnResult<OfficeChanges>> Reply(int i) => Turn(null, $"đáp {i}");

    /// <summary>Turns that all wait while the only thread of the store is busy, and then go on together.</summary>
    private List<Task<TurnOutcome>> TogetherAsync(StoreUnderTest store, Func<int, Func<TurnView, TurnResult<OfficeChanges>>> turn)
    {
        var messages = Enumerable.Range(0, Others).Select(i => Said("other", $"c{i}")).ToList();
        Task.WhenAll(messages.Select(m => store.Turns.AcceptAsync(m, CancellationToken.None))).GetAwaiter().GetResult();
        var holding = HoldAsync(store);
        var lanes = messages.Select((m, i) => store.Turns.RunAsync(new Trigger.Message(m.Key), Talk(m.Conversation), turn(i), CancellationToken.None)).ToList();
        mayGoOn.Set();
        holding.GetAwaiter().GetResult();
        return lanes;
    }

    /// <summary>A turn that keeps the only thread of the store until <see cref="mayGoOn"/>; ends when the turn does, begins at once.</summary>
    private Task<TurnOutcome> HoldAsync(StoreUnderTest store)
    {
        using var begun = new ManualResetEventSlim();
        var holding = store.Turns.RunAsync(
            new Trigger.Command("hold"), null,
            view =>
            {
                begun.Set();
                mayGoOn.Wait();
                return Turn()(view);
            },
            CancellationToken.None);
        begun.Wait();
        return holding;
    }

    private static async Task AssertDeliveredAsync(StoreUnderTest store, IEnumerable<int> expected) =>
        Assert.Equal(expected.Select(i => $"đáp {i}").Order(), (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)!).Order());

    private T Ask<T>(string sql)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return (T)command.ExecuteScalar()!;
    }

    private void Execute(string sql) => Ask<bool>(sql + "; select true");
}
