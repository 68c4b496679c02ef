namespace EscalationBot.Storage.Tests.Kills;

/// <summary>Ends by chance, a hundred to each kind of channel in five offices; now and then only the wire is cut.</summary>
public abstract class KillMatrix
{
    private const int Kills = 20;
    private const int Messages = 200;

    public static TheoryData<int> Seeds() => [20260105, 20260106, 20260107, 20260108, 20260109];

    protected static async Task RunAsync(int seed, bool repeatable)
    {
        var (ends, cuts) = (new Random(seed), new Random(seed + 1));
        using var office = new CrashOffice(seed, repeatable, TimeProvider.System.GetUtcNow(), foldAfter: 25, cuts: () => cuts.Next(50) == 0);
        await office.FurnishAsync();
        await office.DieAsync([.. Enumerable.Range(seed, Kills).Select(i => NextEnd(ends, i))]);
        await office.FinishAsync(Messages);
        await office.ReckonAsync();
        Assert.True(office.Feed.Acknowledged >= Messages);
        Assert.Equal(Kills + 1, office.Lives.Count);
    }

    /// <summary>Every step in turn, at a passing by chance; every third life is killed from outside, wherever it is.</summary>
    private static End NextEnd(Random random, int i) => i % 3 == 2
        ? new End("", 0, random.Next(1, 40), TimeSpan.FromMicroseconds(random.Next(4000)))
        : End.At(End.Steps[i % End.Steps.Count], random.Next(1, 15));
}

public sealed class PlainChannelKills : KillMatrix
{
    [Theory, MemberData(nameof(Seeds))]
    public Task Killed_wherever_it_is_the_office_loses_and_doubles_nothing(int seed) => RunAsync(seed, repeatable: false);
}

public sealed class RecognisingChannelKills : KillMatrix
{
    [Theory, MemberData(nameof(Seeds))]
    public Task Killed_wherever_it_is_the_office_loses_and_doubles_nothing(int seed) => RunAsync(seed, repeatable: true);
}
