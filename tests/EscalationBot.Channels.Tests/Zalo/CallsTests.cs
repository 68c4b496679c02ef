using System.Text.Json.Nodes;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Testing.Zalo;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>What goes along with a call, and where calls may go.</summary>
public sealed class CallsTests
{
    private const string Someone = "2000000000000000002";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_proves_the_secret_of_the_app_where_the_console_asks_for_it(bool asked)
    {
        var heard = new Listener();
        await using var office = await SendingOffice.StartAsync(o => o with { AppSecretProof = asked }, heard);
        office.Zalo.Knows(Someone, office.Time.GetUtcNow());

        await office.Client.SayAsync(office.Options.OaId, ZaloBodies.To(Someone, new JsonObject { ["text"] = "Hồ sơ bị chậm" }), office.Errands.Granted("zalo", Someone), TestContext.Current.CancellationToken);

        var token = Assert.Single(heard.Last!.GetValues("access_token"));
        Assert.Equal(asked ? [ZaloClient.Proof("app-secret", token)] : [], heard.Last.TryGetValues("appsecret_proof", out var proof) ? proof : []);
    }

    /// <summary>A vector of the keys that stand in it, made by hand.</summary>
    [Fact]
    public void The_proof_is_the_hash_of_the_token_under_the_secret() =>
        Assert.Equal("d0afa8bb61baea27e5ed47779eae86df14ee2586309b2fd2143c57bf301f93c6", ZaloClient.Proof("unit-test-app-secret", "unit-test-access-token"));

    [Theory]
    [InlineData("openapi.zalo.me/v3.0/oa/message/transaction")]
    [InlineData("openapi.zalo.me/v2.0/oa/message")]
    [InlineData("openapi.zalo.me/v4.0/oa/message/cs")]
    public async Task A_test_in_which_a_retired_or_unknown_address_of_Zalo_is_called_fails_at_its_end(string address)
    {
        var zalo = await FakeZalo.StartAsync(new StandingTime().GetUtcNow);
        using var http = new HttpClient(zalo.Wire());
        using var body = new StringContent("{}");
        using var answer = await http.PostAsync(new Uri($"https://{address}"), body, TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await zalo.EndAsync());
        Assert.Contains($"POST /{address}", fault.Message, StringComparison.Ordinal);
    }

    private sealed class Listener : DelegatingHandler
    {
        public System.Net.Http.Headers.HttpRequestHeaders? Last { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Last = request.Headers;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
