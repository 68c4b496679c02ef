using EscalationBot.Domain.Office;
using EscalationBot.Storage.LiteDb;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>The journal is folded beside the writer, in slices; wherever that is cut short, nothing is lost, doubled or half.</summary>
public sealed class FoldTests : IDisposable
{
    private const int Commits = 40;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Commits_go_on_while_the_journal_is_folded()
    {
        await using var store = OnFile(folder.Store, checkpointEntries: 3);
        for (var i = 0; i < 300; i++)
            await SayAsync(store, i);
        Assert.Equal(Subjects(300), SubjectsOf(store));
        Assert.Null(store.Audit.FirstBroken());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_fold_cut_short_after_any_slice_is_finished_by_the_next_start(int filed)
    {
        var crashed = await CrashAsync();
        var last = FillTray(crashed);
        using (var file = StoreFile.Open(crashed))
            new Drawers(file).Put(Tray.Open(crashed)!.Value.Lines.Take(filed));
        // What came after the fold had begun is in a file of its own; the one before it may be gone already or not.
        if (filed == 1000)
            File.Delete(JournalFiles.Of(crashed).Single());
        for (var start = 0; start < 2; start++)
        {
            await using var store = OnFile(crashed);
            Assert.Equal(Subjects(Commits), SubjectsOf(store));
            Assert.Equal("nội dung"u8.ToArray(), await store.Files.GetAsync(FileContent.KeyOf("nội dung"u8), CancellationToken.None));
            Assert.Null(store.Audit.FirstBroken());
        }
        Assert.Equal(Commits + 1, last);
        Assert.Equal(["office.db", "office.db.lock"], Directory.GetFiles(Path.GetDirectoryName(crashed)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_tray_that_was_never_closed_is_thrown_away()
    {
        var crashed = await CrashAsync();
        FillTray(crashed);
        var tray = await File.ReadAllBytesAsync(Tray.Of(crashed), TestContext.Current.CancellationToken);
        File.Delete(Tray.Of(crashed));
        await File.WriteAllBytesAsync($"{Tray.Of(crashed)}.open", tray[..(tray.Length / 2)], TestContext.Current.CancellationToken);
        await using var store = OnFile(crashed);
        Assert.Equal(Subjects(Commits), SubjectsOf(store));
    }

    [Fact]
    public async Task A_closed_tray_with_a_changed_byte_is_told()
    {
        var crashed = await CrashAsync();
        FillTray(crashed);
        var tray = await File.ReadAllBytesAsync(Tray.Of(crashed), TestContext.Current.CancellationToken);
        tray[tray.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Tray.Of(crashed), tray, TestContext.Current.CancellationToken);
        Assert.Contains("damaged", Assert.Throws<StoreException>(() => OnFile(crashed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fold_that_fails_is_made_up_for_and_loses_nothing()
    {
        await using (var store = OnFile(folder.Store, checkpointEntries: 5))
        {
            Directory.CreateDirectory($"{Tray.Of(folder.Store)}.open");
            for (var i = 0; i < 20; i++)
                await SayAsync(store, i);
            Assert.Equal(Subjects(20), SubjectsOf(store));
            Directory.Delete($"{Tray.Of(folder.Store)}.open");
        }
        await using var again = OnFile(folder.Store);
        Assert.Equal(Subjects(20), SubjectsOf(again));
        Assert.Empty(JournalFiles.Of(folder.Store));
    }

    [Fact]
    public async Task A_fold_that_fails_is_told_until_one_succeeds()
    {
        await using var store = OnFile(folder.Store);
        var upkeep = (IUpkeep)store.Turns;
        Assert.Null(upkeep.Trouble);
        Directory.CreateDirectory($"{Tray.Of(folder.Store)}.open");
        await EraseThriceAsync(store);
        Assert.NotNull(upkeep.Trouble);

        Directory.Delete($"{Tray.Of(folder.Store)}.open");
        await EraseThriceAsync(store);
        Assert.Null(upkeep.Trouble);
    }

    [Fact]
    public async Task A_fold_that_failed_is_tried_again_when_somebody_wants_it_though_nothing_new_has_come()
    {
        await using var store = OnFile(folder.Store);
        var upkeep = (IUpkeep)store.Turns;
        await upkeep.TryAgainAsync(CancellationToken.None);
        Directory.CreateDirectory($"{Tray.Of(folder.Store)}.open");
        await EraseThriceAsync(store);
        await upkeep.TryAgainAsync(CancellationToken.None);
        Assert.NotNull(upkeep.Trouble);

        Directory.Delete($"{Tray.Of(folder.Store)}.open");
        await upkeep.TryAgainAsync(CancellationToken.None);
        Assert.Null(upkeep.Trouble);
    }

    /// <summary>Each erasure waits for the fold before it and begins one, after its answer: of the first, the third sees the end.</summary>
    private static async Task EraseThriceAsync(StoreUnderTest store)
    {
        for (var i = 0; i < 3; i++)
            await store.ChangeAsync(c => c.Erased.Add(new("web", "nobody")));
    }

    [Fact]
    public async Task A_file_is_read_the_same_before_and_after_it_was_folded()
    {
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        string key;
        await using (var store = OnFile(folder.Store))
        {
            key = await store.Files.PutAsync("a.bin", content, CancellationToken.None);
            Assert.Equal(content, await store.Files.GetAsync(key, CancellationToken.None));
            await using var crashed = OnFile(folder.CopyOpen(folder.Store, "crashed"));
            Assert.Equal(content, await crashed.Files.GetAsync(key, CancellationToken.None));
        }
        await using var again = OnFile(folder.Store);
        Assert.Equal(content, await again.Files.GetAsync(key, CancellationToken.None));
    }

    /// <summary>A store of many commits and a file, as a kill leaves it: nothing of it is folded.</summary>
    private async Task<string> CrashAsync()
    {
        await using var store = OnFile(folder.Store);
        for (var i = 0; i < Commits; i++)
            await SayAsync(store, i);
        await store.Files.PutAsync("a.txt", "nội dung"u8.ToArray(), CancellationToken.None);
        return folder.CopyOpen(folder.Store, "crashed");
    }

    /// <summary>Does what a fold does first.</summary>
    /// <returns>The number of the last commit.</returns>
    private static long FillTray(string crashed)
    {
        using var journal = LiteDbJournal.Open(new LiteDbStoreOptions(crashed));
        var image = journal.Load();
        var last = new JournalFiles(crashed).Open(0).Last().Number;
        Tray.Fill(crashed, last, image, Unfolded.Everything(image), [new FileContent(FileContent.KeyOf("nội dung"u8), "a.txt", "nội dung"u8.ToArray())], 0);
        return last;
    }

    private static Task<TurnOutcome> SayAsync(StoreUnderTest store, int i) => store.Turns.RunAsync(
        new Trigger.Command("test"), Talk($"c{i % 7}"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", $"{i}", null)), $"đáp {i}"), CancellationToken.None);

    private static IEnumerable<string> Subjects(int count) => Enumerable.Range(0, count).Select(i => $"{i}");

    private static IEnumerable<string> SubjectsOf(StoreUnderTest store)
    {
        Assert.Equal(store.Audit.Read(0, 1000).Select(a => $"đáp {a.Entry.Subject}"), store.Log.Work(DateTimeOffset.MinValue).Select(w => TextOf(w.Message)));
        return store.Audit.Read(0, 1000).Select(a => a.Entry.Subject);
    }
}
