using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.BulkReminder;

/// <summary>User stories 6.2: from a sentence to everybody's message, as chats.</summary>
public sealed class BulkChatTests
{
    [Fact]
    public async Task A_sentence_names_the_audience_the_text_is_previewed_and_the_parts_sum_to_the_audience()
    {
        await using var office = await Province.OpenAsync();
        var admin = TestOffice.Admin;

        var audience = await office.SayAsync(admin, "nhắc các xã");
        Assert.StartsWith("(1/4) Đối tượng: UBND cấp xã: 27 đơn vị.", audience, StringComparison.Ordinal);
        var text = await office.SayAsync(admin, "1");
        Assert.Contains("\"Kính gửi đồng chí {chức vụ} {đơn vị}, ", text, StringComparison.Ordinal);
        await office.SayAsync(admin, "1");
        var preview = await office.SayAsync(admin, "16:00 thứ sáu");

        Assert.Contains("(3/4) Xem trước (3 trong 26):", preview, StringComparison.Ordinal);
        Assert.Contains("\"Kính gửi đồng chí Chủ tịch UBND xã Số 1, ", preview, StringComparison.Ordinal);
        Assert.Contains(" trước 16:00 thứ Sáu, 16/01/2026. ", preview, StringComparison.Ordinal);
        Assert.Contains("không gửi được 01 (UBND xã Số 27: chưa liên kết).", preview, StringComparison.Ordinal);
        Assert.Contains("Cộng: 26 + 01 = 27.", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placeholder_nobody_knows_is_refused_with_those_that_may_be_used()
    {
        await using var office = await Province.OpenAsync();
        await office.SayAsync(TestOffice.Admin, "nhắc các xã");
        await office.SayAsync(TestOffice.Admin, "1");

        var refused = await office.SayAsync(TestOffice.Admin, "Kính gửi {chuc vu} {gì đó}");

        Assert.StartsWith("Hệ thống không biết chỗ điền: gì đó. Các chỗ điền được dùng: {chức vụ}, {đơn vị}, ", refused, StringComparison.Ordinal);
        var preview = await office.SayAsync(TestOffice.Admin, "Kính gửi {chuc vu} {đơn vị}: đề nghị họp lúc 8 giờ.");
        Assert.Contains("\"Kính gửi Chủ tịch UBND xã Số 1: đề nghị họp lúc 8 giờ.\"", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_sentence_narrows_the_audience_and_the_list_shows_who_is_left()
    {
        await using var office = await Province.OpenAsync();
        await office.SayAsync(TestOffice.Admin, "nhắc các xã");

        var narrowed = await office.SayAsync(TestOffice.Admin, "trừ UBND xã Số 3 và UBND xã Số 4");

        Assert.Contains("25 đơn vị", narrowed, StringComparison.Ordinal);
        var list = await office.SayAsync(TestOffice.Admin, "3");
        Assert.StartsWith("Danh sách 25 đơn vị: 24 được gửi, 01 không gửi.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("xã Số 3\n", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, "Kinh phí gửi tin tháng 01/2026: đã dùng 0 đồng, hạn mức 10.000 đồng, sau đợt này còn 4.800 đồng.")]
    [InlineData(5_000, "hạn mức 5.000 đồng, đợt này vượt 200 đồng. Phần vượt được chuyển qua kênh khác")]
    [InlineData(null, "đã dùng 0 đồng, chưa đặt hạn mức.")]
    public async Task The_preview_says_what_it_costs_and_what_is_left_of_the_budget_of_the_month(int? budget, string said)
    {
        await using var office = await ChatOffice.OpenAsync(
            "12/01/2026 09:00", Province.Directory, TestOffice.Rules with { Routes = [new RouteOffer("web", RouteWay.Chat, 200)], MonthlyBudget = budget });

        var preview = await ToPreview(office, "nhắc các xã");

        Assert.Contains("26 (ước 5.200 đồng)", preview, StringComparison.Ordinal);
        Assert.Contains(said, preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_names_a_way_whose_quota_is_spent()
    {
        await using var office = await ChatOffice.OpenAsync("12/01/2026 09:00", Province.Directory, TestOffice.Rules with
        {
            Routes = [new RouteOffer("web", RouteWay.Chat), new RouteOffer("web", RouteWay.Template, 200)],
        });
        await office.ChangeAsync(c => c.Holds.Add(HoldChange.Set(
            new Hold(HoldScope.Of("web", RouteWay.Template), HoldKind.Quota, "-144", office.Now, Days.At("13/1/2026", "00:00")))));

        Assert.Contains("Đã hết hạn mức gửi: Trang dùng thử mẫu tin (đến 00:00 thứ Ba, 13/01/2026).", await ToPreview(office, "nhắc các xã"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_goes_to_the_author_alone()
    {
        await using var office = await ToPreview("nhắc các xã");

        var test = await office.SayAsync(TestOffice.Admin, "1");

        Assert.StartsWith("Gửi thử, chỉ đồng chí nhận được:\nKính gửi đồng chí Chủ tịch UBND xã Số 1, ", test, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, Province.Communes), n => Assert.Empty(office.Received(Province.Head(n))));
        Assert.Empty(office.Office.Campaigns.NewestFirst);
    }

    [Fact]
    public async Task A_moment_after_the_deadline_of_the_text_is_put_right_without_beginning_anew()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1 và UBND xã Số 2");

        var refused = await office.SayAsync(TestOffice.Admin, "2, 8 giờ 19/1/2026");
        Holds(refused, "Thời hạn ghi trong nội dung đã qua hoặc trước thời điểm gửi, nên không gửi.", "Thời hạn ghi trong nội dung là khi nào?");
        await office.SayAsync(TestOffice.Admin, "16:00 20/1/2026");
        var scheduled = await office.SayAsync(TestOffice.Admin, "2, 8 giờ 19/1/2026");

        Assert.StartsWith("(4/4) Đã hẹn 08:00 thứ Hai, 19/01/2026 (giờ Việt Nam): NV-0001, 02 người nhận.", scheduled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scheduled_for_14_00_everybody_gets_it_at_14_00_and_the_author_the_report()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1, UBND xã Số 2 và UBND xã Số 27");

        var scheduled = await office.SayAsync(TestOffice.Admin, "2, 14:00 hôm nay");

        Assert.StartsWith("(4/4) Đã hẹn 14:00 thứ Hai, 12/01/2026 (giờ Việt Nam): NV-0001, 02 người nhận.", scheduled, StringComparison.Ordinal);
        Assert.DoesNotContain("phê duyệt", scheduled, StringComparison.Ordinal);
        await office.MoveToAsync("12/01/2026 13:59");
        Assert.Empty(office.Received(Province.Head(1)));
        await office.MoveToAsync("12/01/2026 14:10");
        Assert.Equal(Days.At("12/1/2026", "14:00"), Assert.Single(office.Received(Province.Head(1))).At);
        Assert.Equal(Days.At("12/1/2026", "14:00"), Assert.Single(office.Received(Province.Head(2))).At);
        var report = office.Received(TestOffice.Admin)[^1];
        Assert.Contains("NV-0001: đối tượng 03 = đã nhận 02 + không gửi được 01", report.Text, StringComparison.Ordinal);
        Assert.Contains("Không gửi được: UBND xã Số 27: chưa liên kết", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_once_means_the_next_moment_in_office_hours()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1", "12/01/2026 11:45");

        var sent = await office.SayAsync(TestOffice.Admin, "3");

        Assert.Contains("13:30 thứ Hai, 12/01/2026", sent, StringComparison.Ordinal);
        await office.MoveToAsync("12/01/2026 14:00");
        Assert.Equal(Days.At("12/1/2026", "13:30"), Assert.Single(office.Received(Province.Head(1))).At);
    }

    [Fact]
    public async Task A_spreadsheet_is_an_audience_and_says_what_it_could_not_read()
    {
        var directory = Province.Directory.Succeeded(Province.Commune(5), "31/12/2025", Province.Commune(6));
        await using var office = await Province.OpenAsync(directory: directory);

        var audience = await office.SendSheetAsync(
            TestOffice.Admin, "xa.xlsx", "Tên đơn vị", "UBND xã Số 1", "ubnd xa so 2", "UBND xã Số 1", "UBND xã Số 5", "Công ty X", "giám đốc sở b");

        Assert.Contains("danh sách trong tệp xa.xlsx (05 dòng): 05 đơn vị.", audience, StringComparison.Ordinal);
        Assert.Contains("Không tìm thấy trong danh bạ 01 dòng: Công ty X.", audience, StringComparison.Ordinal);
        var list = await office.SayAsync(TestOffice.Admin, "3");
        Assert.Contains("05 đơn vị: 03 được gửi, 02 không gửi.", list, StringComparison.Ordinal);
        Assert.Contains("UBND xã Số 5: đã giải thể hoặc sáp nhập", list, StringComparison.Ordinal);
        Assert.Contains("UBND xã Số 1: trùng trong danh sách", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_reminded_within_24_hours_is_left_out_of_the_next_one()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1");
        await office.SayAsync(TestOffice.Admin, "3");
        await office.MoveToAsync("12/01/2026 15:00");

        var preview = await ToPreview(office, "nhắc UBND xã Số 1 và UBND xã Số 2");

        Assert.Contains("Loại trừ tự động: 01 đơn vị đã nhắc trong 24 giờ.", preview, StringComparison.Ordinal);
        Assert.Contains("Cộng: 01 + 01 = 02.", preview, StringComparison.Ordinal);
        await office.SayAsync(TestOffice.Admin, "3");
        await office.MoveToAsync("13/01/2026 15:00");
        Assert.Single(office.Received(Province.Head(1)));
    }

    [Fact]
    public async Task A_reminder_pending_elsewhere_is_looked_at_again_right_before_sending()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1");
        await office.SayAsync(TestOffice.Admin, "14:00");
        await ToPreview(office, "nhắc UBND xã Số 1 và UBND xã Số 2");
        await office.SayAsync(TestOffice.Admin, "15:00");

        await office.MoveToAsync("12/01/2026 16:00");

        Assert.Single(office.Received(Province.Head(1)));
        Assert.Contains("đối tượng 02 = đã nhận 01 + không cần gửi nữa 01", office.Received(TestOffice.Admin)[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("đừng nhắc nữa")]
    [InlineData("đừng nhắc các xã nữa")]
    [InlineData("không cần nhắc các đơn vị")]
    [InlineData("thôi không nhắc tất cả nữa")]
    public async Task Asking_not_to_remind_never_starts_a_reminder(string text)
    {
        await using var office = await Province.OpenAsync();

        var answer = await office.SayAsync(TestOffice.Admin, text);

        Assert.DoesNotContain("(1/4)", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhắc những đơn vị nào?", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nhắc hàng loạt")]
    [InlineData("nhac hang loat")]
    [InlineData("bulk reminder")]
    public async Task Without_an_audience_it_is_asked_for(string text)
    {
        await using var office = await Province.OpenAsync();

        Assert.StartsWith("Nhắc những đơn vị nào?", await office.SayAsync(TestOffice.Admin, text), StringComparison.Ordinal);
        Assert.Contains("(1/4) Đối tượng: Cơ quan chuyên môn: 02 đơn vị.", await office.SayAsync(TestOffice.Admin, "các sở"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_others_these_sentences_mean_nothing()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1");
        await office.SayAsync(TestOffice.Admin, "3");

        foreach (var text in new[] { "nhắc hàng loạt", "NV-0001", "dừng NV-0001", "phê duyệt NV-0001" })
            Assert.StartsWith("Hệ thống chưa hiểu", await office.SayAsync(Province.Head(2), text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_press_twice_and_the_same_order_twice_make_one_campaign()
    {
        await using var office = await ToPreview("nhắc UBND xã Số 1", "12/01/2026 09:00");
        var send = office.Received(TestOffice.Admin)[^1].Message.Choices.Single(c => c.Text == "Gửi").Id;
        await office.SayAsync(TestOffice.Admin, "15:00");
        await office.PressIdAsync(TestOffice.Admin, send);

        await ToPreview(office, "nhắc UBND xã Số 1");
        var twin = await office.SayAsync(TestOffice.Admin, "15:00");

        Assert.Contains("NV-0001", twin, StringComparison.Ordinal);
        Assert.Contains("không lập thêm", twin, StringComparison.Ordinal);
        Assert.Equal(new CampaignId(1), Assert.Single(office.Office.Campaigns.NewestFirst).Id);
    }

    [Fact]
    public async Task It_speaks_English_to_whoever_does()
    {
        await using var office = await Province.OpenAsync();
        await office.SayAsync(TestOffice.Admin, "english");
        Assert.StartsWith("(1/4) Audience: Commune People's Committees: 27 units.", await office.SayAsync(TestOffice.Admin, "remind all communes"), StringComparison.Ordinal);
        await office.SayAsync(TestOffice.Admin, "1");
        var preview = await office.SayAsync(TestOffice.Admin, "To {the post} of {the unit}: please answer.");
        Assert.Contains("\"To Chủ tịch of UBND xã Số 1: please answer.\"", preview, StringComparison.Ordinal);
    }

    internal static async Task<ChatOffice> ToPreview(string sentence, string now = "12/01/2026 09:00")
    {
        var office = await Province.OpenAsync(now);
        await ToPreview(office, sentence);
        return office;
    }

    /// <summary>The reminder up to its preview, with the usual text.</summary>
    internal static async Task<string> ToPreview(ChatOffice office, string sentence)
    {
        await office.SayAsync(TestOffice.Admin, sentence);
        await office.SayAsync(TestOffice.Admin, "1");
        await office.SayAsync(TestOffice.Admin, "1");
        return await office.SayAsync(TestOffice.Admin, "16:00 thứ Sáu");
    }
}
