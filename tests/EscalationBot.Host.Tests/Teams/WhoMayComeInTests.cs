using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EscalationBot.Testing.Teams;
using Microsoft.IdentityModel.Tokens;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Every wrong token through the real door: the status it gets, and that nothing of the message is kept.</summary>
public sealed class WhoMayComeInTests : IAsyncLifetime
{
    private const string Words = "dấu vết của người lạ";

    private TeamsOffice office = null!;
    private TeamsPerson stranger = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync();
        stranger = office.Person("aad-stranger");
        office.Connector.Open(stranger.Chat, stranger.Name);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("")]
    [InlineData("Basic abc")]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer a b")]
    public Task A_header_without_a_readable_token_is_refused(string authorization) => RefusedAsync(authorization);

    [Fact]
    public async Task Tokens_of_others_for_others_and_out_of_time_are_refused()
    {
        await RefusedAsync(new TokenWish(Issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"));
        await RefusedAsync(new TokenWish(Audience: Guid.Empty.ToString()));
        await RefusedAsync(new TokenWish(Audience: $"api://{TokenKeys.AppId}"));
        await RefusedAsync(new TokenWish(Audience: ""));
        await RefusedAsync(new TokenWish(From: -60, Until: -6));
        await RefusedAsync(new TokenWish(From: 6));
    }

    [Fact]
    public async Task Tokens_signed_by_nobody_known_or_not_at_all_are_refused()
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);
        var symmetric = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("a secret that is long enough for this")) { KeyId = "key-1" };
        var parts = office.Connector.Keys.Token().Split('.');
        var none = $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""")}.{parts[1]}.";

        await RefusedAsync(new TokenWish(Key: new RsaSecurityKey(other) { KeyId = "key-1" }));
        await RefusedAsync(new TokenWish(Key: new RsaSecurityKey(other) { KeyId = "forged" }));
        await RefusedAsync(new TokenWish(Key: symmetric, Algorithm: SecurityAlgorithms.HmacSha256));
        await RefusedAsync($"Bearer {none}");
        await RefusedAsync($"Bearer {parts[0]}.{office.Connector.Keys.Token(new TokenWish(Until: 90)).Split('.')[1]}.{parts[2]}");
    }

    [Fact]
    public async Task A_token_for_another_service_or_without_one_or_of_a_key_not_endorsed_for_Teams_is_refused()
    {
        office.Connector.Keys.Add("plain");
        office.Connector.Keys.Add("others", "webchat", "directline");

        await RefusedAsync(new TokenWish(KeyId: "key-1", ServiceUrl: "https://smba.trafficmanager.net/emea/tenant/"));
        await RefusedAsync(new TokenWish(KeyId: "key-1", ServiceUrl: null));
        await RefusedAsync(new TokenWish(KeyId: "plain"));
        await RefusedAsync(new TokenWish(KeyId: "others"));
    }

    [Theory]
    [InlineData("channelId", "\"emulator\"", 401)]
    [InlineData("channelId", "\"\"", 401)]
    [InlineData("serviceUrl", "\"https://evil.example/\"", 401)]
    [InlineData("serviceUrl", "null", 401)]
    [InlineData("conversation", """{"id":"a:x","conversationType":"personal","tenantId":"another"}""", 403)]
    [InlineData("type", "null", 400)]
    public async Task An_activity_that_the_token_was_not_made_for_is_refused(string member, string value, int status)
    {
        var activity = stranger.Saying(Words);
        activity[member] = JsonNode.Parse(value);

        Assert.Equal((HttpStatusCode)status, await stranger.PostAsync(activity));
        await AssertNoTraceAsync();
    }

    [Fact]
    public async Task A_good_token_for_a_host_that_is_not_on_the_list_is_no_good()
    {
        const string Evil = "https://evil.trafficmanager.net/apac/";
        var activity = stranger.Saying(Words);
        activity["serviceUrl"] = Evil;

        Assert.Equal(HttpStatusCode.Forbidden, await stranger.PostAsync(activity, $"Bearer {office.Connector.Keys.Token(new TokenWish(ServiceUrl: Evil))}"));
        await AssertNoTraceAsync();
    }

    [Fact]
    public async Task Right_tokens_are_accepted_with_the_documented_tolerance_and_answered()
    {
        await AcceptedAsync(new TokenWish());
        await AcceptedAsync(new TokenWish(From: 4));
        await AcceptedAsync(new TokenWish(From: -60, Until: -4));
        await AcceptedAsync(new TokenWish(Algorithm: SecurityAlgorithms.RsaSha384));
        await AcceptedAsync(new TokenWish(Algorithm: SecurityAlgorithms.RsaSha512));
        await AcceptedAsync(new TokenWish(ServiceUrl: TokenKeys.ServiceUrl.ToUpperInvariant()));

        await office.QuietAsync();
        Assert.Equal(6, stranger.Sees.Count);
    }

    [Fact]
    public async Task Without_the_keys_nobody_can_tell_and_the_service_sends_again()
    {
        office.Connector.MetadataDown = true;
        var activity = stranger.Saying(Words);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await stranger.PostAsync(activity));
        await AssertNoTraceAsync();

        office.Connector.MetadataDown = false;
        Assert.Equal(HttpStatusCode.OK, await stranger.PostAsync(activity));
        await office.QuietAsync();
        Assert.Single(stranger.Sees);
    }

    [Fact]
    public async Task A_rotated_key_is_found_and_the_old_one_is_no_good_any_more()
    {
        await AcceptedAsync(new TokenWish());
        var old = office.Connector.Keys.Token();
        office.Connector.Keys.Rotate("key-2");
        office.Time.Advance(TimeSpan.FromMinutes(6));

        await AcceptedAsync(new TokenWish());
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.PostAsync(stranger.Saying(Words), $"Bearer {old}"));
    }

    [Fact]
    public async Task What_is_no_activity_or_too_large_is_told_apart_before_it_is_kept()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await stranger.PostAsync([]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await stranger.PostAsync(stranger.Saying(new string('a', 300_000))));
        await AssertNoTraceAsync();
        using var get = await office.Demo.Client.GetAsync(new Uri("/api/messages", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
    }

    [Fact]
    public async Task A_guest_without_an_identity_in_the_directory_is_not_heard()
    {
        var activity = stranger.Saying(Words);
        activity["from"] = new JsonObject { ["id"] = "29:guest", ["name"] = "Khách" };

        Assert.Equal(HttpStatusCode.OK, await stranger.PostAsync(activity));
        await AssertNoTraceAsync();
    }

    [Fact]
    public async Task Whatever_Teams_says_that_somebody_is_they_are_what_our_directory_says()
    {
        var activity = stranger.Saying("tình trạng kênh");
        activity["from"]!["role"] = "admin";
        activity["from"]!["name"] = "Quản trị viên hệ thống";
        activity["from"]!["userRole"] = "administrator";

        Assert.Equal(HttpStatusCode.OK, await stranger.PostAsync(activity));
        await office.QuietAsync();
        var answer = Assert.Single(stranger.Sees, s => s.Text.Length > 0).Text;
        Assert.Contains("Để liên kết tài khoản", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Hạn mức", answer, StringComparison.Ordinal);
    }

    private Task RefusedAsync(TokenWish wish) => RefusedAsync($"Bearer {office.Connector.Keys.Token(wish)}");

    private async Task RefusedAsync(string authorization)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.PostAsync(stranger.Saying(Words), authorization));
        await AssertNoTraceAsync();
    }

    private async Task AcceptedAsync(TokenWish wish) =>
        Assert.Equal(HttpStatusCode.OK, await stranger.PostAsync(stranger.Saying("xin chào"), $"Bearer {office.Connector.Keys.Token(wish)}"));

    /// <summary>No entry of the inbox, no word, no account, no address, and nothing said back.</summary>
    private async Task AssertNoTraceAsync()
    {
        await office.QuietAsync();
        Assert.Empty(office.Demo.Store.Turns.PendingMessages());
        Assert.DoesNotContain(office.Demo.Store.Turns.Read().Reach.Heard.Keys, account => account.Channel == "teams");
        Assert.DoesNotContain(office.Demo.Store.Log.Work(DateTimeOffset.MinValue), row => row.To?.Channel == "teams");
        Assert.Empty(office.Connector.Calls);
    }
}
