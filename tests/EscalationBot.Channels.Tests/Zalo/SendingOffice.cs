using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Storage;
using EscalationBot.Testing.Zalo;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>A client of the account with Zalo's side on this machine.</summary>
internal sealed class SendingOffice : IAsyncDisposable
{
    private readonly ZaloTokens tokens;

    private SendingOffice(FakeZalo zalo, StandingTime time, Func<ZaloOptions, ZaloOptions> with, DelegatingHandler? listener)
    {
        (Zalo, Time) = (zalo, time);
        var (access, refresh) = zalo.Tokens.Issue();
        Options = with(new ZaloOptions
        {
            AppId = ZaloAccountKeys.One.AppId,
            AppSecret = "app-secret",
            OaId = ZaloAccountKeys.One.OaId,
            AccessToken = access,
            RefreshToken = refresh,
            Templates = new ZaloTemplates { Nudge = "700001" },
        });
        tokens = new ZaloTokens(Options, Vault, new TokenService(new HttpClient(zalo.Wire()), Options), time);
        if (listener is not null)
            listener.InnerHandler = zalo.Wire();
        Client = new ZaloClient(new HttpClient(listener ?? zalo.Wire()), tokens, Options, new NoLimits());
    }

    public FakeZalo Zalo { get; }

    public ScriptedLimits Limits { get; } = new();

    public StandingTime Time { get; }

    public ZaloOptions Options { get; }

    public ZaloClient Client { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("zalo-sending-").FullName;

    public Errands Errands => new(Limits, Time);

    public IVault Vault => new FolderVault(Folder);

    /// <param name="listener">Sees every call of the client.</param>
    public static async Task<SendingOffice> StartAsync(Func<ZaloOptions, ZaloOptions>? with = null, DelegatingHandler? listener = null)
    {
        var time = new StandingTime();
        return new SendingOffice(await FakeZalo.StartAsync(time.GetUtcNow), time, with ?? (o => o), listener);
    }

    public async ValueTask DisposeAsync()
    {
        tokens.Dispose();
        await Zalo.EndAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class NoLimits : ILimitReports
    {
        public void Report(string channel, ServiceLimit limit)
        {
        }
    }
}
