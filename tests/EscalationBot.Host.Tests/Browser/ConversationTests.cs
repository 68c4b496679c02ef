using EscalationBot.Host.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>Talking with the bot on the page: words, numbers, buttons, files, looks.</summary>
[Collection(BrowserTests.Name)]
public sealed class ConversationTests(BrowserOfTests browser, TryOutOffice office) : IClassFixture<TryOutOffice>
{
    [Fact]
    public async Task The_page_opens_in_Vietnamese_and_English_is_one_click_away()
    {
        await using var visitor = await OpenAsync("/");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
        await Expect(visitor.Page.Locator(".posts h2")).ToHaveTextAsync("Chọn chức vụ");

        await visitor.Page.Locator("a.language").ClickAsync();
        await visitor.ConnectedAsync();

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(visitor.Page.Locator(".posts h2")).ToHaveTextAsync("Choose a post");
        await Expect(visitor.Page.Locator("a.language")).ToHaveTextAsync("Tiếng Việt");
    }

    [Fact]
    public async Task A_question_is_answered_by_a_word_by_its_number_and_by_its_button()
    {
        await using var visitor = await OpenAsync("/?post=x-dak-choong");

        var byButton = await AskedToCancelAsync(visitor, () => visitor.PressAsync("4. Hủy"));
        var byNumber = await AskedToCancelAsync(visitor, () => visitor.SayAsync("4"));
        var byWord = await AskedToCancelAsync(visitor, () => visitor.SayAsync("huy"));

        Assert.StartsWith("Đã hủy", byButton);
        Assert.Equal([byButton, byButton], [byNumber, byWord]);
        await Expect(visitor.Log.Locator("article.mine .words").Nth(1)).ToHaveTextAsync("Hủy");
    }

