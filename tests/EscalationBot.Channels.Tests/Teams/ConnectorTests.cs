using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Conversation.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Channels.Tests.Teams;

/// <summary>What every answer of a Connector comes to.</summary>
public sealed class ConnectorTests
{
    private static readonly DateTimeOffset Now = new(2024, 9, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Reference Chat = new("https://smba.trafficmanager.net/apac/t/", "a:1;messageid=2@x");

    [Theory]
    [InlineData(HttpStatusCode.Created, """{"id":"1690"}""", typeof(SendResult.Sent))]
    [InlineData(HttpStatusCode.Accepted, "", typeof(SendResult.Sent))]
    [InlineData(HttpStatusCode.TooManyRequests, """{"error":{"code":"Throttled"}}""", typeof(SendResult.Retry))]
    [InlineData(HttpStatusCode.PreconditionFailed, """{"error":{"code":"PreconditionFailed"}}""", typeof(SendResult.Retry))]
    [InlineData(HttpStatusCode.Forbidden, """{"error":{"code":"ConversationBlockedByUser"}}""", typeof(SendResult.Unreachable))]
    [InlineData(HttpStatusCode.Forbidden, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\"\r\n}"}""", typeof(SendResult.Unreachable))]
    [InlineData(HttpStatusCode.Forbidden, "", typeof(SendResult.Unreachable))]
    [InlineData(HttpStatusCode.Forbidden, """{"error":{"code":"BotDisabledByAdmin"}}""", typeof(SendResult.ChannelDown))]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":{"code":"BotNotRegistered"}}""", typeof(SendResult.ChannelDown))]
    [InlineData(HttpStatusCode.NotFound, """{"error":{"code":"ConversationNotFound"}}""", typeof(SendResult.Unreachable))]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, """{"error":{"code":"MessageSizeTooBig"}}""", typeof(SendResult.Refused))]
    [InlineData(HttpStatusCode.BadRequest, "<html>no json</html>", typeof(SendResult.Refused))]
    [InlineData(HttpStatusCode.RequestTimeout, "", typeof(SendResult.Unknown))]
    [InlineData(HttpStatusCode.InternalServerError, "{\"message\":5}", typeof(SendResult.Unknown))]
    [InlineData(HttpStatusCode.BadGateway, "", typeof(SendResult.Unknown))]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", typeof(SendResult.Unknown))]
    [InlineData(HttpStatusCode.GatewayTimeout, "", typeof(SendResult.Unknown))]
    public async Task Every_status_has_its_class(HttpStatusCode status, string body, Type expected)
    {
        var answer = await SendAsync(_ => new HttpResponseMessage(status) { Content = new StringContent(body) });
        Assert.IsType(expected, SendOutcome.Of(answer, Now));
    }

    [Fact]
    public async Task The_sub_code_of_the_odd_error_shape_is_kept_for_the_admin()
    {
        var answer = await SendAsync(_ => new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StringContent("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}"""),
        });
        Assert.Equal(new SendResult.Unreachable("403-MessageWritesBlocked"), SendOutcome.Of(answer, Now));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Mon, 23 Sep 2024 01:00:07 GMT")]
    public async Task Retry_after_is_honoured_in_both_forms(string header)
    {
        var answer = await SendAsync(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("") };
            response.Headers.TryAddWithoutValidation("Retry-After", header);
            return response;
        });
        Assert.Equal(new SendResult.Retry("429", Now.AddSeconds(7), RetryScope.Channel), SendOutcome.Of(answer, Now));
    }

    [Fact]
    public async Task No_connection_is_certainly_not_sent_and_a_broken_one_is_unknown()
    {
        Assert.IsType<SendResult.Retry>(SendOutcome.Of(await SendAsync(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)), Now));
        Assert.IsType<SendResult.Unknown>(SendOutcome.Of(await SendAsync(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded)), Now));
        Assert.IsType<SendResult.Unknown>(SendOutcome.Of(await SendAsync(_ => throw new TaskCanceledException()), Now));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var token = new ScriptedToken();
        var statuses = new Queue<HttpStatusCode>([HttpStatusCode.Unauthorized, HttpStatusCode.Created]);

        var answer = await SendAsync(_ => new HttpResponseMessage(statuses.Dequeue()) { Content = new StringContent("{}") }, token: token);

        Assert.IsType<ConnectorAnswer.Done>(answer);
        Assert.Equal([null, "token"], token.Asked);
    }

    [Fact]
    public async Task The_repeat_after_a_refused_token_is_a_call_of_its_own_for_the_limits()
    {
        var (calls, limits) = (0, new ScriptedLimits());
        var statuses = new Queue<HttpStatusCode>([HttpStatusCode.Unauthorized, HttpStatusCode.Created]);
        await SendAsync(_ => new HttpResponseMessage(statuses.Dequeue()) { Content = new StringContent("{}") }, limits: limits);
        Assert.Equal(["teams aad-1"], limits.Taken);

        var answer = await SendAsync(
            _ =>
            {
                calls++;
                return new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("") };
            },
            limits: new ScriptedLimits { Full = true });
        Assert.Equal((1, new SendResult.Retry("no-room")), (calls, SendOutcome.Of(answer, Now)));
    }

    [Fact]
    public async Task Ids_are_escaped_and_the_path_of_the_service_is_kept()
    {
        Uri? asked = null;
        await SendAsync(request =>
        {
            asked = request.RequestUri;
            return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("{}") };
        });
        Assert.Equal("https://smba.trafficmanager.net/apac/t/v3/conversations/a%3A1%3Bmessageid%3D2%40x/activities", asked!.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", true)]
    [InlineData("https://SMBA.trafficmanager.net", true)]
    [InlineData("http://smba.trafficmanager.net/teams/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://evil.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://evil.example/?smba.trafficmanager.net", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("smba.trafficmanager.net", false)]
    [InlineData(null, false)]
    [InlineData("http://127.0.0.1:9000/", true)]
    [InlineData("http://127.0.0.1:9001/", false)]
    public void Only_listed_hosts_get_the_token(string? url, bool allowed) =>
        Assert.Equal(allowed, new ServiceUrls(["smba.trafficmanager.net", "127.0.0.1:9000"]).TryRead(url, out _));

    [Fact]
    public async Task A_stored_address_is_checked_again_before_every_call()
    {
        var answer = await SendAsync(_ => throw new InvalidOperationException("must not be called"), Chat with { ServiceUrl = "https://evil.example/" });
        Assert.Equal(new ConnectorAnswer.NotSent("service-url-not-allowed"), answer);
    }

    private static async Task<ConnectorAnswer> SendAsync(Func<HttpRequestMessage, HttpResponseMessage> service, Reference? to = null, IBotToken? token = null, ICallLimits? limits = null)
    {
        using var http = new HttpClient(new Scripted(service));
        var client = new ConnectorClient(http, token ?? new ScriptedToken(), new ServiceUrls(["smba.trafficmanager.net"]), new FakeTimeProvider(Now));
        return await client.SendAsync(to ?? Chat, new JsonObject { ["type"] = "message" }, new Errands(limits ?? new ScriptedLimits(), new FakeTimeProvider(Now)).Granted("teams", "aad-1"), CancellationToken.None);
    }

    private sealed class Scripted(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    private sealed class ScriptedToken : IBotToken
    {
        public List<string?> Asked { get; } = [];

        public Task<string?> GetAsync(string? refused, CancellationToken cancellation)
        {
            Asked.Add(refused);
            return Task.FromResult<string?>("token");
        }
    }
}
