using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>What was said is let go; what was done, and that it was said, stays.</summary>
public sealed class ForgettingTests : IDisposable
{
    private const string Secret = "chuyện riêng của tôi";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_byte_of_old_words_is_left_in_the_file_while_audit_outcome_and_repeats_stay()
    {
        await using (var store = OnFile(folder.Store, checkpointEntries: 1))
        {
            await TalkAsync(store);
            Assert.True(await HoldsAsync(Secret));
            Assert.Equal(2, await ForgetAsync(store));
        }
        Assert.False(await HoldsAsync(Secret));
        await using var again = OnFile(folder.Store);
        Assert.Empty(again.Log.Read("web", "c1", 0, 10));
        Assert.Equal(WorkState.Delivered, Assert.Single(again.Log.Work(DateTimeOffset.MinValue)).State);
        Assert.False(await again.Turns.AcceptAsync(Said("m1", text: Secret), CancellationToken.None));
        Assert.Null(again.Audit.FirstBroken());
        Assert.Equal("m1", Assert.Single(again.Audit.Read(0, 10)).Entry.Subject);
    }

    [Fact]
    public async Task A_restart_before_the_fold_forgets_the_same()
    {
        await using (var store = OnFile(folder.Store))
        {
            await TalkAsync(store);
            await ForgetAsync(store);
        }
        await using var again = OnFile(folder.Store);
        Assert.Empty(again.Log.Read("web", "c1", 0, 10));
        Assert.Equal(0, await ForgetAsync(again));
    }

    [Fact]
    public async Task Who_asks_for_it_is_forgotten_with_the_asking_and_nobody_else_is()
    {
        await using (var store = OnFile(folder.Store, checkpointEntries: 1))
        {
            await TalkAsync(store);
            await store.HearAsync(Said("m2", "c2", "của người khác"), Turn(null));
            await store.HearAsync(Said("m3", text: $"xóa {Secret}"), Turn(c => c.Forgotten.Add(new AccountId("web", Talk("c1").User)), "Đã xóa."));
            await store.DeliverAllAsync();
        }
        Assert.False(await HoldsAsync(Secret));
        await using var again = OnFile(folder.Store);
        Assert.Equal("Đã xóa.", TextOf(Assert.Single(again.Log.Read("web", "c1", 0, 10)).Message));
        Assert.Equal("của người khác", Assert.Single(again.Log.Read("web", "c2", 0, 10)).Text);
        Assert.Null(again.Audit.FirstBroken());
    }

    private static async Task TalkAsync(StoreUnderTest store)
    {
        await store.HearAsync(
            Said("m1", text: Secret), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", "m1", null)), $"Đã nghe: {Secret}"));
        await store.DeliverAllAsync();
    }

    private static Task<int> ForgetAsync(StoreUnderTest store, int most = 100) =>
        ((IRetention)store.Turns).ForgetWordsAsync(Morning.AddDays(1), most, CancellationToken.None);

    /// <summary>Whether the words stand anywhere in the files of the store.</summary>
    private async Task<bool> HoldsAsync(string words) => await FolderBytes.FindAsync(Path.GetDirectoryName(folder.Store)!, words) is not null;
}
