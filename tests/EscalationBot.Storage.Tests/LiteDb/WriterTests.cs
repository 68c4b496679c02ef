using EscalationBot.Domain.Office;
using EscalationBot.Storage.LiteDb;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>One thread writes, everything that waits goes into one commit, and a commit that fails changes nothing.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly WatchedJournal journal;

    public WriterTests() => journal = new WatchedJournal(LiteDbJournal.Open(new LiteDbStoreOptions(folder.Store)));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_that_waits_while_a_commit_is_written_goes_into_the_next_one()
    {
        await using var store = Open();
        using var writing = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        journal.Before = () =>
        {
            writing.Release();
            goOn.Wait();
        };
        var first = NoteAsync(store, "first");
        await writing.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(0, 200).Select(i => NoteAsync(store, $"{i}")).ToList();
        goOn.Release(2);
        await Task.WhenAll([first, .. waiting]);
        Assert.Equal([1, 200], journal.Commits);
        Assert.Equal(201, store.Audit.Read(0, 1000).Count);
    }

    [Fact]
    public async Task What_changes_nothing_costs_no_commit()
    {
        await using var store = Open();
        await NoteAsync(store, "one");
        await store.HearAsync(Said("m1"), Turn());
        var commits = journal.Commits.Count;
        Assert.Equal(TurnOutcome.NotRun, await store.HearAsync(Said("m1"), Turn()));
        Assert.Empty(await store.ClaimAsync());
        Assert.Equal(commits, journal.Commits.Count);
    }

    [Fact]
    public async Task Only_one_thread_ever_commits_and_reading_does_not_wait_for_it()
    {
        await using (var store = Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            {
                await store.HearAsync(Said($"m{i}", $"c{i}"), Turn(null, "một"));
                var key = await store.Files.PutAsync("a.txt", new byte[] { (byte)i }, CancellationToken.None);
                await store.Files.GetAsync(key, CancellationToken.None);
                store.Audit.FirstBroken();
                await store.DeliverAllAsync();
            })));
        }
        Assert.Single(journal.Threads);
    }

    [Fact]
    public async Task A_commit_that_fails_before_it_is_kept_changes_nothing()
    {
        await using var store = Open();
        await NoteAsync(store, "before");
        journal.Before = FailOnce;
        await Assert.ThrowsAsync<IOException>(() => store.HearAsync(Said("m1"), Turn(c => c.Audit.Add(Entry("lost")), "một")));
        Assert.Equal(["before"], Subjects(store));
        Assert.Empty(await store.ClaimAsync());
        Assert.Equal(TurnOutcome.Done, await store.HearAsync(Said("m1"), Turn(c => c.Audit.Add(Entry("again")), "một")));
        Assert.Equal(["before", "again"], Subjects(store));
        Assert.Single(await store.ClaimAsync());
    }

    [Fact]
    public async Task A_commit_that_fails_after_it_was_kept_is_found_when_the_truth_is_loaded_again()
    {
        await using var store = Open();
        await store.Turns.AcceptAsync(Said("m1"), CancellationToken.None);
        journal.After = FailOnce;
        var turn = new Trigger.Message(Said("m1").Key);
        await Assert.ThrowsAsync<IOException>(() => store.Turns.RunAsync(turn, Talk("c1"), Turn(c => c.Audit.Add(Entry("kept")), "một"), CancellationToken.None));
        Assert.Empty(Subjects(store));
        Assert.Equal(TurnOutcome.NotRun, await store.Turns.RunAsync(turn, Talk("c1"), Turn(), CancellationToken.None));
        Assert.Equal(["kept"], Subjects(store));
        Assert.Single(await store.ClaimAsync());
    }

    [Fact]
    public async Task A_claim_that_was_in_force_before_a_failed_commit_is_in_force_after_it()
    {
        await using var store = Open();
        await store.HearAsync(Said("m1"), Turn(null, "một"));
        var claimed = Assert.Single(await store.ClaimAsync());
        journal.Before = FailOnce;
        await Assert.ThrowsAsync<IOException>(() => NoteAsync(store, "lost"));
        Assert.Empty(await store.ClaimAsync());
        Assert.True(await store.CompleteAsync(claimed));
    }

    [Fact]
    public async Task Every_caller_of_a_failed_commit_is_told()
    {
        await using var store = Open();
        using var writing = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        journal.Before = () =>
        {
            writing.Release();
            goOn.Wait();
            if (journal.Commits.Count == 2)
                throw new IOException("the disk is full");
        };
        var first = NoteAsync(store, "first");
        await writing.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(0, 20).Select(i => NoteAsync(store, $"{i}")).ToList();
        goOn.Release(9);
        await first;
        foreach (var each in waiting)
            Assert.Equal("the disk is full", (await Assert.ThrowsAsync<IOException>(() => each)).Message);
        await NoteAsync(store, "after");
        Assert.Equal(["first", "after"], Subjects(store));
    }

    private StoreUnderTest Open() => Of(LiteDbStore.Open(journal, () => TestOffice.Rules));

    private void FailOnce()
    {
        journal.Before = journal.After = () => { };
        throw new IOException("the disk is full");
    }

    private static Task<TurnOutcome> NoteAsync(StoreUnderTest store, string subject) => store.ChangeAsync(c => c.Audit.Add(Entry(subject)));

    private static IEnumerable<string> Subjects(StoreUnderTest store) => store.Audit.Read(0, 1000).Select(a => a.Entry.Subject);

    private static AuditEntry Entry(string subject) => new(Morning, null, null, "test", subject, null);
}
