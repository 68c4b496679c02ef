using EscalationBot.Domain.Office;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>What a power cut may leave behind: the end of the log is missing or rubbish.</summary>
public sealed class TornFileTests : IDisposable
{
    private const int Page = 8192;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(20_000)]
    [InlineData(12)]
    public async Task A_log_cut_off_anywhere_opens_with_all_commits_up_to_there_and_none_half(int checkpointEntries)
    {
        var (data, log) = await CrashAsync(checkpointEntries);
        var seen = new HashSet<int>();
        for (var length = 0; length <= log.Length; length += length % Page == 0 ? Page - 100 : 100)
            seen.Add(await OpenAsync(data, log[..length], checkpointEntries));
        Assert.Contains(10, seen);
        Assert.True(seen.Count > 1);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Page)]
    [InlineData(3 * Page)]
    public async Task A_log_that_grew_without_being_written_opens_with_all_commits(int zeros)
    {
        var (data, log) = await CrashAsync(20_000);
        Assert.Equal(10, await OpenAsync(data, [.. log, .. new byte[zeros]], 20_000));
    }

    [Fact]
    public async Task A_log_with_rubbish_in_it_opens_with_whole_commits_or_is_told()
    {
        var (data, log) = await CrashAsync(20_000);
        for (var seed = 1; seed <= 20; seed++)
        {
            var torn = log.ToArray();
            var start = new Random(seed).Next(torn.Length - 100);
            new Random(seed).NextBytes(torn.AsSpan(start, Math.Min(Page, torn.Length - start)));
            try
            {
                await OpenAsync(data, torn, 20_000);
            }
            catch (StoreException e)
            {
                Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_lost_log_opens_with_what_the_file_holds()
    {
        var (data, _) = await CrashAsync(12);
        await OpenAsync(data, [], 12);
    }

    /// <summary>Ten turns, then the files as they lie there while the store is still open.</summary>
    private async Task<(byte[] Data, byte[] Log)> CrashAsync(int checkpointEntries)
    {
        await using var store = OnFile(folder.Store, checkpointEntries);
        for (var i = 0; i < 10; i++)
            await store.HearAsync(Said($"m{i}", $"c{i}"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", $"{i}", null)), $"{i}"));
        return (ReadOpen(folder.Store), ReadOpen(folder.File("office-log.db")));
    }

    /// <returns>How many turns there are; each is there whole, in order from the first.</returns>
    private async Task<int> OpenAsync(byte[] data, byte[] log, int checkpointEntries)
    {
        await File.WriteAllBytesAsync(folder.File("torn.db"), data, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.File("torn-log.db"), log, TestContext.Current.CancellationToken);
        await using var store = OnFile(folder.File("torn.db"), checkpointEntries);
        var turns = store.Audit.Read(0, 100).Select(a => a.Entry.Subject).ToList();
        Assert.Equal(Enumerable.Range(0, turns.Count).Select(i => $"{i}"), turns);
        Assert.Equal(turns, store.Log.Work(DateTimeOffset.MinValue).Select(r => TextOf(r.Message)));
        Assert.InRange(store.Turns.PendingMessages().Count, 0, 1);
        Assert.Null(store.Audit.FirstBroken());
        await store.HearAsync(Said("after"), Turn());
        return turns.Count;
    }

    private static byte[] ReadOpen(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
