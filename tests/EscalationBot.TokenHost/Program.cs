// A process of the office that needs tokens of Zalo: TokenHost <vault> <address of Zalo> <app> <account> <access> <refresh>.
// Each line that it reads is a wish at a moment (ticks): "get <ticks>", or "adopt <ticks> <access> <refresh>"; it answers with the
// token, or with "!" and why there is none.
using System.Globalization;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Storage;
using EscalationBot.Storage.Postgres;
using EscalationBot.TokenHost;

if (args is not [var place, var zalo, var app, var account, var access, var refresh])
    return 2;
var clock = new ToldClock();
await using var database = place.Contains("Host=", StringComparison.Ordinal)
    ? PostgresStore.Open(new PostgresStoreOptions(place, 2), () => throw new InvalidOperationException("There are no turns here."), clock)
    : null;
IVault vault = database?.Vault(new FolderVault(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()))) ?? new FolderVault(place);
var options = new ZaloOptions { AppId = app, AppSecret = "app-secret", OaId = account, AccessToken = access, RefreshToken = refresh, OAuthBaseUrl = $"{zalo}/oauth.zaloapp.com" };
using var http = new HttpClient();
using var tokens = new ZaloTokens(options, vault, new TokenService(http, options), clock);
while (await Console.In.ReadLineAsync() is { } line)
{
    var wish = line.Split(' ');
    clock.Now = new DateTimeOffset(long.Parse(wish[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
    try
    {
        if (wish[0] == "adopt")
            await tokens.AdoptAsync(account, new Renewal.Done(wish[2], wish[3], TimeSpan.FromHours(25)), CancellationToken.None);
        await Console.Out.WriteLineAsync(await tokens.GetAsync(account, null, CancellationToken.None));
    }
    catch (TokenUnavailableException e)
    {
        await Console.Out.WriteLineAsync($"!{e.Message}");
    }
}
return 0;
