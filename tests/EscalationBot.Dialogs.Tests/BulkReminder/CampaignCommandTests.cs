using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.BulkReminder;

/// <summary>User stories 6.2: approval, pause, stop, report and retry, as chats.</summary>
public sealed class CampaignCommandTests
{
    private const string Everybody = "nhắc các xã";

    [Fact]
    public async Task Above_the_threshold_nothing_goes_out_before_a_second_person_agrees()
    {
        await using var office = await BulkChatTests.ToPreview(Everybody);
        Assert.Contains("NV-0001 trên 20 người nhận cần người phê duyệt thứ hai", await office.SayAsync(TestOffice.Admin, "14:00"), StringComparison.Ordinal);
        Assert.Contains("người lập không tự phê duyệt", await office.SayAsync(TestOffice.Admin, "phê duyệt NV-0001"), StringComparison.Ordinal);

        await office.MoveToAsync("12/01/2026 14:30");

        Assert.All(Heads(), head => Assert.Empty(office.Received(head)));
        Assert.Contains("chưa được phê duyệt", office.Received(TestOffice.Admin)[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Đã phê duyệt NV-0001; hệ thống bắt đầu gửi.", await office.SayAsync(Province.SecondAdmin, "phê duyệt NV-0001"), StringComparison.Ordinal);
        await office.MoveToAsync("12/01/2026 14:40");
        Assert.All(Heads(), head => Assert.Single(office.Received(head)));
    }

    [Fact]
    public async Task Declined_with_a_reason_the_author_hears_it_and_nobody_gets_anything()
    {
        await using var office = await BulkChatTests.ToPreview(Everybody);
        await office.SayAsync(TestOffice.Admin, "14:00");
        await office.MoveToAsync("12/01/2026 09:30");

        Assert.Contains("nêu lý do", await office.PressAsync(TestOffice.Office, "Không phê duyệt"), StringComparison.Ordinal);
        await office.SayAsync(TestOffice.Office, "trùng với cuộc họp giao ban");

        await office.MoveToAsync("13/01/2026 10:00");
        Assert.Contains(office.Received(TestOffice.Admin), r => r.Text.Contains("Lý do: trùng với cuộc họp giao ban.", StringComparison.Ordinal));
        Assert.All(Heads(), head => Assert.Empty(office.Received(head)));
    }

    [Fact]
    public async Task Paused_in_the_middle_it_goes_on_where_it_stood_and_nobody_gets_it_twice()
    {
        await using var office = await RunningAsync(sends: 5);
        Assert.Equal(5, Reached(office));

        // The reply goes before more of the campaign.
        office.Sends = 1;
        Assert.StartsWith("Đã tạm dừng NV-0001: đã gửi 05/26, còn chờ 21.", await office.SayAsync(TestOffice.Admin, "tạm dừng"), StringComparison.Ordinal);
        office.Sends = int.MaxValue;
        await office.MoveToAsync("12/01/2026 15:00");
        Assert.Equal(5, Reached(office));

        Assert.StartsWith("NV-0001 gửi tiếp: đã gửi 05/26, còn 21.", await office.SayAsync(TestOffice.Admin, "tiếp tục NV-0001"), StringComparison.Ordinal);
        await office.MoveToAsync("12/01/2026 15:10");
        Assert.All(Heads(), head => Assert.Single(office.Received(head)));
        Assert.Contains("đối tượng 27 = đã nhận 26 + không gửi được 01", office.Received(TestOffice.Admin)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_in_the_middle_the_rest_never_gets_it_and_the_report_says_so()
    {
        await using var office = await RunningAsync(sends: 5);

        office.Sends = 1;
        Assert.StartsWith("Đã dừng NV-0001: đã gửi 05/26; 21 người nhận không được gửi nữa.", await office.SayAsync(TestOffice.Admin, "dừng NV-0001"), StringComparison.Ordinal);
        office.Sends = int.MaxValue;
        await office.MoveToAsync("13/01/2026 10:00");

        Assert.Equal(5, Reached(office));
        Assert.Single(office.Received(TestOffice.Admin), r => r.Text.Contains("đối tượng 27 = đã nhận 05 + không gửi được 01 + đã dừng trước khi gửi 21", StringComparison.Ordinal));
        Assert.StartsWith("NV-0001 đã kết thúc", await office.SayAsync(TestOffice.Admin, "tiếp tục NV-0001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_told_while_it_goes_on()
    {
        await using var office = await RunningAsync(sends: 19);
        await office.MoveToAsync("12/01/2026 14:03");
        office.Sends = 1;
        await office.MoveToAsync("12/01/2026 14:04");

        Assert.Contains(office.Received(TestOffice.Admin), r => r.Text.Contains("NV-0001 đang gửi: ", StringComparison.Ordinal) && r.Text.Contains("/26.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_end_stands_in_the_report_and_only_those_who_failed_are_tried_again()
    {
        await using var office = await RunningAsync(sends: int.MaxValue, wire: item => item.To!.Value.User switch
        {
            "xa-01.chu-tich" => (WorkState.Failed, "left: -217"),
            "xa-02.chu-tich" => (WorkState.Sent, null),
            "xa-03.chu-tich" => (WorkState.Unknown, "cut"),
            _ => (WorkState.Delivered, null),
        });
        var report = office.Received(TestOffice.Admin)[^1].Text;
        Assert.Contains("đối tượng 27 = đã nhận 23 + đã gửi, chưa có xác nhận nhận 01 + lỗi 01 + không gửi được 01 + chưa rõ kết quả 01", report, StringComparison.Ordinal);
        Assert.Contains("Lỗi: UBND xã Số 1 (người nhận đã chặn hoặc rời kênh, mã -217)", report, StringComparison.Ordinal);
        Assert.Contains("Chưa xác nhận: UBND xã Số 2 (không gửi lại tự động để tránh trùng)", report, StringComparison.Ordinal);

        office.Wire = _ => (WorkState.Delivered, null);
        Assert.StartsWith("NV-0001: gửi lại cho 01 đơn vị lỗi", await office.PressAsync(TestOffice.Admin, "Gửi lại cho đơn vị lỗi"), StringComparison.Ordinal);
        await office.MoveToAsync("12/01/2026 14:20");

        Assert.Single(office.Received(Province.Head(1)));
        Assert.Single(office.Received(Province.Head(2)));
        Assert.Contains("đối tượng 27 = đã nhận 24 + đã gửi, chưa có xác nhận nhận 01 + không gửi được 01 + chưa rõ kết quả 01", office.Received(TestOffice.Admin)[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("NV-0001: cần gọi điện 02 đơn vị:", await office.PressAsync(TestOffice.Admin, "Danh sách gọi điện"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answers_is_among_those_who_reacted()
    {
        await using var office = await RunningAsync(sends: int.MaxValue);
        await office.SayAsync(Province.Head(4), "1");

        Assert.StartsWith("NV-0001: đã phản hồi 01/26 đơn vị đã nhận", await office.PressAsync(TestOffice.Admin, "Ai đã phản hồi?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_is_a_sheet_with_a_row_for_everybody()
    {
        await using var office = await RunningAsync(sends: int.MaxValue);

        await office.SayAsync(TestOffice.Admin, "tải NV-0001");

        var file = office.Received(TestOffice.Admin)[^1].Message.File!;
        var sheet = new Bot(Bot.LoadTexts(), Vietnamese.VietnameseReader.Default).Sheet(office.Office, file.Key)!;
        Assert.Equal("NV-0001.xlsx", file.FileName);
        Assert.Equal(Province.Communes + 1, sheet.Rows.Count);
        Assert.Equal(["UBND xã Số 1", "Chủ tịch UBND xã Số 1", "đã nhận", "", "web", "12/01/2026 14:00", ""], sheet.Rows[1]);
        Assert.Equal(["UBND xã Số 27", "Chủ tịch UBND xã Số 27", "không gửi được", "chưa liên kết", "", "", ""], sheet.Rows[^1]);
    }

    [Fact]
    public async Task Long_after_the_figures_are_as_they_were_and_what_is_no_longer_kept_is_said()
    {
        await using var office = await RunningAsync(sends: int.MaxValue, wire: item => item.To!.Value.User == "xa-01.chu-tich" ? (WorkState.Failed, "blocked") : (WorkState.Delivered, null));
        await office.MoveToAsync("19/01/2026 09:00");
        await office.LetGoAsync();

        var card = await office.SayAsync(TestOffice.Admin, "NV-0001");

        Assert.Contains("đối tượng 27 = đã nhận 25 + lỗi 01 + không gửi được 01", card, StringComparison.Ordinal);
        Assert.Contains("Chi tiết gửi đến 26 người nhận đã hết thời hạn lưu", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Gửi lại cho đơn vị lỗi", card, StringComparison.Ordinal);
        Assert.Contains("Chi tiết gửi đến 26 người nhận", await office.PressAsync(TestOffice.Admin, "Ai đã phản hồi?"), StringComparison.Ordinal);
        var sheet = new Bot(Bot.LoadTexts(), Vietnamese.VietnameseReader.Default).Sheet(office.Office, "campaign-sheet:NV-0001:vi")!;
        Assert.Equal(["UBND xã Số 1", "Chủ tịch UBND xã Số 1", "chi tiết đã hết thời hạn lưu", "", "", "", ""], sheet.Rows[1]);
        Assert.True(SelfAuditing.Compose(office.Office, StoreCheck.NotAsked, office.Now).IsSound);
    }

    [Fact]
    public async Task Undo_within_ten_minutes_stops_it()
    {
        await using var office = await BulkChatTests.ToPreview("nhắc UBND xã Số 1");
        await office.SayAsync(TestOffice.Admin, "14:00");

        Assert.StartsWith("Đã dừng NV-0001", await office.SayAsync(TestOffice.Admin, "hoàn tác"), StringComparison.Ordinal);

        await office.MoveToAsync("12/01/2026 15:00");
        Assert.Empty(office.Received(Province.Head(1)));
    }

    [Fact]
    public async Task A_restart_in_the_middle_loses_nobody_and_doubles_nobody()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var office = await ChatOffice.OpenAsync("12/01/2026 09:00", Province.Directory, TestOffice.Rules, file);
            await StartAsync(office, sends: 7);
            await office.RestartAsync();
            Assert.Equal(7, Reached(office));
            office.Sends = 9;
            await office.MoveToAsync("12/01/2026 14:01");
            await office.RestartAsync();
            office.Sends = int.MaxValue;
            await office.MoveToAsync("12/01/2026 14:10");

            Assert.All(Heads(), head => Assert.Single(office.Received(head)));
            Assert.True(CampaignReport.Of(office.Office.Campaigns.Find(new CampaignId(1))!, office.Office.Groups).Adds);
        }
        finally
        {
            foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(left);
        }
    }

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 15)];

    /// <summary>Any ends on the wire, any commands at any moment.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_happens_the_report_sums_to_the_audience(int seed)
    {
        var random = new Random(seed);
        var ends = new[] { WorkState.Delivered, WorkState.Sent, WorkState.Failed, WorkState.Unknown };
        await using var office = await RunningAsync(sends: random.Next(10), wire: _ => (ends[random.Next(ends.Length)], "why"));
        foreach (var command in Enumerable.Range(0, 8).Select(_ => random.Next(6)))
        {
            office.Sends = random.Next(8);
            await office.SayAsync(TestOffice.Admin, command switch { 0 => "tạm dừng NV-0001", 1 or 2 => "tiếp tục NV-0001", 3 => "gửi lại NV-0001", 4 when seed % 3 == 0 => "dừng NV-0001", _ => "NV-0001" });
            AssertSums(office);
        }
        office.Sends = int.MaxValue;
        await office.SayAsync(TestOffice.Admin, "tiếp tục NV-0001");
        await office.MoveToAsync("13/01/2026 09:00");
        AssertSums(office);
        Assert.Equal(0, CampaignReport.Of(office.Office.Campaigns.Find(new CampaignId(1))!, office.Office.Groups).Waiting);
    }

    private static void AssertSums(ChatOffice office)
    {
        var report = CampaignReport.Of(office.Office.Campaigns.Find(new CampaignId(1))!, office.Office.Groups);
        Assert.Equal(Province.Communes, report.Audience);
        Assert.Equal(report.Audience, report.Sum);
    }

    /// <summary>NV-0001 to all communes, approved, at 14:00; the outbox stands still after so many rows.</summary>
    private static async Task<ChatOffice> RunningAsync(int sends, Func<WorkItem, (WorkState, string?)>? wire = null)
    {
        var office = await Province.OpenAsync();
        await StartAsync(office, sends, wire);
        return office;
    }

    private static async Task StartAsync(ChatOffice office, int sends, Func<WorkItem, (WorkState, string?)>? wire = null)
    {
        await BulkChatTests.ToPreview(office, Everybody);
        await office.SayAsync(TestOffice.Admin, "14:00");
        await office.SayAsync(TestOffice.Office, "phê duyệt NV-0001");
        await office.MoveToAsync("12/01/2026 13:59");
        if (wire is not null)
            office.Wire = item => item.Group is null ? (WorkState.Delivered, null) : wire(item);
        office.Sends = sends;
        await office.MoveToAsync(sends == int.MaxValue ? "12/01/2026 14:10" : "12/01/2026 14:00");
    }

    private static IEnumerable<PostId> Heads() => Enumerable.Range(1, Province.Communes - 1).Select(Province.Head);

    private static int Reached(ChatOffice office) => Heads().Count(h => office.Received(h).Count > 0);
}
