using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Testing.Storage;
using EscalationBot.ZaloSimulator;

[assembly: AssemblyFixture(typeof(Databases))]

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>Two processes whose tokens expire fifty times; once the answer to a renewal is cut off after Zalo has rotated the pair.</summary>
public sealed class TokenStormTests : IAsyncLifetime
{
    private const int Expiries = 50;
    private const int Cut = 25;

    private readonly StandingTime time = new();
    private FakeZalo zalo = null!;
    private (string Access, string Refresh) seed;

    public async ValueTask InitializeAsync()
    {
        zalo = await FakeZalo.StartAsync(time.GetUtcNow);
        seed = zalo.Tokens.Issue();
        zalo.Tokens.Script = renewal => renewal == Cut ? RenewalTrouble.CutAfterRotation : null;
    }

    public ValueTask DisposeAsync() => zalo.DisposeAsync();

    [Fact]
    public async Task Each_expiry_is_one_renewal_and_the_cut_one_is_recognised_by_processes_that_share_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("zalo-storm-").FullName;
        try
        {
            await StormAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Each_expiry_is_one_renewal_and_the_cut_one_is_recognised_by_processes_that_share_a_database()
    {
        var database = Databases.New();
        try
        {
            await StormAsync(database);
        }
        finally
        {
            Databases.Drop(database);
        }
    }

    private async Task StormAsync(string vault)
    {
        await using var here = new TokenProcess(vault, zalo, seed);
        await using var there = new TokenProcess(vault, zalo, seed);
        Assert.Equal([seed.Access, seed.Access], await Task.WhenAll(here.GetAsync(time.Now), there.GetAsync(time.Now)));
        for (var expiry = 1; expiry <= Expiries; expiry++)
        {
            time.Now += TimeSpan.FromHours(26);
            var got = await Task.WhenAll(here.GetAsync(time.Now), there.GetAsync(time.Now));
            if (expiry == Cut)
                await PairIsLostAsync(got, here, there);
            else
                Assert.Null(zalo.Tokens.Fault(Assert.Single(got.Distinct())));
        }

        // The cut token was shown once more: only so its loss is told from an answer that Zalo never gave.
        var again = Assert.Single(zalo.Tokens.Used.GroupBy(t => t), shown => shown.Count() > 1);
        Assert.Equal((zalo.Tokens.Used[Cut - 1], 2), (again.Key, again.Count()));
        Assert.Equal(Expiries + 1, zalo.Tokens.Used.Count);
    }

    private async Task PairIsLostAsync(string[] got, TokenProcess here, TokenProcess there)
    {
        Assert.Equal(["!token-pair-lost", "!token-unreachable"], got.Order(StringComparer.Ordinal));
        var known = zalo.Tokens.Used.Count;
        Assert.All(await Task.WhenAll(here.GetAsync(time.Now), there.GetAsync(time.Now)), answer => Assert.Equal($"!{ZaloTokens.PairLost}", answer));
        Assert.Equal(known, zalo.Tokens.Used.Count);

        var pair = zalo.Tokens.Issue();
        Assert.Equal(pair.Access, await here.AdoptAsync(time.Now, pair));
        Assert.Equal(pair.Access, await there.GetAsync(time.Now));
    }
}
