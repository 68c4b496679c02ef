using System.Security.Cryptography;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Tests.Compliance;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>A backup is everything as of one commit, or it is refused and nothing changes.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Backup => folder.File("office.backup");

    private string Elsewhere => folder.File("elsewhere.db");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(20_000)]
    [InlineData(1)]
    public async Task What_is_restored_is_what_was_there(int checkpointEntries)
    {
        string sheets;
        await using (var store = OnFile(folder.Store, checkpointEntries))
        {
            var file = await FillAsync(store);
            await BackUpAsync(store);
            sheets = SheetsOf(store);
            await store.ChangeAsync(c => c.Audit.Add(new AuditEntry(Morning, null, null, "later", "", null)));
            Assert.Null((await LiteDbBackup.RestoreAsync(Backup, Elsewhere, () => TestOffice.Rules)).Before);
            await using var restored = OnFile(Elsewhere);
            Assert.Equal(sheets, SheetsOf(restored));
            Assert.Null(restored.Audit.FirstBroken());
            Assert.Equal("nội dung"u8.ToArray(), await restored.Files.GetAsync(file, CancellationToken.None));
        }
        await using var again = OnFile(Elsewhere, checkpointEntries: 1);
        Assert.Equal(sheets, SheetsOf(again));
        await again.HearAsync(Said("after"), Turn(null, "vẫn làm việc"));
    }

    [Fact]
    public async Task A_backup_taken_while_turns_are_committed_holds_whole_turns_without_a_gap()
    {
        await using (var store = OnFile(folder.Store, checkpointEntries: 50))
        {
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = Task.Run(async () =>
            {
                for (var i = 0; i < 400; i++)
                {
                    await store.HearAsync(Said($"m{i}", $"c{i % 7}"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", $"m{i}", null)), $"đáp m{i}"));
                    if (i == 20)
                        begun.SetResult();
                }
            }, TestContext.Current.CancellationToken);
            await begun.Task;
            await BackUpAsync(store);
            await writing;
        }
        await LiteDbBackup.RestoreAsync(Backup, Elsewhere, () => TestOffice.Rules);
        await using var restored = OnFile(Elsewhere);
        var turns = restored.Audit.Read(0, 1000).Select(e => e.Entry.Subject).ToList();
        Assert.InRange(turns.Count, 21, 400);
        Assert.Equal(Enumerable.Range(0, turns.Count).Select(i => $"m{i}"), turns);
        Assert.Equal(turns.Select(t => $"đáp {t}"), restored.Log.Work(DateTimeOffset.MinValue).Select(w => TextOf(w.Message)));
        Assert.Null(restored.Audit.FirstBroken());
    }

    [Fact]
    public async Task Any_flipped_bit_and_any_missing_end_is_refused_and_the_present_store_is_left_alone()
    {
        await using (var store = OnFile(folder.Store))
        {
            await store.HearAsync(Said("m1"), Turn(null, "đáp"));
            await BackUpAsync(store);
        }
        var present = await File.ReadAllBytesAsync(folder.Store, TestContext.Current.CancellationToken);
        var whole = await File.ReadAllBytesAsync(Backup, TestContext.Current.CancellationToken);
        for (var at = 0; at < whole.Length; at++)
        {
            var flipped = whole.ToArray();
            flipped[at] ^= (byte)(1 << (at % 8));
            Assert.NotEqual(BackupFault.Newer, await RefusedAsync(flipped));
            Assert.Equal(at < BackupFormat.HeadLength ? BackupFault.NotABackup : BackupFault.Damaged, await RefusedAsync(whole[..at]));
        }
        Assert.Equal(present, await File.ReadAllBytesAsync(folder.Store, TestContext.Current.CancellationToken));
        Assert.Equal(["office.backup", "office.db", "office.db.lock"], Directory.GetFiles(Path.GetDirectoryName(folder.Store)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused_as_such()
    {
        var body = (byte[])[.. BackupFormat.Head(BackupFormat.Version + 1), .. "whatever comes then"u8];
        Assert.Equal(BackupFault.Newer, await RefusedAsync([.. body, .. SHA256.HashData(body)]));
    }

    [Fact]
    public async Task A_whole_backup_whose_audit_chain_is_broken_is_refused()
    {
        using (var to = File.Create(Backup))
        using (var writer = new BackupWriter(to))
        {
            var forged = new StoredAuditEntry(1, new AuditEntry(Morning, null, null, "test", "", null), new string('0', 64), new string('1', 64));
            writer.Put("audit", new Sheet(0, StoreJson.Write(new[] { forged })));
            writer.Put("meta", new Sheet(SheetId.Of("checkpoint"), StoreJson.Write(new CheckpointRow(0, new Dictionary<string, int> { ["audit"] = 1 }))));
            writer.Finish();
        }
        Assert.Equal(BackupFault.Damaged, await RefusedAsync(await File.ReadAllBytesAsync(Backup, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_damaged_store_and_its_log_are_replaced_and_kept_as_they_are()
    {
        await using (var store = OnFile(folder.Store))
        {
            await store.HearAsync(Said("m1"), Turn(null, "đáp"));
            await BackUpAsync(store);
        }
        var (damaged, log) = (new byte[50_000], new byte[8192]);
        await File.WriteAllBytesAsync(folder.Store, damaged, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.File("office-log.db"), log, TestContext.Current.CancellationToken);

        var report = await LiteDbBackup.RestoreAsync(Backup, folder.Store, () => TestOffice.Rules);

        Assert.Equal(damaged, await File.ReadAllBytesAsync(report.Before!, TestContext.Current.CancellationToken));
        Assert.Equal(log, await File.ReadAllBytesAsync(folder.File("office.db-log.before-restore"), TestContext.Current.CancellationToken));
        await using var restored = OnFile(folder.Store);
        Assert.Equal(["xin chào"], restored.Log.Read("web", "c1", 0, 10).Select(e => e.Text));
    }

    [Fact]
    public async Task A_store_that_is_open_is_not_replaced()
    {
        await using var store = OnFile(folder.Store);
        await BackUpAsync(store);
        var refused = await Assert.ThrowsAsync<StoreException>(() => LiteDbBackup.RestoreAsync(Backup, folder.Store, () => TestOffice.Rules));
        Assert.True(refused.InUse);
    }

    private static async Task<string> FillAsync(StoreUnderTest store)
    {
        var histories = new RandomHistories(7);
        await store.ChangeAsync(c => c.Directory = TestOffice.Directory);
        for (var i = 0; i < 150; i++)
            await store.HearAsync(Said($"m{i}", $"c{i % 9}"), Turn(
                c =>
                {
                    c.Proposals.Add(histories.Next());
                    c.Audit.Add(new AuditEntry(Morning, TestOffice.HeadOfXaA, null, "test", $"m{i}", "chi tiết"));
                    c.Timers.Add(new TimerChange($"t{i}", "job", "", Morning.AddDays(i)));
                    c.Notices.Add(new DraftNotice($"n{i}", TestOffice.HeadOfXaA, Morning, "1"));
                    c.Gates.Add(new GateChange($"g{i % 3}", Gate.Held));
                    c.Holds.Add(HoldChange.Set(new Hold($"channel:{i % 2}", default, "test", Morning, null)));
                },
                $"đáp {i}"));
        await store.DeliverAllAsync();
        await store.Turns.AcceptAsync(Said("open"), CancellationToken.None);
        await store.Turns.AcceptAsync(Said("aside"), CancellationToken.None);
        await store.SetAsideAsync(Said("aside"), "lỗi");
        await store.Turns.RunAsync(new Trigger.Slot("job", "2026-01-05"), null, Turn(), CancellationToken.None);
        return await store.Files.PutAsync("tệp.txt", "nội dung"u8.ToArray(), CancellationToken.None);
    }

    private async Task BackUpAsync(StoreUnderTest store)
    {
        await using var to = File.Create(Backup);
        await ((IBackupSource)store.Turns).BackupAsync(to, CancellationToken.None);
    }

    /// <summary>Everything the image says of itself.</summary>
    private static string SheetsOf(StoreUnderTest store)
    {
        using var text = new MemoryStream();
        using (var writer = new BackupWriter(text))
        {
            var image = ((LiteDbStore)store.Turns).Image;
            new ImageSheets(name => new BackupDrawer(name, writer, CancellationToken.None)).Write(image, Unfolded.Everything(image), 0);
            writer.Finish();
        }
        return string.Join('\n', LinesOf(text.ToArray()));
    }

    private static List<string> LinesOf(byte[] backup)
    {
        using var packed = new System.IO.Compression.GZipStream(
            new MemoryStream(backup[BackupFormat.HeadLength..^BackupFormat.HashLength]), System.IO.Compression.CompressionMode.Decompress);
        using var lines = new StreamReader(packed);
        return lines.ReadToEnd().Split('\n').Order(StringComparer.Ordinal).ToList();
    }

    private async Task<BackupFault> RefusedAsync(byte[] bytes)
    {
        var path = folder.File("tried");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<BackupException>(() => LiteDbBackup.RestoreAsync(path, folder.Store, () => TestOffice.Rules));
        File.Delete(path);
        return refused.Fault;
    }
}
