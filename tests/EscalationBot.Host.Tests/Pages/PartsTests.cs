using Bunit;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Components.TryOut;
using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Tests.Pages;

public sealed class PartsTests
{
    [Theory]
    [InlineData("Chủ tịch UBND xã A", "UBND xã A", "Chủ tịch UBND xã A", "")]
    [InlineData("Trưởng Ban", "Ban Dân tộc", "Trưởng Ban", "Ban Dân tộc")]
    [InlineData("Phó Chủ tịch UBND tỉnh (lĩnh vực: tài chính, đầu tư)", "UBND tỉnh Kon Tum", "Phó Chủ tịch UBND tỉnh", "lĩnh vực: tài chính, đầu tư")]
    [InlineData("Khách 1 (chưa liên kết)", "", "Khách 1", "chưa liên kết")]
    [InlineData("(lạ)", "", "(lạ)", "")]
    public void A_long_title_is_shown_in_two_parts(string title, string unit, string first, string second) =>
        Assert.Equal(new PostName(first, second), PostName.Of(new DemoPost("id", title, unit, DemoRole.Unit)));

    [Theory]
    [InlineData(1, "1 KB")]
    [InlineData(200_000, "195 KB")]
    [InlineData(1_048_576, "1 MB")]
    [InlineData(1_500_000, "1,4 MB")]
    public void The_size_of_a_file_is_written_the_Vietnamese_way(long bytes, string written) =>
        Assert.Equal(written, FileSize.In(PageTexts.Vietnamese, bytes));

    [Fact]
    public void In_English_the_size_of_a_file_has_a_decimal_point() => Assert.Equal("1.4 MB", FileSize.In(PageTexts.English, 1_500_000));

    [Fact]
    public void What_the_user_sent_is_shown_as_it_was_sent()
    {
        using var drawing = new Drawing();

        var words = drawing.Line(FakeDemoChat.Said("tình hình"), PageLook.Zalo).Find(".bubble");
        var file = drawing.Line(FakeDemoChat.Said("", new Attachment("key", "tờ trình.pdf", "application/pdf", 200_000)), PageLook.Zalo).Find(".bubble");
        var withheld = drawing.Line(FakeDemoChat.Said(""), PageLook.Zalo).Find(".bubble");

        Assert.Equal("tình hình", words.TextContent.Trim());
        Assert.Equal("tờ trình.pdf 195 KB", file.TextContent.Trim());
        Assert.Equal("Nội dung không được lưu.", withheld.TextContent.Trim());
    }

