using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>Three processes of the program on one database, on machines whose clocks are minutes apart, killed with SIGKILL while thousands write to them.</summary>
public sealed class FleetTests : IDisposable
{
    private const int Size = 3;
    private const int Conversations = 5_000;
    private const int Messages = 6_000;
    private const int Kills = 20;

    /// <summary>What a replica claims at most: replies and notices, sixteen each.</summary>
    private const int ClaimedAtOnce = 32;

    private readonly string database = Databases.New();

    public void Dispose() => Databases.Drop(database);

    [Fact]
    public async Task Killed_twenty_times_under_load_they_lose_nothing_double_nothing_and_keep_the_order_of_every_conversation()
    {
        await using var store = OnPostgres(database);
        await store.SeatAsync(Conversations);
        using var fleet = new Fleet(database, Size, Conversations, TimeProvider.System.GetUtcNow());
        await fleet.StartAsync();
        fleet.Write(Messages);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await fleet.AcknowledgedAsync(kill * Messages / (Kills + 2));
            await fleet.KillOneAsync();
        }
        await fleet.AcknowledgedAsync(Messages);
        await store.UntilAllEndedAsync();
        new FleetReckoning(fleet, store, Messages).Check(Kills * ClaimedAtOnce);
    }

    [Fact]
    public async Task Together_they_never_exceed_the_permitted_rate_and_use_nearly_all_of_it_while_there_is_a_backlog()
    {
        const int Most = 300;
        const int Measured = 3 * Most;
        const long Window = 5_000_000;
        await using var store = OnPostgres(database);
        Execute(
            """
            create table granted (at bigint not null);
            create function grant_one() returns trigger language plpgsql as $$ begin insert into granted values (new.slot); return new; end $$;
            create trigger granted after insert or update on rate for each row execute function grant_one();
            """);
        await Task.WhenAll(Enumerable.Range(0, Measured + Most).Select(i => store.Turns.RunAsync(
            new Trigger.Command("backlog", Morning), Talk($"c{i % 400}", "wire"), Turn(null, $"reply:{i}"), CancellationToken.None)));
        using var fleet = new Fleet(database, Size, 400, TimeProvider.System.GetUtcNow(), Most);
        await fleet.StartAsync();
        await fleet.ArrivedAsync(Measured);

        var arrivals = fleet.Arrivals.ToList();
        // The moment from which each send counts, in microseconds by the clock of the database.
        var granted = Asked("select at from granted order by at");
        Assert.All(granted.Zip(granted.Skip(Most)), pair => Assert.True(pair.Second - pair.First >= Window, $"{Most + 1} sends in {pair.Second - pair.First} microseconds"));
        Assert.True(arrivals.Count <= granted.Count, "More was sent than was granted.");
        Assert.Equal(Size, arrivals.Select(a => a.By).Distinct().Count());
        var used = 2d * Window / (granted[2 * Most] - granted[0]);
        Assert.True(used >= 0.98, $"Of what is permitted {used:P1} was used.");
    }

    private void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(database);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private List<long> Asked(string sql)
    {
        using var source = NpgsqlDataSource.Create(database);
        using var command = source.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var all = new List<long>();
        while (reader.Read())
            all.Add(reader.GetInt64(0));
        return all;
    }
}
