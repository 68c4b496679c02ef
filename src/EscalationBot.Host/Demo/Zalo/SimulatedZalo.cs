using System.Security.Cryptography;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Demo.Zalo;

/// <summary>
/// Zalo for the try-out: where no account is configured, the real channel talks to a simulated one inside this program. Windows go
/// by the clock of the demo, tokens and stamps by the real time, as everywhere.
/// </summary>
internal sealed class SimulatedZalo : IAsyncDisposable
{
    private readonly Lazy<FakeZalo> zalo;

    public SimulatedZalo(ZaloOptions options, ITurnStore store, TimeProvider time, [FromKeyedServices(RealTime.Key)] TimeProvider real)
    {
        Keys = new ZaloAccountKeys(options.AppId, options.OaId, options.OaSecret) { AppSecret = options.AppSecret };
        zalo = new Lazy<FakeZalo>(() => Open(Keys, options, store, time, real));
    }

    public ZaloAccountKeys Keys { get; }

    public FakeZalo Zalo => zalo.Value;

    /// <summary>Secrets of its own each time: whoever reaches the webhook cannot speak for anybody.</summary>
    public static ZaloOptions NewOptions() => new()
    {
        AppId = "1000000000000000001",
        AppSecret = Secret(),
        OaId = "3000000000000000003",
        OaSecret = Secret(),
        AccessToken = Secret(),
        RefreshToken = Secret(),
        Templates = new ZaloTemplates { Nudge = "700001", DigestNotice = "700002", ReviewRound = "700003", BulkReminder = "700004" },
    };

    public ValueTask DisposeAsync() => zalo.IsValueCreated ? zalo.Value.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>Whoever used it before this start is known to it, and when they last did something.</summary>
    private static FakeZalo Open(ZaloAccountKeys keys, ZaloOptions options, ITurnStore store, TimeProvider time, TimeProvider real)
    {
        var zalo = new FakeZalo(keys, time.GetUtcNow, real.GetUtcNow);
        zalo.Tokens.Begin((options.AccessToken, options.RefreshToken));
        foreach (var template in TemplateCatalogue.All)
            if (options.Templates.IdOf(template.Name) is { } id)
                zalo.Templates.Approve(Approved(id, template));
        var office = store.Look(o => (o.Directory, o.Reach));
        foreach (var account in office.Directory.Accounts.Keys.Where(a => a.Channel == ZaloSetup.ChannelName))
            zalo.Knows(account.User, office.Reach.LastHeard(account));
        return zalo;
    }

    private static FakeTemplate Approved(string id, SubmittedTemplate template) => new(id, template.Parameters.ToDictionary(p => p.Name, p => p.MaxLength))
    {
        Title = template.Title,
        Paragraph = template.Paragraph,
        Dates = [.. template.Parameters.Where(p => p.Type == "date").Select(p => p.Name)],
    };

    private static string Secret() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