    [Fact]
    public async Task Zalo_shows_plain_text_with_numbers_and_Teams_a_card_of_the_same_meaning()
    {
        await using var visitor = await OpenAsync("/?post=x-dak-ruong");
        await visitor.SayAsync("Gửi Sở Tài chính tờ trình 46/TTr-UBND ngày 10/9 xin sửa trường, đến nay chưa trả lời");

        await Expect(visitor.Newest.Locator(".bubble .words")).ToContainTextAsync("- Văn bản: số 46/TTr-UBND ngày 10/09/2024");
        await Expect(visitor.Newest.Locator(".bubble .words")).ToContainTextAsync("1. Đúng, lưu");
        await Expect(visitor.Newest.Locator("dl, table, .card")).ToHaveCountAsync(0);
        var buttons = await visitor.Newest.Locator("fluent-button").AllInnerTextsAsync();

        await visitor.ShowAsOnAsync("Teams");

        await Expect(visitor.Newest.Locator(".card dl > div", new() { HasText = "46/TTr-UBND" }).Locator("dt, dd")).ToHaveTextAsync(["Văn bản", "số 46/TTr-UBND ngày 10/09/2024"]);
        await Expect(visitor.Newest.Locator(".card")).Not.ToContainTextAsync("- Văn bản");
        Assert.Equal(buttons, await visitor.Newest.Locator("fluent-button").AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_file_is_sent_shown_and_asked_about()
    {
        await using var visitor = await OpenAsync("/?post=x-ha-mon");
        await ChooseAsync(visitor, "Công văn trả lời.pdf", new byte[200_000]);
        await visitor.Page.Locator(".send").ClickAsync();

        await Expect(visitor.Log.Locator("article.mine .sent-file")).ToContainTextAsync("Công văn trả lời.pdf");
        await Expect(visitor.Log.Locator("article.mine .sent-file")).ToContainTextAsync("195 KB");
        await Expect(visitor.Newest).ToContainTextAsync("Đã nhận tệp Công văn trả lời.pdf");
        await Expect(visitor.Page.Locator(".chosen")).ToHaveCountAsync(0);
        Assert.Equal("Đã bổ sung Công văn trả lời.pdf vào KN-0017.", await visitor.PressAsync("KN-0017"));
    }

    [Fact]
    public async Task A_file_that_is_empty_or_too_large_is_refused_before_it_is_sent()
    {
        await using var visitor = await OpenAsync("/?post=x-ia-toi");

        await ChooseAsync(visitor, "trống.pdf", []);
        await Expect(visitor.Page.Locator(".composer .trouble")).ToHaveTextAsync("Tệp trống.pdf không có nội dung.");
        await ChooseAsync(visitor, "lớn.pdf", new byte[DemoLimits.FileBytes + 1]);
        await Expect(visitor.Page.Locator(".composer .trouble")).ToHaveTextAsync("Tệp lớn.pdf lớn hơn 10 MB. Đề nghị đồng chí chọn tệp nhỏ hơn.");

        await Expect(visitor.Page.Locator(".chosen")).ToHaveCountAsync(0);
        await Expect(visitor.Log.Locator("article")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_text_that_carries_a_secrecy_mark_is_nowhere_on_the_page()
    {
        await using var visitor = await OpenAsync("/?post=x-mang-ri");

        var answer = await visitor.SayAsync("Gửi kèm phương án TUYỆT MẬT về cầu treo Đăk Bla");

        Assert.Contains("không lưu nội dung này", answer);
        await Expect(visitor.Log.Locator("article.mine .bubble")).ToHaveTextAsync("Nội dung không được lưu.");
        Assert.DoesNotContain("cầu treo", await visitor.Page.ContentAsync());
    }

    [Fact]
    public async Task A_text_that_is_too_long_stays_in_the_box_with_a_word_why()
    {
        await using var visitor = await OpenAsync("/?post=x-mo-rai");
        await visitor.Page.Locator("#message").FillAsync(new string('a', DemoLimits.TextCharacters + 1));
        await visitor.Page.Locator("#message").PressAsync("Enter");

        await Expect(visitor.Page.Locator(".composer .trouble")).ToContainTextAsync("dài nhất 100000 ký tự");
        Assert.Equal(DemoLimits.TextCharacters + 1, (await visitor.Page.Locator("#message").InputValueAsync()).Length);
        await Expect(visitor.Log.Locator("article")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_begun_for_one_post_waits_while_another_is_looked_at()
    {
        await using var visitor = await OpenAsync("/?post=tt-mang-den");
        await visitor.Page.Locator("#message").PressSequentiallyAsync("Kiến nghị về");

        await visitor.BecomeAsync("Chủ tịch UBND thị trấn Plei Kần");
        await Expect(visitor.Page.Locator("#message")).ToHaveValueAsync("");
        await Expect(visitor.Page.Locator("#message")).ToBeFocusedAsync();
        await visitor.BecomeAsync("Chủ tịch UBND thị trấn Măng Đen");

        await Expect(visitor.Page.Locator("#message")).ToHaveValueAsync("Kiến nghị về");
        await visitor.Page.Locator(".send").ClickAsync();
        await Expect(visitor.Log.Locator("article.mine .words")).ToHaveTextAsync("Kiến nghị về");
        await visitor.GoAsync("/?post=tt-mang-den");
        await Expect(visitor.Page.Locator("#message")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_visitor_without_a_post_gets_one_with_a_code_from_the_administrator()
    {
        await using var visitor = await OpenAsync("/?post=quan-tri");
        var issued = await visitor.SayAsync("cấp mã liên kết UBND xã Vinh Quang");
        var code = issued.Split('\n')[0].Split(' ')[^1];

        await visitor.BecomeAsync("Khách 2");
        await visitor.SayAsync("Xin chào");
        await visitor.SayAsync(code);
        await visitor.PressAsync("1. Đúng, liên kết");

        await Expect(visitor.Page.Locator(".chat h2")).ToHaveTextAsync("Chủ tịch UBND xã Vinh Quang");
        await Expect(visitor.Page.Locator(".posts a", new() { HasText = "Khách 2" })).ToHaveCountAsync(0);
    }

    private Task<Visitor> OpenAsync(string address) => Visitor.OpenAsync(browser, office.Program, address: address);

    private static async Task<string> AskedToCancelAsync(Visitor visitor, Func<Task<string>> answer)
    {
        Assert.Contains("4. Hủy", await visitor.SayAsync("Gửi Sở Tài chính tờ trình 45/TTr-UBND ngày 10/9 xin sửa đường, đến nay chưa trả lời"));
        return await answer();
    }

    private static Task ChooseAsync(Visitor visitor, string name, byte[] content) =>
        visitor.Page.Locator(".attach input").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });
}
