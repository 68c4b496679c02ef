using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Storage.Tests.Kills;

/// <summary>An office that is killed again and again, with everything that can be known about it afterwards.</summary>
internal sealed class CrashOffice : IDisposable
{
    public const int Conversations = 6;

    private const string Channel = "wire";

    private readonly TempFolder folder = new();
    private readonly bool repeatable;
    private readonly DateTimeOffset began;
    private readonly int foldAfter;
    private Life? spare;

    /// <param name="now">The real time; the office lives in working hours whatever it is.</param>
    public CrashOffice(int seed, bool repeatable, DateTimeOffset now, int foldAfter = 40, Func<bool>? cuts = null)
    {
        (this.repeatable, began, this.foldAfter) = (repeatable, now, foldAfter);
        Feed = new Feed(Conversations, seed);
        Platform = new Platform(Feed, cuts ?? (() => false));
    }

    public Feed Feed { get; }

    public Platform Platform { get; }

    /// <summary>All lives that are over.</summary>
    public List<(Life Life, Testament? Testament)> Lives { get; } = [];

    /// <summary>A post for every conversation, so that notices find their way.</summary>
    public async Task FurnishAsync()
    {
        await using var store = StoreUnderTest.OnFile(folder.Store);
        await store.ChangeAsync(c => c.Directory = Enumerable.Range(0, Conversations).Aggregate(TestOffice.Directory, (directory, i) =>
            directory.With(TestOffice.Post(new PostId($"c{i}"), TestOffice.XaA, $"Người dùng {i}", PostRole.UnitHead)).Linked(new PostId($"c{i}"), Channel, $"c{i}")));
    }

    /// <summary>One life; the process of the next one is started meanwhile, so that it is at hand.</summary>
    /// <returns>The exit code.</returns>
    private async Task<int> LiveAsync(End end, End? next)
    {
        using var life = spare ?? Start(end);
        Platform.Serve(life);
        var living = life.LiveAsync();
        spare = next is null ? null : Start(next, life.Number + 1);
        var code = await living;
        Lives.Add((life, await life.Testament.Task));
        return code;
    }

    /// <summary>One life after the other, each ending in its own way.</summary>
    public async Task DieAsync(IReadOnlyList<End> ends)
    {
        foreach (var (i, end) in ends.Index())
            Assert.NotEqual(0, await LiveAsync(end, i + 1 < ends.Count ? ends[i + 1] : End.Natural));
    }

    /// <summary>Opens the store that is left and checks everything that must be true of it.</summary>
    public async Task ReckonAsync()
    {
        Assert.All(Lives, l => Assert.Empty(l.Life.Complaints));
        await using var store = StoreUnderTest.OnFile(folder.Store);
        new Reckoning(this, store, repeatable).Check();
    }

    /// <summary>Writes until there were enough messages, then lets the office answer everything and stop.</summary>
    public async Task FinishAsync(int atLeast)
    {
        var finished = Feed.FinishAsync(atLeast);
        var code = await LiveAsync(End.Natural, null);
        Assert.True(code == 0, Lives[^1].Life.Complaints);
        await finished;
    }

    public void Dispose()
    {
        spare?.Dispose();
        Platform.Dispose();
        folder.Dispose();
    }

    private Life Start(End end, int number = 0) => new(number, end, folder.Store, Platform, repeatable, began, foldAfter);
}
