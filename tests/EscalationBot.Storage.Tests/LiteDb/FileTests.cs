using EscalationBot.Domain.Office;
using LiteDB;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>The store as a file: who may open it, how large it gets, how it is opened again.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_opener_is_refused_with_the_file_and_the_cure()
    {
        await using var store = OnFile(folder.Store);
        var refused = Assert.Throws<StoreException>(() => OnFile(folder.Store));
        Assert.Contains(folder.Store, refused.Message, StringComparison.Ordinal);
        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Stop that process first", refused.Message, StringComparison.Ordinal);
        await store.ChangeAsync(c => c.Audit.Add(Entry("still at work")));
    }

    [Fact]
    public async Task Once_it_is_closed_the_next_one_may_open_it()
    {
        await using (OnFile(folder.Store)) { }
        await using var second = OnFile(folder.Store);
        Assert.Empty(second.Turns.PendingMessages());
    }

    [Fact]
    public async Task A_lock_file_left_over_by_a_killed_process_keeps_nobody_out()
    {
        await File.WriteAllTextAsync(folder.Store + ".lock", "", TestContext.Current.CancellationToken);
        await using var store = OnFile(folder.Store);
        Assert.Empty(store.Turns.PendingMessages());
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using (var store = OnFile(folder.Store))
            await store.ChangeAsync(c => c.Audit.Add(Entry("one")));
        using (var file = new LiteDatabase(folder.Store))
            ((Storage.Sheets.IDrawer)new Storage.LiteDb.Drawer(file, "meta")).Put(Storage.Sheets.SheetId.Of("schemaVersion"), "999");
        var before = await File.ReadAllBytesAsync(folder.Store, TestContext.Current.CancellationToken);
        var refused = Assert.Throws<StoreException>(() => OnFile(folder.Store));
        Assert.Contains("newer version (schema 999", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Store, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Log_and_journal_stay_small_however_much_is_written_under_constant_readers()
    {
        await using var store = OnFile(new LiteDbStoreOptions(folder.Store) { CheckpointEntries = 500 });
        using var over = new CancellationTokenSource();
        var key = await store.Files.PutAsync("a.bin", new byte[50_000], CancellationToken.None);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await store.Files.GetAsync(key, CancellationToken.None);
                store.Log.Work(DateTimeOffset.MinValue);
            }
        })).ToList();
        var (largest, longest) = (0L, 0L);
        for (var batch = 0; batch < 25; batch++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.HearAsync(Said($"m{batch}.{i}", $"c{i}"), Turn(null, new string('x', 2000)))));
            largest = Math.Max(largest, SizeOf("office-log.db"));
            longest = Math.Max(longest, SizeOf("office.db.journal-*"));
        }
        await over.CancelAsync();
        await Task.WhenAll(readers);
        Assert.InRange(largest, 0, 16 * 1024 * 1024);
        Assert.InRange(longest, 1, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task A_store_of_schema_1_whose_journal_is_still_in_the_file_is_taken_over_once()
    {
        await using (var store = OnFile(folder.Store))
            await store.ChangeAsync(c => c.Audit.Add(Entry("one")));
        using (var file = new LiteDatabase(folder.Store))
        {
            var first = new AuditEntry(Morning, null, null, "test", "one", null);
            var second = Storage.Present.AuditChain.After(Storage.Present.AuditChain.After(null, first), Entry("two"));
            Storage.LiteDb.StoreFile.SetSchema(file, 1);
            new Storage.LiteDb.Drawer(file, "journal").Put([new(2, Json.StoreJson.Write<List<Storage.Changes.Change>>([new Storage.Changes.AuditWritten(second)]))]);
        }
        for (var i = 0; i < 2; i++)
        {
            await using var store = OnFile(folder.Store);
            Assert.Equal(["one", "two"], store.Audit.Read(0, 10).Select(a => a.Entry.Subject));
            Assert.Null(store.Audit.FirstBroken());
        }
    }

    [Fact]
    public async Task A_closed_store_is_one_file_beside_its_lock()
    {
        await using (var store = OnFile(folder.Store))
            await store.ChangeAsync(c => c.Audit.Add(Entry("one")));
        Assert.Equal(["office.db", "office.db.lock"], Directory.GetFiles(Path.GetDirectoryName(folder.Store)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_is_longer_than_the_file_takes_in_one_piece_is_kept_all_the_same()
    {
        // 64 messages share a document at the next fold: 24 MB of them, where the file takes 16.
        var text = string.Concat(Enumerable.Repeat("ấ𝔘x", 90_000));
        await using (var store = OnFile(folder.Store))
        {
            for (var i = 0; i < 32; i++)
                await store.HearAsync(Said($"m{i}", text: text + i), Turn());
            await store.Turns.AcceptAsync(Said("last", text: string.Concat(Enumerable.Repeat(text, 20))), CancellationToken.None);
        }
        foreach (var checkpointEntries in new[] { 1, 20_000 })
        {
            await using var again = OnFile(folder.Store, checkpointEntries);
            Assert.Equal(Enumerable.Range(0, 32).Select(i => text + i), again.Log.Read("web", "c1", 0, 1000).Select(e => e.Text));
            Assert.Equal(text.Length * 20, Assert.Single(again.Turns.PendingMessages()).Text.Length);
        }
    }

    private long SizeOf(string pattern) => Directory.GetFiles(Path.GetDirectoryName(folder.Store)!, pattern).Sum(f => new FileInfo(f) is { Exists: true } file ? file.Length : 0);

    private static AuditEntry Entry(string subject) => new(Morning, null, null, "test", subject, null);
}
