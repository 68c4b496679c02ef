using EscalationBot.Domain.Office;
using EscalationBot.Storage.LiteDb;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>What a kill or a power cut may leave behind: the end of the journal is missing or rubbish. What was acknowledged is there.</summary>
public sealed class TornFileTests : IDisposable
{
    private const int Turns = 10;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_in_the_files_at_that_moment()
    {
        await using var store = OnFile(folder.Store);
        for (var i = 0; i < Turns; i++)
        {
            await HearAsync(store, i);
            await using var copy = OnFile(folder.CopyOpen(folder.Store, $"after-{i}"));
            Assert.Equal(i + 1, copy.Audit.Read(0, 100).Count);
        }
    }

    [Fact]
    public async Task A_journal_cut_off_anywhere_opens_with_all_commits_up_to_there_and_none_half()
    {
        var (store, journal) = await CrashAsync();
        var seen = new HashSet<int>();
        for (var length = 0; length <= journal.Length; length += 100)
            seen.Add(await OpenAsync(store, journal[..length]));
        seen.Add(await OpenAsync(store, journal));
        Assert.Equal(Enumerable.Range(0, Turns + 1), seen.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task A_journal_that_grew_without_being_written_opens_with_all_commits(int zeros)
    {
        var (store, journal) = await CrashAsync();
        Assert.Equal(Turns, await OpenAsync(store, [.. journal, .. new byte[zeros]]));
    }

    [Fact]
    public async Task Rubbish_before_a_whole_commit_is_told_and_rubbish_after_the_last_one_is_cut_off()
    {
        var (store, journal) = await CrashAsync();
        var last = LastGroup(journal);
        var told = 0;
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var torn = journal.ToArray();
            var at = random.Next(torn.Length);
            torn[at] ^= (byte)random.Next(1, 256);
            if (at >= last)
                Assert.Equal(Turns, 1 + await OpenAsync(store, torn));
            else
                Assert.Contains("damaged", (await Assert.ThrowsAsync<StoreException>(() => OpenAsync(store, torn))).Message, StringComparison.Ordinal);
            told += at < last ? 1 : 0;
        }
        Assert.InRange(told, 1, 59);
    }

    [Fact]
    public async Task A_commit_that_is_missing_among_others_is_told()
    {
        var (store, journal) = await CrashAsync();
        var first = JournalGroup.LengthOf(journal)!.Value;
        var second = JournalGroup.LengthOf(journal.AsSpan(first))!.Value;
        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(store, [.. journal[..first], .. journal[(first + second)..]]));
        Assert.Contains("journal 2 is missing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_after_a_torn_one_is_kept_over_the_next_kill()
    {
        var (store, journal) = await CrashAsync();
        await File.WriteAllBytesAsync(JournalFiles.Of(store).Single(), journal[..^10], TestContext.Current.CancellationToken);
        await using var second = OnFile(store);
        await HearAsync(second, Turns - 1);
        await using var third = OnFile(folder.CopyOpen(store, "third"));
        Assert.Equal(Enumerable.Range(0, Turns).Select(i => $"{i}"), third.Audit.Read(0, 100).Select(a => a.Entry.Subject));
    }

    /// <summary>Ten turns, then the files as they lie there while the store is still open.</summary>
    private async Task<(string Store, byte[] Journal)> CrashAsync()
    {
        await using var store = OnFile(folder.Store);
        for (var i = 0; i < Turns; i++)
            await HearAsync(store, i);
        var copy = folder.CopyOpen(folder.Store, "crashed");
        return (copy, await File.ReadAllBytesAsync(JournalFiles.Of(copy).Single(), TestContext.Current.CancellationToken));
    }

    private static Task<TurnOutcome> HearAsync(StoreUnderTest store, int i) => store.Turns.RunAsync(
        new Trigger.Command("test"), Talk($"c{i}"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", $"{i}", null)), $"{i}"), CancellationToken.None);

    /// <returns>How many turns there are; each is there whole, in order from the first.</returns>
    private async Task<int> OpenAsync(string crashed, byte[] journal)
    {
        var copy = folder.CopyOpen(crashed, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(JournalFiles.Of(copy).Single(), journal, TestContext.Current.CancellationToken);
        await using var store = OnFile(copy);
        var turns = store.Audit.Read(0, 100).Select(a => a.Entry.Subject).ToList();
        Assert.Equal(Enumerable.Range(0, turns.Count).Select(i => $"{i}"), turns);
        Assert.Equal(turns, store.Log.Work(DateTimeOffset.MinValue).Select(r => TextOf(r.Message)));
        Assert.Null(store.Audit.FirstBroken());
        await store.HearAsync(Said("after"), Turn());
        return turns.Count;
    }

    private static int LastGroup(ReadOnlySpan<byte> journal)
    {
        var at = 0;
        while (JournalGroup.LengthOf(journal[at..]) is { } length && at + length < journal.Length)
            at += length;
        return at;
    }
}
