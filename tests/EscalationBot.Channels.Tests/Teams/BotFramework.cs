using System.Net;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Channels.Tests.Teams;

/// <summary>The Bot Framework's token service as the bot sees it, without a wire, and with a clock moved by hand.</summary>
internal sealed class BotFramework : HttpMessageHandler
{
    private static readonly DateTimeOffset Start = new(2024, 9, 23, 1, 0, 0, TimeSpan.Zero);

    public BotFramework() => Keys = new TokenKeys(Clock);

    public FakeTimeProvider Clock { get; } = new(Start);

    public TokenKeys Keys { get; }

    public bool Down { get; set; }

    public int Fetches { get; private set; }

    public TokenCheck Check() => new(TokenKeys.AppId, new SigningKeys(new HttpClient(this), new Uri(TokenKeys.MetadataUrl), Clock), Clock);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Fetches++;
        return Down
            ? throw new HttpRequestException("down")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Keys.DocumentAt(request.RequestUri!.ToString())!) });
    }
}
