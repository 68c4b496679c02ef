using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Tests.Compliance;
using EscalationBot.Testing.Domain;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>Rows that were kept long enough leave memory, file and backup.</summary>
public sealed class DroppingTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Folder => Path.GetDirectoryName(folder.Store)!;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Memory_holds_no_row_of_them_any_more()
    {
        await using var store = InMemory();
        await DroppingCompliance.LiveAsync(store);
        var image = ((LiteDbStore)store.Turns).Image;
        Assert.Equal((2, 2, 3), (image.Inbox.Entries.Count, image.Inbox.Numbers.Count, image.Work.Items.Count()));

        await DroppingCompliance.DropAsync(store);

        image = ((LiteDbStore)store.Turns).Image;
        Assert.Equal((1, 1, 0), (image.Inbox.Entries.Count, image.Inbox.Numbers.Count, image.Work.Items.Count()));
        Assert.Empty(image.Work.Unanswered(new("web", DroppingCompliance.Place)));
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_years()
    {
        await using var store = InMemory();
        var most = 0;
        for (var year = 0; year < 5; year++)
        {
            var now = Morning.AddDays(400 * year);
            for (var i = 0; i < 40; i++)
                await store.HearAsync(Said($"m{year}.{i}") with { At = now }, Turn(null, "đáp"));
            await store.ChangeAsync(c => c.Notices.AddRange(Enumerable.Range(0, 40).Select(i => new HelpWantedNotice($"help:{year}.{i}", new PostId($"p{i}"), now, null))));
            while (await store.ClaimAsync(now, most: 1) is [var item])
                await store.Queue.CompleteAsync(new WorkOutcome(item, WorkState.Delivered, null, now), CancellationToken.None);
            var retention = (IRetention)store.Turns;
            await retention.ForgetWordsAsync(now.AddDays(-1), 1000, CancellationToken.None);
            await retention.DropDetailsAsync(now.AddDays(-1), 1000, CancellationToken.None);
            var image = ((LiteDbStore)store.Turns).Image;
            most = Math.Max(most, image.Inbox.Entries.Count + image.Work.Items.Count());
        }
        Assert.InRange(most, 120, 240);
    }

    [Fact]
    public async Task No_byte_of_where_they_came_from_is_left_in_the_file_and_a_backup_of_the_rest_is_whole()
    {
        await using (var store = OnFile(folder.Store, checkpointEntries: 1))
            await DroppingCompliance.LiveAsync(store);
        Assert.NotNull(await FolderBytes.FindAsync(Folder, "wire-1122334455"));
        await using (var store = OnFile(folder.Store, checkpointEntries: 1))
            await DroppingCompliance.DropAsync(store);
        Assert.Null(await FolderBytes.FindAsync(Folder, "wire-1122334455", "|m1", $"campaign:NV-0001:{TestOffice.HeadOfXaA}"));

        var (backup, restored) = (Path.Combine(Folder, "a.backup"), Path.Combine(Folder, "restored.db"));
        await using (var again = OnFile(folder.Store))
        {
            await using var to = File.Create(backup);
            await ((IBackupSource)again.Turns).BackupAsync(to, CancellationToken.None);
        }
        await LiteDbBackup.RestoreAsync(backup, restored, () => TestOffice.Rules);
        await using var copy = OnFile(restored);
        Assert.Equal("mới", Assert.Single(copy.Log.Read("web", "c2", 0, 10)).Text);
        Assert.Empty(copy.Log.Work(DateTimeOffset.MinValue));
        Assert.Equal(0, await DroppingCompliance.DropAsync(copy));
    }

    [Fact]
    public async Task A_start_that_reads_the_dropping_from_the_journal_has_dropped_the_same()
    {
        await using (var store = OnFile(folder.Store))
        {
            await DroppingCompliance.LiveAsync(store);
            await DroppingCompliance.DropAsync(store);
        }
        await using var again = OnFile(folder.Store);
        Assert.Single(((LiteDbStore)again.Turns).Image.Inbox.Entries);
        Assert.Empty(again.Log.Work(DateTimeOffset.MinValue));
    }
}
