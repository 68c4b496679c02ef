using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Consent;
using EscalationBot.Domain.Notices;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>An administrator connects an account by the page, to which the bot gives the way in chat.</summary>
public sealed partial class ConsentTests : IAsyncLifetime
{
    private const string Public = "https://kien-nghi.example.vn";
    private const string OtherStands = "Tài khoản 3000000000000000004";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("zalo-consent-");
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private ZaloOffice office = null!;

    public async ValueTask InitializeAsync() =>
        office = await ZaloOffice.StartAsync($"--Store:LiteDb:Path={Path.Combine(folder.FullName, "office.db")}", $"--ZaloOa:PublicUrl={Public}");

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_account_without_tokens_is_connected_from_the_chat_by_the_page_and_answers()
    {
        var link = await LinkAsync();
        var (_, before) = await OpenAsync(link);
        Assert.Contains($"{OtherStands} Chưa kết nối.", before, StringComparison.Ordinal);
        Assert.Contains($"{Public}/api/zalo/consent", before, StringComparison.Ordinal);

        var zalo = await PressAsync(link);
        Assert.Equal("https://oauth.zaloapp.com/v4/oa/permission", zalo.GetLeftPart(UriPartial.Path));
        var query = HttpUtility.ParseQueryString(zalo.Query);
        Assert.Equal((ZaloAccountKeys.One.AppId, $"{Public}/api/zalo/consent?state={query["state"]}"), (query["app_id"], query["redirect_uri"]));
        var (status, after) = await BackAsync(query["state"]!, office.Zalo.Tokens.Consent(query["code_challenge"]!));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Đã kết nối tài khoản 3000000000000000004. Quyền gửi tin còn 90 ngày", after, StringComparison.Ordinal);
        var there = office.Person("2000000000000000005", ZaloAccountKeys.Other);
        await there.SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Single(office.Seen(there));
        var (_, again) = await OpenAsync(await LinkAsync());
        Assert.Contains($"{OtherStands} Quyền gửi tin còn 90 ngày; hệ thống tự gia hạn hằng ngày. Lần cấp hoặc gia hạn gần nhất: thứ Hai, 05/01/2026 08:00", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_shows_the_page_as_often_as_it_is_looked_at_also_after_a_restart_and_its_button_works_once()
    {
        var link = await LinkAsync();
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(link)).Status);
        await office.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(link)).Status);
        await PressAsync(link);

        using var second = await PostAsync(link);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Nobody_without_a_link_of_this_quarter_of_an_hour_gets_in_and_a_newer_one_ends_an_older()
    {
        var older = await LinkAsync();
        var newer = await LinkAsync();
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), ((await OpenAsync(older)).Status, (await OpenAsync(newer)).Status));
        await office.Demo.MoveToAsync((await office.Demo.ClockAsync()).AddMinutes(15).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));

        var (status, page) = await OpenAsync(newer);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("nhắn \"kết nối Zalo\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync("/admin/zalo")).Status);
        Assert.DoesNotContain(OtherStands, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_gets_a_link()
    {
        Assert.DoesNotContain("/admin/zalo", await office.Demo.SayAsync("ct-ubnd-tinh", "kết nối Zalo"), StringComparison.Ordinal);
        Assert.Contains("/admin/zalo?key=", await office.Demo.SayAsync(ZaloOffice.Admin, "kết nối Zalo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_the_language_of_the_chat_to_the_end()
    {
        await office.Demo.SayAsync(ZaloOffice.Admin, "english");
        var link = await LinkAsync("connect Zalo");
        Assert.Contains("Go to Zalo's page", (await OpenAsync(link)).Words, StringComparison.Ordinal);

        var (_, words) = await BackAsync(StateIn(await PressAsync(link)), code: null);
        Assert.Contains("Zalo sent no code.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_that_holds_a_key_is_kept_or_told_to_other_sites()
    {
        using var page = await browser.GetAsync(At(await LinkAsync()), TestContext.Current.CancellationToken);

        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("form-action 'self' https://oauth.zaloapp.com", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_works_once_and_nobody_without_it_gets_in()
    {
        var asked = await PressAsync(await LinkAsync());
        var (state, challenge) = (StateIn(asked), HttpUtility.ParseQueryString(asked.Query)["code_challenge"]!);
        var guessed = await BackAsync("guessed", office.Zalo.Tokens.Consent(challenge));
        var first = await BackAsync(state, office.Zalo.Tokens.Consent(challenge));
        var second = await BackAsync(state, office.Zalo.Tokens.Consent(challenge));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest], new[] { guessed, first, second }.Select(p => p.Status));
    }

    [Fact]
    public async Task Whoever_comes_back_after_half_an_hour_asks_again()
    {
        var state = StateIn(await PressAsync(await LinkAsync()));
        office.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(HttpStatusCode.BadRequest, (await BackAsync(state, "code-1")).Status);
    }

    [Fact]
    public async Task A_code_for_somebody_elses_verifier_is_refused_by_Zalo_and_nothing_is_kept()
    {
        var state = StateIn(await PressAsync(await LinkAsync()));
        var (status, words) = await BackAsync(state, office.Zalo.Tokens.Consent("another-challenge"));

        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Contains("Zalo từ chối (mã -14004). Đề nghị đồng chí kiểm tra ZaloOa:AppSecret", words, StringComparison.Ordinal);
        Assert.Null(office.Demo.Store.Vault.Read($"zalo-token-{ZaloAccountKeys.Other.OaId}"));
    }

    [Fact]
    public async Task An_account_that_is_not_configured_is_named()
    {
        var (status, words) = await BackAsync(StateIn(await PressAsync(await LinkAsync())), "code-1", "3000000000000000009");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Tài khoản 3000000000000000009 chưa có trong cấu hình", words, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lost_pair_is_shown_on_the_page_and_consent_opens_the_channel_again()
    {
        office.Zalo.Tokens.Script = renewal => renewal == 1 ? RenewalTrouble.CutAfterRotation : null;
        await office.SettleAsync(
            () => office.Demo.Store.Log.Work(DateTimeOffset.MinValue).Any(w => w.Notice is ChannelDownNotice), TestContext.Current.CancellationToken, TimeSpan.FromMinutes(10));
        var link = await LinkAsync();
        Assert.Contains("(token-pair-lost)", (await OpenAsync(link)).Words, StringComparison.Ordinal);

        var asked = await PressAsync(link);
        await BackAsync(StateIn(asked), office.Zalo.Tokens.Consent(HttpUtility.ParseQueryString(asked.Query)["code_challenge"]!), ZaloAccountKeys.One.OaId);
        var person = office.Person("2000000000000000002");
        await person.SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Single(office.Seen(person));
    }

    [Fact]
    public async Task Without_a_public_address_the_administrator_hears_what_is_missing()
    {
        await using var hidden = await ZaloOffice.StartAsync();

        Assert.Contains("ZaloOa:PublicUrl", await hidden.Demo.SayAsync(ZaloOffice.Admin, "kết nối Zalo"), StringComparison.Ordinal);
    }

    /// <summary>As the command does.</summary>
    [Fact]
    public async Task What_the_command_began_the_running_program_ends()
    {
        var pending = PendingConsent.New("", office.Time.GetUtcNow(), "vi");
        new ConsentDrawer(office.Demo.Store.Vault).Write(pending);
        var asked = pending.AddressAt(new ZaloOptions { AppId = ZaloAccountKeys.One.AppId, PublicUrl = Public });

        Assert.Equal(HttpStatusCode.OK, (await BackAsync(pending.State, office.Zalo.Tokens.Consent(HttpUtility.ParseQueryString(asked.Query)["code_challenge"]!))).Status);
    }

    /// <summary>The path and the key of the link that the bot gives.</summary>
    private async Task<string> LinkAsync(string words = "kết nối Zalo")
    {
        var said = await office.Demo.SayAsync(ZaloOffice.Admin, words);
        var link = Regex.Match(said, $"{Regex.Escape(Public)}(/admin/zalo\\?\\S+)");
        Assert.True(link.Success, said);
        return link.Groups[1].Value;
    }

    private Uri At(string path) => new(office.Demo.Client.BaseAddress!, path);

    private async Task<(HttpStatusCode Status, string Words)> OpenAsync(string path)
    {
        using var page = await browser.GetAsync(At(path), TestContext.Current.CancellationToken);
        return (page.StatusCode, await WordsOf(page));
    }

    private async Task<Uri> PressAsync(string link)
    {
        using var answer = await PostAsync(link);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Presses the button of the page.</summary>
    private async Task<HttpResponseMessage> PostAsync(string link)
    {
        var query = HttpUtility.ParseQueryString(link.Split('?')[1]);
        using var form = new FormUrlEncodedContent([new("key", query["key"]), new("lang", query["lang"])]);
        return await browser.PostAsync(At("/admin/zalo"), form, TestContext.Current.CancellationToken);
    }

    private async Task<(HttpStatusCode Status, string Words)> BackAsync(string state, string? code, string? oa = null)
    {
        using var page = await browser.GetAsync(
            At($"/api/zalo/consent?state={Uri.EscapeDataString(state)}&code={code}&oa_id={oa ?? ZaloAccountKeys.Other.OaId}"), TestContext.Current.CancellationToken);
        return (page.StatusCode, await WordsOf(page));
    }

    private static string StateIn(Uri asked) => HttpUtility.ParseQueryString(asked.Query)["state"]!;

    /// <summary>What a person reads.</summary>
    private static async Task<string> WordsOf(HttpResponseMessage page) => Gaps().Replace(
        WebUtility.HtmlDecode(Tags().Replace(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), " ")), " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Gaps();
}
