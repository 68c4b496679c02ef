using System.Text.RegularExpressions;
using System.Web;
using EscalationBot.Host.Tests.Zalo;
using EscalationBot.ZaloSimulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>The page where Zalo is connected, as an administrator sees it on a telephone and at a desk. Zalo's own page is played.</summary>
[Collection(BrowserTests.Name)]
public sealed class ZaloPageTests(BrowserOfTests browser)
{
    private const string Public = "https://kien-nghi.example.vn";

    [Theory]
    [InlineData("phone", "vi")]
    [InlineData("desk", "en")]
    public async Task An_administrator_is_led_from_the_link_to_Zalo_and_back_and_every_page_is_accessible_and_fits(string on, string language)
    {
        await using var office = await ZaloOffice.StartAsync($"--ZaloOa:PublicUrl={Public}");
        var screen = on == "phone" ? Screen.Phone with { Colours = ColorScheme.Dark } : Screen.Desk;
        await using var context = await browser.OpenAsync(screen.In(new Uri(Public)));
        context.SetDefaultTimeout(BrowserOfTests.PatienceMilliseconds);
        await context.RouteAsync($"{Public}/**", route => ServeAsync(route, office));
        await context.RouteAsync("https://oauth.zaloapp.com/**", route => AgreeAsync(route, office));
        var page = await context.NewPageAsync();
        var trouble = new List<string>();
        page.Console += (_, line) => trouble.Add(line.Text);
        if (language == "en")
            await office.Demo.SayAsync(ZaloOffice.Admin, "english");
        var link = Regex.Match(await office.Demo.SayAsync(ZaloOffice.Admin, "kết nối Zalo"), @"https://\S+/admin/zalo\S+").Value;

        await page.GotoAsync(link);
        await Look.AtAsync(page, $"zalo-{on}-1-open");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(ZaloAccountKeys.Other.OaId);
        await Look.AtAsync(page, $"zalo-{on}-2-done");
        await page.GoBackAsync();
        await page.GotoAsync(link);
        await Expect(page.Locator("h1")).ToHaveTextAsync(language == "en" ? "This link is over" : "Đường dẫn đã hết hiệu lực");
        await Look.AtAsync(page, $"zalo-{on}-3-over");
        Assert.DoesNotContain(trouble, line => !line.Contains("403", StringComparison.Ordinal));
    }

    /// <summary>The public address leads to the program.</summary>
    private static async Task ServeAsync(IRoute route, ZaloOffice office)
    {
        var path = new Uri(route.Request.Url).PathAndQuery;
        var answer = await route.FetchAsync(new() { Url = new Uri(office.Demo.Client.BaseAddress!, path).ToString(), MaxRedirects = 0 });
        await route.FulfillAsync(new() { Response = answer });
    }

    /// <summary>The owner of the account agrees at once.</summary>
    private static Task AgreeAsync(IRoute route, ZaloOffice office)
    {
        var asked = HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
        var back = $"{asked["redirect_uri"]}&code={office.Zalo.Tokens.Consent(asked["code_challenge"]!)}&oa_id={ZaloAccountKeys.Other.OaId}";
        return route.FulfillAsync(new() { Status = 302, Headers = [new("Location", back)] });
    }
}
