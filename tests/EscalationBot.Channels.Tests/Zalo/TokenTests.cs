using System.Diagnostics.Metrics;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>Renewing tokens that work once, by two processes that share a folder.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private static readonly string Oa = ZaloAccountKeys.One.OaId;

    private readonly string folder = Directory.CreateTempSubdirectory("zalo-tokens-").FullName;
    private readonly StandingTime time = new();
    private FakeZalo zalo = null!;
    private (string Access, string Refresh) seed;

    public async ValueTask InitializeAsync()
    {
        zalo = await FakeZalo.StartAsync(time.GetUtcNow);
        seed = zalo.Tokens.Issue();
    }

    public async ValueTask DisposeAsync()
    {
        await zalo.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Two_workers_that_refresh_at_once_use_one_refresh_token_once()
    {
        using var here = Process();
        using var there = Process();
        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? here : there).GetAsync(Oa, seed.Access, Stop)));

        Assert.Equal("access-2", Assert.Single(got.Distinct()));
        Assert.Equal([seed.Refresh], zalo.Tokens.Used);
    }

    [Fact]
    public async Task While_a_renewal_takes_its_time_nobody_else_shows_the_token_that_it_uses_up()
    {
        var (begun, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        zalo.Tokens.BeforeAnswer = () =>
        {
            begun.SetResult();
            return answered.Task;
        };
        using var here = Process();
        using var there = Process();
        var first = here.GetAsync(Oa, seed.Access, Stop);
        await begun.Task.WaitAsync(Stop);
        var second = there.GetAsync(Oa, seed.Access, Stop);
        Assert.False(second.IsCompleted);
        answered.SetResult();

        Assert.Equal(await first, await second);
        Assert.Equal([seed.Refresh], zalo.Tokens.Used);
    }

    [Fact]
    public async Task Over_fifty_expiries_two_processes_renew_once_each_and_no_token_is_shown_twice()
    {
        using var here = Process();
        using var there = Process();
        await here.GetAsync(Oa, null, Stop);
        for (var expiry = 0; expiry < 50; expiry++)
        {
            time.Now += TimeSpan.FromHours(26);
            await Task.WhenAll(here.GetAsync(Oa, null, Stop), there.GetAsync(Oa, null, Stop));
        }

        Assert.Equal(50, zalo.Tokens.Used.Count);
        Assert.Equal(50, zalo.Tokens.Used.Distinct().Count());
        Assert.Null(zalo.Tokens.Fault(await there.GetAsync(Oa, null, Stop)));
    }

    [Fact]
    public async Task A_pair_lost_between_rotation_and_answer_is_recognised_told_and_not_tried_again()
    {
        zalo.Tokens.Script = renewal => renewal == 1 ? RenewalTrouble.CutAfterRotation : null;
        using var before = Process();
        Assert.False((await Assert.ThrowsAsync<TokenUnavailableException>(() => before.GetAsync(Oa, seed.Access, Stop))).Lasting);

        using var after = Process();
        var lost = await Assert.ThrowsAsync<TokenUnavailableException>(() => after.GetAsync(Oa, seed.Access, Stop));
        Assert.Equal((ZaloTokens.PairLost, true), (lost.Message, lost.Lasting));
        await Assert.ThrowsAsync<TokenUnavailableException>(() => before.GetAsync(Oa, seed.Access, Stop));
        Assert.Equal(2, zalo.Tokens.Used.Count);
    }

    [Fact]
    public async Task A_new_pair_in_the_configuration_is_the_way_out_of_a_lost_one()
    {
        zalo.Tokens.Script = renewal => renewal == 1 ? RenewalTrouble.CutAfterRotation : null;
        using var lost = Process();
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<TokenUnavailableException>(() => lost.GetAsync(Oa, seed.Access, Stop));

        seed = zalo.Tokens.Issue();
        using var mended = Process();
        Assert.Equal(seed.Access, await mended.GetAsync(Oa, null, Stop));
    }

    [Fact]
    public async Task A_refused_access_token_does_not_renew_where_a_newer_one_is_kept_already()
    {
        using var here = Process();
        using var there = Process();
        var newer = await here.GetAsync(Oa, seed.Access, Stop);

        Assert.Equal(newer, await there.GetAsync(Oa, seed.Access, Stop));
        Assert.Single(zalo.Tokens.Used);
    }

    [Fact]
    public async Task A_server_error_with_json_is_no_refusal_and_the_old_token_serves_while_it_lives()
    {
        zalo.Tokens.Script = renewal => renewal == 2 ? RenewalTrouble.ServerError : null;
        using var tokens = Process();
        var first = await tokens.GetAsync(Oa, seed.Access, Stop);
        time.Now += TimeSpan.FromHours(21);

        Assert.Equal(first, await tokens.GetAsync(Oa, null, Stop));
        Assert.NotEqual(first, await tokens.GetAsync(Oa, null, Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_are_renewed_five_hours_early_whether_the_expiry_is_text_or_a_number(bool numeric)
    {
        zalo.Tokens.NumericExpiry = numeric;
        using var tokens = Process();
        var first = await tokens.GetAsync(Oa, seed.Access, Stop);
        time.Now += TimeSpan.FromHours(19);
        Assert.Equal(first, await tokens.GetAsync(Oa, null, Stop));
        time.Now += TimeSpan.FromHours(2);
        Assert.NotEqual(first, await tokens.GetAsync(Oa, null, Stop));
    }

    [Fact]
    public async Task The_days_left_are_known_and_the_file_is_for_its_owner_only()
    {
        using var tokens = Process();
        Assert.Null(tokens.DaysLeft(Oa));
        await tokens.GetAsync(Oa, seed.Access, Stop);
        Assert.Equal(90, tokens.DaysLeft(Oa));
        time.Now += TimeSpan.FromDays(80);
        Assert.Equal(10, tokens.DaysLeft(Oa));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, $"zalo-token-{Oa}.json")));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_days_that_are_left_are_a_figure()
    {
        // Meters are seen by everybody in the process: the account of this test is nobody else's.
        var options = new ZaloOptions { AppId = "1", OaId = "oa-of-the-figures", AccessToken = seed.Access, RefreshToken = seed.Refresh };
        using var tokens = new ZaloTokens(options, new FolderVault(folder), new TokenService(new HttpClient(zalo.Wire()), options), time);
        await tokens.GetAsync(options.OaId, null, Stop);
        time.Now += TimeSpan.FromDays(10);
        using var figures = new ZaloFigures(new ZaloStandings(options, tokens, new QuotaBook(new FolderVault(folder), time)));

        var seen = new List<(string Name, int Value)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => l.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Any(t => t.Value is "oa-of-the-figures"))
                seen.Add((instrument.Name, value));
        });
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Equal([("escalationbot.zalo.token_days", 80)], seen);
    }

    private ZaloTokens Process()
    {
        var options = new ZaloOptions
        {
            AppId = ZaloAccountKeys.One.AppId,
            AppSecret = "app-secret",
            OaId = Oa,
            OaSecret = ZaloAccountKeys.One.OaSecret,
            AccessToken = seed.Access,
            RefreshToken = seed.Refresh,
        };
        return new ZaloTokens(options, new FolderVault(folder), new TokenService(new HttpClient(zalo.Wire()), options), time);
    }
}
