using System.Globalization;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Tests.Teams;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing.Teams;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>
/// One office in which the head of a unit is on Zalo and the leader in charge in Teams. The clocks of the office and of both services
/// go together, so that Zalo's window closes and opens in the middle as it would.
/// </summary>
public sealed class TwoChannelsTests : IAsyncLifetime
{
    private const string Record = WholeWay.Record;
    private const string Chat = "v3.0/oa/message/cs";
    private const string Template = "v3.0/oa/message/template";

    private readonly FakeTimeProvider time = ZaloOffice.NewTime();
    private FakeConnector connector = null!;
    private ZaloOffice office = null!;
    private ZaloPerson head = null!;
    private TeamsPerson leader = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync(time);
        office = await ZaloOffice.StartAsync(
            time, services => TeamsOffice.Lead(services, connector),
            [.. TeamsOffice.Credentials, "--ZaloOa:Templates:Nudge=700001", "--Delivery:MonthlyBudget=1000"]);
        office.Zalo.Templates.Approve(new FakeTemplate("700001", new Dictionary<string, int> { ["chuc_danh"] = 200, ["so_luong"] = 30, ["han"] = 20, ["ma"] = 30 }));
        head = await office.LinkedAsync("2000000000000000002", "UBND xã Đăk Cấm");
        leader = await TeamsOffice.In(office.Demo, time, connector).LinkedAsync(WholeWay.Leader, "UBND tỉnh", "đất đai");
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact]
    public async Task A_stalled_proposal_goes_from_the_head_on_Zalo_to_the_leader_in_Teams_and_back_while_the_window_closes_and_opens()
    {
        await ReportAsync();
        await TheWindowClosesAsync();
        await TheDeadlinePassesAsync();
        await TheLeaderDirectsAsync();
        await TheHeadClosesAsync();
        Assert.Equal([Chat, Template], office.Zalo.Calls.Select(c => c.Path).Distinct().Order(StringComparer.Ordinal));
    }

    private ZaloCall Newest => office.Seen(head)[^1];

    private async Task ReportAsync()
    {
        await SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 20/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await SayAsync("1");
        Assert.StartsWith($"Đã lưu kiến nghị {Record}.", Newest.Text, StringComparison.Ordinal);
    }

    /// <summary>Nine days of silence: the reminder before the deadline is an approved text, and what it announces costs nothing.</summary>
    private async Task TheWindowClosesAsync()
    {
        await UntilAsync("2024-10-02");
        Assert.Equal((Template, Record, "04/10/2024"), (Newest.Path, Newest.Values["ma"], Newest.Values["han"]));

        await SayAsync("xem");
        Assert.Equal(Chat, Newest.Path);
        Assert.StartsWith($"{Record}: xin chuyển mục đích", Newest.Text, StringComparison.Ordinal);
    }

    private async Task TheDeadlinePassesAsync()
    {
        await UntilAsync("2024-10-07");
        Assert.Equal(Chat, Newest.Path);
        Assert.Contains("đã quá hạn 01 ngày làm việc (hạn: 04/10/2024)", Newest.Text, StringComparison.Ordinal);

        await SayAsync("2");
        Assert.StartsWith("Đã ghi nhận lúc 08:00 ngày 07/10/2024.", Newest.Text, StringComparison.Ordinal);
    }

    private async Task TheLeaderDirectsAsync()
    {
        await UntilAsync("2024-10-11");
        await SayAsync($"{Record} đến đâu rồi?");
        Assert.DoesNotContain($"- {Record}, UBND xã Đăk Cấm", leader.Sees[^1].Text, StringComparison.Ordinal);
        await UntilAsync("2024-10-14");
        Assert.StartsWith("Kính báo cáo đồng chí Phó Chủ tịch UBND tỉnh", leader.Sees[^1].Text, StringComparison.Ordinal);
        Assert.Contains($"- {Record}, UBND xã Đăk Cấm → Sở Tài nguyên và Môi trường: chưa có văn bản trả lời, quá hạn 06 ngày làm việc.", leader.Sees[^1].Text, StringComparison.Ordinal);

        await DirectAsync($"chỉ đạo {Record}");
        await DirectAsync("1, trước 18/10/2024, nêu rõ thống nhất hay không thống nhất");
        await leader.PressAsync("Chuyển");
        await PauseAsync();
        Assert.StartsWith($"Đã ghi nhận ý kiến chỉ đạo về {Record}", leader.Sees[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Chat, Newest.Path);
        Assert.Contains("nêu rõ thống nhất hay không thống nhất, trước ngày 18/10/2024", Newest.Text, StringComparison.Ordinal);
    }

    private async Task TheHeadClosesAsync()
    {
        await UntilAsync("2024-10-16");
        await SayAsync($"{Record} đã giải quyết");
        await SayAsync("2105/STNMT-QLĐĐ ngày 15/10/2024");
        await SayAsync("1");
        Assert.StartsWith($"Đã ghi nhận {Record} đã giải quyết quá hạn ", Newest.Text, StringComparison.Ordinal);

        await UntilAsync("2024-10-17");
        Assert.Contains("- Đã giải quyết: 01 (trong hạn 00, quá hạn 01)", leader.Sees[^1].Text, StringComparison.Ordinal);
        Assert.Single(office.Seen(head), c => c.Path == Template);
        await office.Demo.SayAsync(ZaloOffice.Admin, "tự kiểm tra");
        await office.QuietAsync();
        // The approved text; then two reminders and the direction that came more than two days after the head last wrote.
        Assert.Equal(
            [RouteWay.Template, RouteWay.PaidChat, RouteWay.PaidChat, RouteWay.PaidChat],
            office.Rows(head).Select(r => r.Route?.Way).Where(way => way is RouteWay.Template or RouteWay.PaidChat).Cast<RouteWay>());
        Assert.Contains("Chi phí gửi tin trong tháng: 365 đồng; ngân sách còn lại: 635 đồng", (await office.Demo.ReadAsync(ZaloOffice.Admin)).All[^1].Text, StringComparison.Ordinal);
    }

    private async Task SayAsync(string text)
    {
        await head.SayAsync(text);
        await office.QuietAsync();
    }

    private async Task DirectAsync(string text)
    {
        await leader.SayAsync(text);
        await PauseAsync();
    }

    /// <summary>Teams takes only so many messages a minute for one person.</summary>
    private async Task PauseAsync() => await MoveToAsync((await office.Demo.ClockAsync()).AddMinutes(10));

    /// <summary>Morning after morning at eight, by every clock.</summary>
    private async Task UntilAsync(string day)
    {
        var last = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        while (await office.Demo.ClockAsync() is var now && DateOnly.FromDateTime(now.Date) < last)
            await MoveToAsync(new DateTimeOffset(now.Date.AddDays(1).AddHours(8), now.Offset));
    }

    private async Task MoveToAsync(DateTimeOffset next)
    {
        time.Advance(next - await office.Demo.ClockAsync());
        await office.Demo.MoveToAsync(next.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await office.QuietAsync();
    }
}
