using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>Whatever the page shows, on every kind of screen: axe finds nothing serious and nothing sticks out sideways.</summary>
[Collection(BrowserTests.Name)]
public sealed class EveryStateTests(BrowserOfTests browser, TryOutOffice office) : IClassFixture<TryOutOffice>
{
    public static TheoryData<string, string> Screens() => new()
    {
        { "desk", "x-ha-mon" },
        { "phone", "x-ia-toi" },
        { "dark-desk", "x-mang-ri" },
        { "dark-phone", "x-mo-rai" },
        { "contrast-desk", "x-dien-binh" },
        { "narrow-phone", "tt-plei-kan" },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_state_of_the_page_is_accessible_and_fits(string screen, string post)
    {
        await using var visitor = await Visitor.OpenAsync(browser, office.Program, ScreenOf(screen), $"/?post={post}");
        Task LookAsync(string state) => Look.AtAsync(visitor.Page, $"state-{screen}-{state}");

        await LookAsync("1-first-steps");
        await visitor.SayAsync("Gửi Sở Tài chính tờ trình 45/TTr-UBND ngày 10/9 xin bố trí kinh phí sửa đường, đến nay chưa trả lời");
        await LookAsync("2-zalo");
        await visitor.ShowAsOnAsync("Teams");
        await visitor.Page.Locator(".plain-switch").ClickAsync();
        await Expect(visitor.Page.Locator(".twin").First).ToBeVisibleAsync();
        await LookAsync("3-teams-and-text");
        await visitor.Page.Locator(".guide").ClickAsync();
        await visitor.Page.Locator("#message").FillAsync("Bổ sung cho KN-0001,\nkèm tệp:");
        await visitor.Page.Locator(".attach input").SetInputFilesAsync(new FilePayload { Name = "Tờ trình 45 (bản ký).pdf", MimeType = "application/pdf", Buffer = new byte[1_500_000] });
        await Expect(visitor.Page.Locator(".chosen")).ToContainTextAsync("1,4 MB");
        await LookAsync("4-guide-and-file");
        await visitor.OpenPaneAsync("Chức vụ");
        await visitor.Page.Locator(".find").FillAsync("dak");
        await Expect(visitor.Page.Locator(".posts li")).Not.ToHaveCountAsync(0);
        await LookAsync("5-posts");
        await visitor.Page.Locator(".find").FillAsync("không có ai tên thế này");
        await Expect(visitor.Page.Locator(".posts-scroll")).ToContainTextAsync("Không có chức vụ nào");
        await LookAsync("6-no-post");
        await visitor.OpenPaneAsync("Đồng hồ");
        await visitor.Page.Locator("#clock-to").FillAsync("31/02/2024");
        await visitor.Page.Locator("#clock-to").PressAsync("Enter");
        await Expect(visitor.Page.Locator(".refused")).ToContainTextAsync("Đề nghị nhập ngày và giờ");
        await LookAsync("7-clock-refused");
        await visitor.GoAsync($"/?post={post}&lang=en&look=teams");
        await LookAsync("8-English");

        Assert.Empty(visitor.Trouble);
    }

    private static Screen ScreenOf(string name) => name switch
    {
        "desk" => Screen.Desk,
        "phone" => Screen.Phone,
        "dark-desk" => Screen.Desk with { Colours = ColorScheme.Dark },
        "dark-phone" => Screen.Phone with { Colours = ColorScheme.Dark },
        "contrast-desk" => Screen.Desk with { HighContrast = true },
        "narrow-phone" => new Screen(name, 320, 640),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
