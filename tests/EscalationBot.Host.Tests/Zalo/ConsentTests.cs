using System.Net;
using System.Web;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Consent;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>The owner of an account agrees, and the account can write.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private static readonly ZaloOptions Options = new() { AppId = ZaloAccountKeys.One.AppId, PublicUrl = "https://kien-nghi.example.vn" };

    private ZaloOffice office = null!;

    public async ValueTask InitializeAsync() => office = await ZaloOffice.StartAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task An_account_without_tokens_is_connected_by_consent_and_answers()
    {
        var (state, challenge) = Ask();
        using var page = await BackAsync(state, office.Zalo.Tokens.Consent(challenge));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("90 ngày", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        var there = office.Person("2000000000000000005", ZaloAccountKeys.Other);
        await there.SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Single(office.Seen(there));
    }

    [Fact]
    public async Task A_state_works_once_and_nobody_without_it_gets_in()
    {
        var (state, challenge) = Ask();
        using var guessed = await BackAsync("guessed", office.Zalo.Tokens.Consent(challenge));
        using var first = await BackAsync(state, office.Zalo.Tokens.Consent(challenge));
        using var second = await BackAsync(state, office.Zalo.Tokens.Consent(challenge));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest],
            new[] { guessed, first, second }.Select(p => p.StatusCode));
    }

    [Fact]
    public async Task Whoever_comes_back_after_half_an_hour_asks_again()
    {
        var (state, challenge) = Ask();
        office.Time.Advance(TimeSpan.FromMinutes(30));
        using var page = await BackAsync(state, office.Zalo.Tokens.Consent(challenge));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    [Fact]
    public async Task A_code_for_somebody_elses_verifier_is_refused_by_Zalo_and_nothing_is_kept()
    {
        var (state, _) = Ask();
        using var page = await BackAsync(state, office.Zalo.Tokens.Consent("another-challenge"));

        Assert.Equal(HttpStatusCode.BadGateway, page.StatusCode);
        Assert.Contains("-14004", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(office.Demo.Store.Vault.Read($"zalo-token-{ZaloAccountKeys.Other.OaId}"));
    }

    /// <summary>As the command does.</summary>
    private (string State, string Challenge) Ask()
    {
        var pending = PendingConsent.New("", office.Time.GetUtcNow());
        new ConsentDrawer(office.Demo.Store.Vault).Write(pending);
        var query = HttpUtility.ParseQueryString(pending.AddressAt(Options).Query);
        Assert.Equal($"https://kien-nghi.example.vn/api/zalo/consent?state={pending.State}", query["redirect_uri"]);
        return (pending.State, query["code_challenge"]!);
    }

    private Task<HttpResponseMessage> BackAsync(string state, string code) => office.Demo.Client.GetAsync(
        $"/api/zalo/consent?state={Uri.EscapeDataString(state)}&code={code}&oa_id={ZaloAccountKeys.Other.OaId}", TestContext.Current.CancellationToken);
}
