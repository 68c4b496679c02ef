using System.Globalization;
using System.Text.RegularExpressions;
using EscalationBot.Host.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>The main job from the first sentence to the closed record, played in the browser against the running program.</summary>
[Collection(BrowserTests.Name)]
public sealed class StoryTests(BrowserOfTests browser)
{
    private const string Head = "Chủ tịch UBND xã Đăk Cấm";
    private const string Agency = "Giám đốc Sở Tài chính";
    private const string Leader = "lĩnh vực: tài chính, đầu tư, công thương, khu kinh tế";

    [Fact]
    public Task A_stalled_proposal_is_reported_nudged_directed_and_closed_at_a_desk() => PlayAsync(Screen.Desk);

    [Fact]
    public Task A_stalled_proposal_is_reported_nudged_directed_and_closed_on_a_phone() => PlayAsync(Screen.Phone);

    private async Task PlayAsync(Screen screen)
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program, screen);
        var story = new Telling(visitor, $"story-{screen.Name}");

        var record = await ReportAsync(story);
        await BeNudgedAsync(story, record);
        await StandInTheDigestAsync(story, record);
        await BeDirectedAsync(story, record);
        await CloseAsync(story, record);

        Assert.Empty(visitor.Trouble);
    }

    /// <returns>The code of the record.</returns>
    private static async Task<string> ReportAsync(Telling story)
    {
        var head = story.Visitor;
        await head.BecomeAsync(Head);
        await story.LookAsync("first-steps");

        var plain = await head.SayAsync("xa gui So Tai chinh to trinh 45/TTr-UBND ngay 10/9 xin bo tri kinh phi sua duong, den nay chua tra loi");
        await head.PressAsync("4. Hủy");
        var card = await head.SayAsync("UBND xã gửi Sở Tài chính tờ trình 45/TTr-UBND ngày 10/9 xin bố trí kinh phí sửa đường, đến nay chưa trả lời");
        Assert.Equal(plain.Replace("xin bo tri kinh phi sua duong", "xin bố trí kinh phí sửa đường", StringComparison.Ordinal), card);
        await story.LookAsync("understood-zalo");
        await head.ShowAsOnAsync("Teams");
        await story.LookAsync("understood-teams");
        await head.ShowAsOnAsync("Zalo");

        var saved = await head.SayAsync("1");
        Assert.StartsWith("Đã lưu kiến nghị KN-", saved);
        var record = saved[saved.IndexOf("KN-", StringComparison.Ordinal)..][..7];
        var status = await head.SayAsync("tình hình");
        Assert.Contains(record, status);
        Assert.Contains("thứ Ba, 24/09/2024", status);
        await story.LookAsync("status");
        return record;
    }

    private static async Task BeNudgedAsync(Telling story, string record)
    {
        var head = story.Visitor;
        await head.MoveClockAsync("thứ Ba, 24/09/2024 08:00");
        await head.MoveClockAsync("thứ Tư, 25/09/2024 08:00");
        await Expect(head.Activity).ToContainTextAsync(Agency);
        await story.LookAsync("clock");

        await head.OpenPaneAsync("Trò chuyện");
        await Expect(head.Newest).ToContainTextAsync($"{record} gửi Sở Tài chính (45/TTr-UBND ngày 10/09/2024) đã quá hạn 01 ngày làm việc");
        await Expect(head.Newest.Locator("fluent-button")).ToHaveTextAsync(["1. Đã được giải quyết", "2. Vẫn chưa được giải quyết", "3. Đề nghị gia hạn"]);
        await story.LookAsync("nudge");
        Assert.Contains("Đã ghi nhận lúc 08:00", await head.PressAsync("2. Vẫn chưa được giải quyết"));

        await head.OpenPaneAsync("Đồng hồ");
        await head.Activity.Locator("a", new() { HasText = Agency }).First.ClickAsync();
        await Expect(head.Page.Locator(".chat h2")).ToHaveTextAsync(Agency);
        await Expect(head.Newest).ToContainTextAsync(record);
        await story.LookAsync("agency-told");
    }

    private static async Task StandInTheDigestAsync(Telling story, string record)
    {
        var leader = story.Visitor;
        await leader.MoveClockToAsync("02/10/2024 08:00");
        await leader.OpenPaneAsync("Trò chuyện");
        await leader.BecomeAsync(Leader);
        await leader.ShowAsOnAsync("Teams");
        await Expect(leader.Newest).ToContainTextAsync("Tình hình kiến nghị, đề xuất đến 07:00 ngày 02/10/2024");
        await Expect(leader.Newest).ToContainTextAsync($"{record}, UBND xã Đăk Cấm → Sở Tài chính");
        await story.LookAsync("digest-teams");
        await leader.ShowAsOnAsync("Zalo");
        await story.LookAsync("digest-zalo");
        await leader.ShowAsOnAsync("Teams");
        await AssertDigestsReconcileAsync(leader);
    }

    private static async Task BeDirectedAsync(Telling story, string record)
    {
        var leader = story.Visitor;
        await leader.SayAsync(record);
        await leader.PressAsync("1. Cho ý kiến chỉ đạo");
        var asked = await leader.SayAsync("1, trước 08/10/2024, nêu rõ thống nhất hay không thống nhất");
        Assert.Contains("Giao Giám đốc Sở Tài chính trả lời UBND xã Đăk Cấm bằng văn bản, nêu rõ thống nhất hay không thống nhất, trước ngày 08/10/2024", asked);
        await story.LookAsync("direction");
        Assert.StartsWith($"Đã ghi nhận ý kiến chỉ đạo về {record}", await leader.PressAsync("1. Chuyển"));

        await leader.BecomeAsync(Agency);
        await Expect(leader.Newest).ToContainTextAsync($"có ý kiến chỉ đạo về kiến nghị {record}");
        await story.LookAsync("agency-directed");
        await leader.BecomeAsync(Head);
        await Expect(leader.Newest).ToContainTextAsync($"có ý kiến chỉ đạo về kiến nghị {record}");
    }

    private static async Task CloseAsync(Telling story, string record)
    {
        var head = story.Visitor;
        await head.SayAsync($"đã giải quyết {record}");
        await head.SayAsync("830/STC-NS ngày 02/10/2024");
        var closed = await head.PressAsync("1. Thỏa đáng, kết thúc");
        Assert.Contains($"{record} đã giải quyết quá hạn 06 ngày làm việc theo văn bản 830/STC-NS ngày 02/10/2024", closed);
        await story.LookAsync("closed");

        await head.MoveClockAsync("thứ Năm, 03/10/2024 08:00");
        await head.BecomeAsync(Leader);
        await Expect(head.Newest).ToContainTextAsync("Tình hình kiến nghị, đề xuất đến 07:00 ngày 03/10/2024");
        Assert.Equal(1, Number((await FiguresAsync(head.Newest))["Đã giải quyết"]));
        await AssertDigestsReconcileAsync(head);
        await story.LookAsync("last-digest");
    }

    /// <summary>Of every digest in the chat: opening + new − resolved = closing = in time + overdue, and the next one opens with it.</summary>
    private static async Task AssertDigestsReconcileAsync(Visitor leader)
    {
        var digests = await leader.Log.Locator("article.theirs", new() { HasText = "Tình hình kiến nghị, đề xuất đến" }).AllAsync();
        Assert.NotEmpty(digests);
        int? before = null;
        foreach (var digest in digests)
        {
            var figures = await FiguresAsync(digest);
            int Of(string label) => Number(figures[label]);
            Assert.Equal(before ?? Of("Đầu kỳ"), Of("Đầu kỳ"));
            Assert.Equal(Of("Đầu kỳ") + Of("Mới phát sinh") - Of("Đã giải quyết"), Of("Cuối kỳ"));
            Assert.Equal(Of("Đang giải quyết trong hạn") + Of("Đang giải quyết quá hạn"), Of("Cuối kỳ"));
            before = Of("Cuối kỳ");
        }
    }

    private static async Task<Dictionary<string, string>> FiguresAsync(ILocator digest)
    {
        var labels = await digest.Locator("tbody th").AllInnerTextsAsync();
        var numbers = await digest.Locator("tbody th + td").AllInnerTextsAsync();
        return labels.Zip(numbers).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static int Number(string cell) => int.Parse(Regex.Match(cell, "^\\d+").Value, CultureInfo.InvariantCulture);

    /// <summary>The pictures of a story are numbered in its order.</summary>
    private sealed record Telling(Visitor Visitor, string Name)
    {
        private int pictures;

        public Task LookAsync(string at) => Look.AtAsync(Visitor.Page, $"{Name}-{++pictures:00}-{at}");
    }
}
