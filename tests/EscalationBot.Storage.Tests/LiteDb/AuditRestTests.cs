using EscalationBot.Domain.Office;
using EscalationBot.Storage.Sheets;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>Audit entries that were folded are read from the file; memory holds the newest alone.</summary>
public sealed class AuditRestTests : IDisposable
{
    private const int Turns = 30;
    private const int EntriesOfTurn = 50;
    private const int All = Turns * EntriesOfTurn;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Memory_holds_less_than_a_bundle_after_a_start_and_everything_is_read_as_it_was_written()
    {
        await FillAsync();
        await using var store = OnFile(folder.Store);

        Assert.InRange(InMemory(store), 1, Bundle.Size);
        AssertWhole(store, All);
        foreach (var (after, most) in new[] { (0L, 1), (62, 3), (127, 1), (128, 200), (1490, 100), (All - 1, 5) })
            Assert.Equal(Numbers(after, (int)Math.Min(most, All - after)), store.Audit.Read(after, most).Select(e => e.Entry.Subject));
        Assert.Empty(store.Audit.Read(All, 10));
        Assert.Empty(store.Audit.Read(long.MaxValue, int.MaxValue));
    }

    [Fact]
    public async Task What_was_folded_leaves_memory_while_the_program_runs_and_the_chain_goes_on()
    {
        await FillAsync();
        await using var store = OnFile(folder.Store);
        for (var turn = 0; turn < 4; turn++)
            await WriteAsync(store, Turns + turn);
        Assert.InRange(InMemory(store), 200, 200 + Bundle.Size);

        // Each erasure folds; the next one has waited for that.
        for (var i = 0; i < 3; i++)
            await store.ChangeAsync(c => c.Erased.Add(new("web", "nobody")));

        Assert.InRange(InMemory(store), 1, Bundle.Size);
        await WriteAsync(store, Turns + 4);
        AssertWhole(store, All + 5 * EntriesOfTurn);
    }

    [Fact]
    public async Task A_backup_and_a_restored_store_hold_them_all()
    {
        await FillAsync();
        var (backup, restored) = (folder.Store + ".backup", folder.Store + ".restored.db");
        await using (var store = OnFile(folder.Store))
        {
            await WriteAsync(store, Turns);
            await using var to = File.Create(backup);
            await ((IBackupSource)store.Turns).BackupAsync(to, CancellationToken.None);
        }
        await LiteDbBackup.RestoreAsync(backup, restored, () => TestOffice.Rules);
        await using var copy = OnFile(restored);
        AssertWhole(copy, All + EntriesOfTurn);
    }

    [Fact]
    public async Task A_bundle_that_is_gone_with_its_count_breaks_the_chain_where_it_was()
    {
        await FillAsync();
        using (var file = new global::LiteDB.LiteDatabase(folder.Store))
        {
            Assert.True(file.GetCollection("audit").Delete(5L));
            var meta = new Storage.LiteDb.Drawer(file, "meta");
            var checkpoint = Json.StoreJson.Read<CheckpointRow>(meta.Find(SheetId.Of("checkpoint"))!, "checkpoint");
            var counts = checkpoint.Documents.ToDictionary();
            counts["audit"]--;
            ((IDrawer)meta).Put(SheetId.Of("checkpoint"), Json.StoreJson.Write(checkpoint with { Documents = counts }));
        }
        await using var store = OnFile(folder.Store);
        Assert.Equal(5 * Bundle.Size, store.Audit.FirstBroken());
    }

    private async Task FillAsync()
    {
        await using var store = OnFile(folder.Store);
        for (var turn = 0; turn < Turns; turn++)
            await WriteAsync(store, turn);
    }

    private static Task<TurnOutcome> WriteAsync(StoreUnderTest store, int turn) => store.ChangeAsync(c => c.Audit.AddRange(
        Numbers(turn * EntriesOfTurn, EntriesOfTurn).Select(subject => new AuditEntry(Morning, null, null, "test", subject, null))));

    private static IEnumerable<string> Numbers(long after, int most) => Enumerable.Range((int)after + 1, (int)Math.Min(most, 10_000)).Select(n => $"{n}");

    private static int InMemory(StoreUnderTest store) => ((LiteDbStore)store.Turns).Image.Audit.Tail.Count;

    private static void AssertWhole(StoreUnderTest store, int count)
    {
        Assert.Equal(Numbers(0, count), store.Audit.Read(0, int.MaxValue).Select(e => e.Entry.Subject));
        Assert.Null(store.Audit.FirstBroken());
    }
}
