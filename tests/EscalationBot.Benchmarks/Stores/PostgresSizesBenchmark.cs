using System.Diagnostics;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Machine;
using EscalationBot.Testing.Storage;
using EscalationBot.Vietnamese;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>
/// PostgreSQL with much in it: claiming and recording 100,000 due among 1,000,000 messages, beside bare statements that skip what is locked; digest and
/// overdue page of an office with as many records, the most of them closed ones that are copied within the database.
/// </summary>
internal static class PostgresSizesBenchmark
{
    private const int Rows = 1_000_000;
    private const int Due = 100_000;
    private const int Batch = 100;
    private const int Workers = 4;
    private const int Records = 1_000_000;
    private const int Told = 30_000;
    private const int Open = 20_000;
    private const int ClosedAtATime = 1_000;

    public static async Task RunAsync(TextWriter output)
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await QueueAsync(output, await DatabaseAsync(cluster, "queue"));
        await ListsAsync(output, await DatabaseAsync(cluster, "lists"));
    }

    private static async Task QueueAsync(TextWriter output, string database)
    {
        await using var store = OnPostgres(database, turns: 16);
        await store.Turns.RunAsync(new Trigger.Command("first", Morning), Talk("c0"), Turn(null, SampleTurn.Text), CancellationToken.None);
        var later = Morning.AddDays(9).UtcTicks;
        var id = await NameOfIdAsync(database);
        await ExecuteAsync(database, $"""
            insert into work
            select made.* from work w, generate_series(1, {Rows}) n, lateral jsonb_populate_record(w, jsonb_build_object(
                'id', w.id + n, 'key', null, 'room', '\\x' || encode(sha256(n::text::bytea), 'hex'), 'due', case when n <= {Due} then w.due else {later} + n end,
                'row', jsonb_set(w.row::jsonb, '{id}', to_jsonb(w.id + n))::text)) made;
            delete from work where id = (select min(id) from work);
            create table bare (id bigint primary key, state smallint not null, due bigint not null, fence bigint not null, message text not null);
            insert into bare select id, state, due, fence, message from work;
            create index bare_due on bare (due, id) where state = 0;
            vacuum analyze work;
            vacuum analyze bare;
            """);
        var own = await DrainAsync(() => ClaimAsync(store));
        await using var source = NpgsqlDataSource.Create($"{database};Max Auto Prepare=20");
        var bare = await DrainAsync(() => ClaimBareAsync(source));
        var table = new Table(output, $"Claim and outcome of {Due:N0} due among {Rows:N0} messages on PostgreSQL", "contender", "rows/s", "of bare");
        table.Add("bare statements, a hundred claimed at a time, each ended by itself", Table.Number(Due / bare.TotalSeconds), "1.00");
        table.Add("store", Table.Number(Due / own.TotalSeconds), Table.Number(bare / own));
    }

    /// <summary>Under which a row keeps its number in its text, as a path of JSON.</summary>
    private static async Task<string> NameOfIdAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select f.key from work w, jsonb_each(w.row::jsonb) f where f.value = to_jsonb(w.id) limit 1");
        return $"{{{await command.ExecuteScalarAsync()}}}";
    }

    private static async Task<TimeSpan> DrainAsync(Func<Task<int>> batch)
    {
        var start = Stopwatch.GetTimestamp();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (await batch() is > 0 and var count)
                Interlocked.Add(ref done, count);
        })));
        return done == Due ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException($"{done} of {Due} were claimed.");
    }

    private static async Task<int> ClaimAsync(StoreUnderTest store)
    {
        var claimed = await store.ClaimAsync(most: Batch);
        await Task.WhenAll(claimed.Select(item => store.CompleteAsync(item)));
        return claimed.Count;
    }

    /// <summary>A hundred are claimed at once; each ends by itself, as sends do.</summary>
    private static async Task<int> ClaimBareAsync(NpgsqlDataSource source)
    {
        await using var claim = source.CreateCommand($"""
            with found as materialized (select id from bare where state = 0 and due <= $1 order by due, id limit {Batch} for update skip locked)
            update bare set state = 1, fence = fence + 1 from found where bare.id = found.id returning bare.id, message
            """);
        claim.Parameters.Add(new() { Value = Morning.UtcTicks });
        var ids = new List<long>();
        await using (var reader = await claim.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                ids.Add(reader.GetInt64(0));
        }
        await Task.WhenAll(ids.Select(async id =>
        {
            await using var complete = source.CreateCommand("update bare set state = 3 where id = $1");
            complete.Parameters.Add(new() { Value = id });
            await complete.ExecuteNonQueryAsync();
        }));
        return ids.Count;
    }

    /// <summary>The counters do not know of the copies, nor does what is read of them grow with their number.</summary>
    private static async Task ListsAsync(TextWriter output, string database)
    {
        await using var store = OnPostgres(database, turns: 16);
        await LargeOffice.FillAsync(store, Told, Open);
        await ExecuteAsync(database, $"""
            create temp table closed as select id from proposal where not open limit {ClosedAtATime};
            create temp table copy as
            select id, {Told} + row_number() over () as made from closed, generate_series(1, {(Records - Told) / ClosedAtATime});
            insert into proposal select made.* from copy join proposal p using (id), lateral jsonb_populate_record(p, jsonb_build_object('id', copy.made)) made;
            insert into fact select made.* from copy join fact f on f.proposal = copy.id, lateral jsonb_populate_record(f, jsonb_build_object('proposal', copy.made)) made;
            insert into document select made.* from copy join document d on d.proposal = copy.id, lateral jsonb_populate_record(d, jsonb_build_object('proposal', copy.made)) made;
            vacuum analyze;
            """);
        var office = store.Turns.Read();
        var bot = new Bot(Bot.LoadTexts(), VietnameseReader.Default);
        var digest = await Measure.MedianAsync(
            9, () => bot.Tell(new TurnInput(office, null, Morning), new DigestNotice("digest", TestOffice.Chair, Morning, Days.Of("5/1/2026"))));
        var page = await Measure.MedianAsync(50, () => office.List(new ProposalQuery(Overdue: true), null, 20));
        await using var source = NpgsqlDataSource.Create($"{database};Max Auto Prepare=20");
        var raw = await Measure.MedianAsync(50, async () =>
        {
            await using var command = source.CreateCommand("""
                select p.id, f.fact from (select id, deadline from proposal where overdue order by deadline, id limit 20) p
                join fact f on f.proposal = p.id order by p.deadline, p.id, f.sequence
                """);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                _ = reader.GetString(1);
        });
        var table = new Table(output, $"Lists of {Records:N0} records on PostgreSQL", "question", "ms", "× raw query");
        table.Add("digest of the chair", Table.Milliseconds(digest), "");
        table.Add("overdue page of 20", Table.Milliseconds(page), Table.Number(page / raw));
    }

    private static async Task<string> DatabaseAsync(PostgresCluster cluster, string name)
    {
        await ExecuteAsync($"{cluster.ConnectionString};Database=postgres;Pooling=false", $"create database {name}");
        return $"{cluster.ConnectionString};Database={name};Command Timeout=600;Maximum Pool Size=60";
    }

    /// <summary>One after another, for some of these may not stand in a transaction.</summary>
    private static async Task ExecuteAsync(string connectionString, string statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var sql in statements.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
