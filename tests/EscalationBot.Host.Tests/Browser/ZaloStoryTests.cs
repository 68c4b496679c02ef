using EscalationBot.Host.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>Somebody tries the program as a user of Zalo, on the simulated one, without any configuration.</summary>
[Collection(BrowserTests.Name)]
public sealed class ZaloStoryTests(BrowserOfTests browser)
{
    private const string Head = "Chủ tịch UBND xã Đăk Cấm";

    [Fact]
    public async Task On_Zalo_an_official_reports_is_reminded_by_template_when_the_window_has_closed_and_opens_it_again_by_writing()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program);
        await visitor.BecomeAsync(Head);
        await visitor.TalkOverZaloAsync();
        await LookAsync(visitor, "01-begin");
        await visitor.Page.Locator(".first-steps fluent-button").ClickAsync();
        await Expect(visitor.Newest).ToBeVisibleAsync();
        await Expect(visitor.Window).ToContainTextAsync("miễn phí đến thứ Tư, 25/09/2024 08:05");

        await visitor.SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 20/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await LookAsync(visitor, "02-understood");
        await visitor.Newest.Locator("fluent-button", new() { HasText = "1. " }).ClickAsync();
        await Expect(visitor.Newest).ToContainTextAsync("Đã lưu kiến nghị KN-0043");

        await visitor.MoveClockToAsync("26/09/2024 08:00");
        await Expect(visitor.Window).ToContainTextAsync("tính phí");
        await visitor.MoveClockToAsync("02/10/2024 09:00");
        await Expect(visitor.Activity).ToContainTextAsync("Zalo, Nhắc việc");
        await Expect(visitor.Window).ToContainTextAsync("đã đóng");
        await Expect(visitor.Newest.Locator(".template")).ToContainTextAsync("kiến nghị KN-0043");
        await LookAsync(visitor, "03-template");
        await LookOnAPhoneAsync(program);

        Assert.StartsWith("KN-0043: xin chuyển mục đích", await visitor.SayAsync("xem"));
        await Expect(visitor.Window).ToContainTextAsync("miễn phí đến");
        await LookAsync(visitor, "04-open-again");
        Assert.Empty(visitor.Trouble);
    }

    /// <summary>As narrow as phones are.</summary>
    private async Task LookOnAPhoneAsync(RunningProgram program)
    {
        await using var phone = await Visitor.OpenAsync(browser, program, new Screen("narrow", 360, 740), "/?post=x-dak-cam&via=zalo");
        await Expect(phone.Newest.Locator(".template")).ToBeVisibleAsync();
        await LookAsync(phone, "05-phone");
        await phone.Page.Locator(".window summary").ClickAsync();
        await LookAsync(phone, "06-phone-menu");
        Assert.Empty(phone.Trouble);
    }

    private static Task LookAsync(Visitor visitor, string at) => Look.AtAsync(visitor.Page, $"zalo-{at}");
}
