using System.Text.RegularExpressions;
using EscalationBot.Host.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>The page around the conversation: its clock, its keyboard, its connection. Each test has a program of its own.</summary>
[Collection(BrowserTests.Name)]
public sealed class PageTests(BrowserOfTests browser)
{
    [Fact]
    public async Task The_clock_moves_by_an_hour_a_day_a_week_and_to_the_next_working_morning()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program);
        var now = visitor.Page.Locator(".clock-now");

        await visitor.MoveClockAsync("+1 giờ");
        await Expect(now).ToHaveTextAsync("thứ Hai, 23/09/2024 09:05");
        await visitor.MoveClockAsync("+1 ngày");
        await Expect(now).ToHaveTextAsync("thứ Ba, 24/09/2024 09:05");
        await visitor.MoveClockToAsync("27/9/2024 9h05");
        await Expect(now).ToHaveTextAsync("thứ Sáu, 27/09/2024 09:05");
        await visitor.MoveClockAsync("Ngày làm việc kế tiếp");
        await Expect(now).ToHaveTextAsync("thứ Hai, 30/09/2024 08:00");
        await visitor.MoveClockAsync("+1 tuần");
        await Expect(now).ToHaveTextAsync("thứ Hai, 07/10/2024 08:00");
        await Expect(visitor.Activity.Locator("h3").First).ToHaveTextAsync("thứ Hai, 07/10/2024 08:00");

        await visitor.Page.Locator("#clock-to").FillAsync("01/10/2024 08:00");
        await visitor.Page.Locator("#clock-to").PressAsync("Enter");
        await Expect(visitor.Page.Locator(".refused")).ToHaveTextAsync("Đồng hồ chỉ đi tới. Đề nghị chọn thời điểm sau thứ Hai, 07/10/2024 08:00.");
    }

    [Fact]
    public async Task What_other_posts_received_is_counted_beside_their_names_until_it_is_looked_at()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program);
        await visitor.MoveClockAsync("Ngày làm việc kế tiếp");
        var chair = visitor.Page.Locator(".posts a[href*='post=ct-ubnd-tinh']");
        await Expect(chair.Locator(".unseen")).ToHaveTextAsync(new Regex("^[1-9] tin mới$"));

        await chair.ClickAsync();

        await Expect(visitor.Log).ToContainTextAsync("Tình hình kiến nghị, đề xuất đến 07:00 ngày 24/09/2024");
        await Expect(chair.Locator(".post-news")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_windows_see_the_same_office()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var one = await Visitor.OpenAsync(browser, program, address: "/?post=x-ha-mon");
        await using var other = await Visitor.OpenAsync(browser, program, Screen.Phone, "/?post=x-ha-mon");

        await one.SayAsync("tình hình");
        await one.MoveClockAsync("+1 giờ");

        await Expect(other.Log.Locator("article.mine .words")).ToHaveTextAsync("tình hình");
        await Expect(other.Page.Locator(".top .now")).ToHaveTextAsync("thứ Hai, 23/09/2024 09:05");
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard_alone()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program, address: "/?post=x-ha-mon");
        var keys = visitor.Page.Keyboard;

        await keys.PressAsync("Tab");
        await Expect(visitor.Page.Locator(":focus")).ToHaveTextAsync("Đến ô nhập tin nhắn");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("báo cáo\n");
        await Expect(visitor.Newest).ToContainTextAsync("(Bước 1/6)");
        await keys.PressAsync("Shift+Tab");
        await Expect(visitor.Page.Locator(":focus")).ToHaveAttributeAsync("type", "file");
        await keys.PressAsync("Shift+Tab");
        await Expect(visitor.Page.Locator(":focus")).ToHaveTextAsync("3. Chưa gửi cơ quan nào");
        await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("Enter");
        await Expect(visitor.Newest).ToContainTextAsync("(Bước 2/6)");

        await visitor.Page.Locator("#message").FocusAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(visitor.Page.Locator(":focus")).ToHaveTextAsync("+1 giờ");
        await keys.PressAsync("Space");
        await Expect(visitor.Page.Locator(".clock-now")).ToHaveTextAsync("thứ Hai, 23/09/2024 09:05");

        await visitor.Page.Locator(".find").FocusAsync();
        await keys.TypeAsync("so y te");
        await Expect(visitor.Page.Locator(".posts li")).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(visitor.Page.Locator(".chat h2")).ToHaveTextAsync("Giám đốc Sở Y tế");
    }

    [Fact]
    public async Task After_the_program_died_and_started_again_the_page_comes_back_with_all_that_was_said_and_begun()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program, address: "/?post=x-ha-mon&look=teams");
        await visitor.SayAsync("báo cáo");
        await visitor.PressAsync("1. Cơ quan chuyên môn");
        await visitor.MoveClockAsync("+1 giờ");
        await visitor.Page.Locator("#message").PressSequentiallyAsync("Sở Tài");

        await program.KillAsync();
        await Expect(visitor.Page.Locator(".reconnect")).ToContainTextAsync("Mất kết nối với máy chủ. Đang nối lại");
        await Expect(visitor.Page.Locator(".reconnect .when-trying")).ToBeVisibleAsync();
        await visitor.Page.Locator("#message").PressSequentiallyAsync(" chính");
        await program.StartAgainAsync();

        await Expect(visitor.Page.Locator(".reconnect .when-trying")).ToBeHiddenAsync();
        await visitor.ConnectedAsync();
        await Expect(visitor.Page.Locator("#message")).ToHaveValueAsync("Sở Tài chính");
        await Expect(visitor.Page.Locator(".clock-now")).ToHaveTextAsync("thứ Hai, 23/09/2024 09:05");
        await Expect(visitor.Log.Locator("article.mine")).ToHaveCountAsync(2);
        await visitor.Page.Locator("#message").PressAsync("Enter");
        await Expect(visitor.Newest).ToContainTextAsync("(Bước 3/6)");
    }

    [Fact]
    public async Task Nothing_is_loaded_from_anywhere_but_this_program()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program);
        var asked = new List<Uri>();
        visitor.Page.Request += (_, request) => asked.Add(new Uri(request.Url));

        await visitor.GoAsync("/?look=teams");
        await visitor.SayAsync("tình hình");

        Assert.NotEmpty(asked);
        Assert.All(asked, address => Assert.Equal(program.Address.Authority, address.Authority));
        Assert.Empty(visitor.Trouble);
    }
}