    [Fact]
    public void What_happened_stands_under_its_moment_newest_first()
    {
        using var drawing = new Drawing();
        drawing.Chat.Receive(FakeDemoChat.Leader, 1, FakeDemoChat.Message(MessageKind.Digest, "Tình hình."), FakeDemoChat.At(7, 15));
        drawing.Chat.Receive(FakeDemoChat.Head, 2, FakeDemoChat.Message(MessageKind.Nudge, "Đã quá hạn."), FakeDemoChat.At(8, 0));
        drawing.Chat.Receive(FakeDemoChat.Leader, 3, FakeDemoChat.Message(MessageKind.News, "Đã trả lời."), FakeDemoChat.At(8, 0));

        var list = drawing.Render<ActivityList>(part => part.Add(p => p.Texts, Drawing.Texts).Add(p => p.Address, Drawing.Address));

        Assert.Equal(
            ["thứ Hai, 23/09/2024 08:00", "Đã trả lời.", "Đã quá hạn.", "thứ Hai, 23/09/2024 07:15", "Tình hình."],
            list.FindAll("h3, .activity-what").Select(part => part.TextContent));
        Assert.Equal("/?post=pct&look=zalo&lang=vi", list.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_is_told_and_stays_in_the_box()
    {
        using var drawing = new Drawing();
        drawing.Chat.OnSend = _ => throw new IOException("The disk is full.");
        var pane = drawing.Pane(FakeDemoChat.Head);

        await pane.Find("textarea").ChangeAsync("tình hình");
        await pane.Find("form.composer").SubmitAsync();

        Assert.Equal("Hệ thống chưa nhận được tin này. Đề nghị đồng chí gửi lại.", pane.Find(".trouble").TextContent);
        Assert.Equal("tình hình", pane.Find("textarea").GetAttribute("value"));
        Assert.Empty(pane.FindAll(".waiting"));
    }

    [Fact]
    public async Task While_the_system_works_the_page_says_so_and_the_box_is_free_again()
    {
        using var drawing = new Drawing();
        var gate = new TaskCompletionSource();
        drawing.Chat.OnSend = _ => gate.Task;
        var pane = drawing.Pane(FakeDemoChat.Head);

        await pane.Find("textarea").ChangeAsync("tình hình");
        var sent = pane.Find("form.composer").SubmitAsync();

        Assert.Equal("Hệ thống đang xử lý", pane.Find(".waiting").TextContent.Trim());
        Assert.Equal("", pane.Find("textarea").GetAttribute("value") ?? "");
        gate.SetResult();
        await sent;
        Assert.Empty(pane.FindAll(".waiting"));
    }

    [Fact]
    public async Task Nothing_but_spaces_is_not_sent()
    {
        using var drawing = new Drawing();
        drawing.Chat.OnSend = _ => throw new InvalidOperationException("It was sent.");
        var pane = drawing.Pane(FakeDemoChat.Head);

        await pane.Find("textarea").ChangeAsync("  \n ");
        await pane.Find("form.composer").SubmitAsync();

        Assert.Empty(pane.FindAll(".trouble"));
    }

    [Fact]
    public async Task The_guide_opens_again_in_the_middle_of_a_conversation()
    {
        using var drawing = new Drawing();
        drawing.Chat.Receive(FakeDemoChat.Head, 1, FakeDemoChat.Message(MessageKind.Reply, "Đã lưu."));
        var pane = drawing.Pane(FakeDemoChat.Head);
        Assert.Empty(pane.FindAll(".first-steps"));

        await pane.Find(".guide").ClickAsync();

        Assert.Contains("Chủ tịch UBND xã A", pane.Find(".first-steps").TextContent);
        await pane.Find(".first-steps-head fluent-button").ClickAsync();
        Assert.Empty(pane.FindAll(".first-steps"));
    }

    [Fact]
    public async Task An_example_is_sent_when_it_is_pressed()
    {
        using var drawing = new Drawing();
        var sent = new List<DemoInput>();
        drawing.Chat.OnSend = input =>
        {
            sent.Add(input);
            return Task.CompletedTask;
        };

        await drawing.Pane(FakeDemoChat.Head).Find("fluent-button.example").ClickAsync();

        Assert.Equal(
            [new DemoInput.Words("Gửi Sở Tài chính tờ trình 45/TTr-UBND ngày 10/9/2024 xin bố trí kinh phí sửa đường, đến nay chưa trả lời")], sent);
    }

    [Theory]
    [InlineData("mai", "Đề nghị nhập ngày và giờ, ví dụ: 24/09/2024 08:00.")]
    [InlineData("", "Đề nghị nhập ngày và giờ, ví dụ: 24/09/2024 08:00.")]
    [InlineData("22/09/2024 08:00", "Đồng hồ chỉ đi tới. Đề nghị chọn thời điểm sau thứ Hai, 23/09/2024 08:05.")]
    [InlineData("23/09/2024 08:05", "Đồng hồ chỉ đi tới. Đề nghị chọn thời điểm sau thứ Hai, 23/09/2024 08:05.")]
    [InlineData("30/09/2025 08:00", "Mỗi lần chuyển nhiều nhất 370 ngày.")]
    public async Task A_moment_that_the_clock_cannot_move_to_is_refused_with_a_reason(string typed, string reason)
    {
        using var drawing = new Drawing();
        var clock = drawing.Clock();

        await clock.Find("#clock-to").ChangeAsync(typed);
        await clock.Find(".clock-to").SubmitAsync();

        Assert.Equal(reason, clock.Find(".refused").TextContent);
        Assert.Equal("true", clock.Find("#clock-to").GetAttribute("aria-invalid"));
        Assert.Equal(FakeDemoChat.At(8, 5), drawing.Chat.Now);
    }

    [Fact]
    public async Task While_the_clock_is_on_its_way_the_page_shows_how_far_and_no_button_moves_it()
    {
        using var drawing = new Drawing();
        var gate = new TaskCompletionSource();
        drawing.Chat.OnMove = (_, progress) =>
        {
            progress!.Report(FakeDemoChat.At(9, 5));
            return gate.Task;
        };
        var clock = drawing.Clock();

        await clock.Find("#clock-to").ChangeAsync("23/09/2024 12:05");
        var moved = clock.Find(".clock-to").SubmitAsync();

        clock.WaitForAssertion(() => Assert.Equal("Đang diễn ra: thứ Hai, 23/09/2024 09:05", clock.Find(".clock-run p").TextContent));
        Assert.Equal("25", clock.Find(".clock-run fluent-progress-bar").GetAttribute("value"));
        Assert.All(clock.FindAll("fluent-button"), button => Assert.True(button.HasAttribute("disabled")));
        gate.SetResult();
        await moved;
        clock.WaitForAssertion(() => Assert.Equal("Đã đến thứ Hai, 23/09/2024 12:05. Không có tin nào trong thời gian này.", clock.Find(".clock-said").TextContent));
        Assert.Empty(clock.FindAll(".clock-run"));
    }

    [Fact]
    public void When_something_fails_on_the_way_the_page_says_where_the_clock_stopped()
    {
        using var drawing = new Drawing();
        drawing.Chat.OnMove = (_, _) => throw new IOException("The disk is full.");
        var clock = drawing.Clock();

        clock.Find("fluent-button").Click();

        clock.WaitForAssertion(() => Assert.Equal("Đồng hồ dừng ở thứ Hai, 23/09/2024 08:05 vì có lỗi. Có thể chuyển tiếp.", clock.Find(".clock-said").TextContent));
    }

    [Fact]
    public async Task Posts_are_found_by_parts_of_their_names_with_or_without_diacritics()
    {
        using var drawing = new Drawing();
        var list = drawing.Render<PostList>(part => part
            .Add(p => p.Texts, Drawing.Texts).Add(p => p.Address, Drawing.Address).Add(p => p.Posts, drawing.Chat.Posts())
            .Add(p => p.Current, FakeDemoChat.Head).Add(p => p.News, new Dictionary<string, int> { ["pct"] = 3 }));
        Assert.Equal("33 tin mới", list.Find(".post-news").TextContent);

        await list.Find("input").InputAsync("tinh pho");
        Assert.Equal(["Phó Chủ tịch UBND tỉnh"], list.FindAll(".post-title").Select(title => title.TextContent));

        await list.Find("input").InputAsync("không ai");
        Assert.Equal("Không có chức vụ nào khớp với từ tìm kiếm.", list.Find(".posts-scroll > .quiet").TextContent);
    }
}
