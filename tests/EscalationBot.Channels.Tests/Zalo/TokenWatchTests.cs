using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>What is told to an administrator about tokens, and when.</summary>
public sealed class TokenWatchTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("zalo-watch-").FullName;
    private readonly StandingTime time = new();
    private readonly Desk desk = new();
    private FakeZalo zalo = null!;
    private ZaloOptions options = null!;

    public async ValueTask InitializeAsync()
    {
        zalo = await FakeZalo.StartAsync(time.GetUtcNow);
        var (access, refresh) = zalo.Tokens.Issue();
        options = new ZaloOptions { AppId = ZaloAccountKeys.One.AppId, AppSecret = "app-secret", OaId = ZaloAccountKeys.One.OaId, AccessToken = access, RefreshToken = refresh };
    }

    public async ValueTask DisposeAsync()
    {
        await zalo.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(14, 76)]
    [InlineData(30, 60)]
    public async Task So_many_days_before_the_end_as_configured_an_administrator_is_told(int alarm, int after)
    {
        options = options with { TokenAlarmDays = alarm };
        using var tokens = Tokens();
        await tokens.GetAsync(ZaloAccountKeys.One.OaId, null, Stop);
        zalo.Tokens.Script = _ => RenewalTrouble.ServerError;
        time.Now += TimeSpan.FromDays(after);

        Assert.Equal($"ending zalo {ZaloAccountKeys.One.OaId} {alarm}", await FirstWordAsync(tokens));
    }

    [Fact]
    public async Task A_lost_pair_is_told_although_nothing_was_sent()
    {
        zalo.Tokens.Script = _ => RenewalTrouble.CutAfterRotation;
        using var tokens = Tokens();
        await Assert.ThrowsAsync<TokenUnavailableException>(() => tokens.GetAsync(ZaloAccountKeys.One.OaId, options.AccessToken, Stop));
        time.Now += TimeSpan.FromHours(26);

        Assert.Equal($"down zalo {ZaloAccountKeys.One.OaId} {ZaloTokens.PairLost}", await FirstWordAsync(tokens));
    }

    [Fact]
    public async Task A_pair_that_could_not_be_kept_is_used_by_nobody_and_kept_as_soon_as_that_works()
    {
        using var tokens = Tokens(new FailingVault(new FolderVault(folder), fails: 3));
        Assert.Equal("token-store-away", (await Assert.ThrowsAsync<TokenUnavailableException>(() => tokens.GetAsync(ZaloAccountKeys.One.OaId, options.AccessToken, Stop))).Message);

        Assert.Equal("access-2", await tokens.GetAsync(ZaloAccountKeys.One.OaId, options.AccessToken, Stop));
        Assert.Single(zalo.Tokens.Used);
        Assert.Contains("refresh-2", System.Text.Encoding.UTF8.GetString(new FolderVault(folder).Read(TokenDrawer.NameOf(ZaloAccountKeys.One.OaId))!), StringComparison.Ordinal);
    }

    private async Task<string> FirstWordAsync(ZaloTokens tokens)
    {
        using var watch = new TokenWatch(tokens, options, desk, time, NullLogger<TokenWatch>.Instance);
        await watch.StartAsync(Stop);
        var word = await desk.First.WaitAsync(Stop);
        await watch.StopAsync(Stop);
        return word;
    }

    private ZaloTokens Tokens(IVault? vault = null) => new(options, vault ?? new FolderVault(folder), new TokenService(new HttpClient(zalo.Wire()), options), time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed class Desk : IOperatorDesk
    {
        private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> First => first.Task;

        public Task DownAsync(string channel, string address, string reason) => Say($"down {channel} {address} {reason}");

        public Task UpAsync(string channel, string address) => Say($"up {channel} {address}");

        public Task EndingAsync(string channel, string address, int days) => Say($"ending {channel} {address} {days}");

        private Task Say(string word)
        {
            first.TrySetResult(word);
            return Task.CompletedTask;
        }
    }
}
