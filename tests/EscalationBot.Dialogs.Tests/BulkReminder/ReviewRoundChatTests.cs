using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reviews;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.BulkReminder;

/// <summary>User stories 4.6, 5.3 and 6.2 together: the round, who has not confirmed, and the reminder to them.</summary>
public sealed class ReviewRoundChatTests
{
    private static readonly ReviewSchedule Schedule = ReviewSchedule.Default;

    [Fact]
    public async Task Every_month_each_head_is_asked_once_with_three_answers()
    {
        await using var office = await OpenAsync("05/01/2026 09:00");
        await office.MoveToAsync("12/01/2026 09:00");

        var asked = Assert.Single(office.Received(Province.Head(1)));
        Assert.Equal(Days.At("12/1/2026", "08:00"), asked.At);
        Assert.Contains("Đến kỳ rà soát tháng 01/2026. Hệ thống đang theo dõi 00 kiến nghị của đơn vị.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("trước 16:00 thứ Sáu, 16/01/2026:", asked.Text, StringComparison.Ordinal);
        Assert.Equal(3, asked.Message.Choices.Count);
        Assert.DoesNotContain(office.Received(TestOffice.Leader), r => r.Text.Contains("rà soát", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_head_confirms_with_a_number_and_a_second_time_hears_when_it_was()
    {
        await using var office = await OpenAsync("05/01/2026 09:00");
        await office.MoveToAsync("12/01/2026 09:00");

        Assert.StartsWith("Đã ghi nhận UBND xã Số 1 xác nhận kỳ rà soát tháng 01/2026: đã rà soát, không có kiến nghị", await office.SayAsync(Province.Head(1), "3"), StringComparison.Ordinal);
        Assert.StartsWith("Kỳ rà soát tháng 01/2026: đơn vị đã xác nhận lúc 09:00 thứ Hai, 12/01/2026", await office.SayAsync(Province.Head(1), "rà soát"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_late_is_not_accepted_while_something_is()
    {
        await using var office = await OpenAsync("26/12/2025 08:00");
        await office.SayAsync(Province.Head(1), "UBND xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12/2025 xin kinh phí sửa cầu, đến nay chưa trả lời");
        await office.SayAsync(Province.Head(1), "1");
        await office.MoveToAsync("12/01/2026 09:00");

        Assert.StartsWith("Hệ thống đang theo dõi 01 kiến nghị quá hạn của đơn vị.", await office.PressAsync(Province.Head(1), "không có kiến nghị"), StringComparison.Ordinal);
        Assert.StartsWith("Đã ghi nhận", await office.PressAsync(Province.Head(1), "danh sách đầy đủ"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_a_proposal_starts_the_report_and_does_not_confirm()
    {
        await using var office = await OpenAsync("05/01/2026 09:00");
        await office.MoveToAsync("12/01/2026 09:00");

        var report = await office.SayAsync(Province.Head(1), "2");

        Assert.Contains("sau đó nhắn \"xác nhận rà soát\"", report, StringComparison.Ordinal);
        Assert.Contains("(Bước 1/6)", report, StringComparison.Ordinal);
        Assert.False(office.Office.Reviews.Latest!.IsConfirmed(Province.Commune(1)));
    }

    [Theory]
    [InlineData("xã nào chưa rà soát")]
    [InlineData("xa nao chua ra soat")]
    [InlineData("đơn vị nào chưa rà soát")]
    public async Task Leaders_ask_who_has_not(string question)
    {
        await using var office = await OpenAsync("05/01/2026 09:00");
        await office.MoveToAsync("12/01/2026 09:00");
        for (var n = 1; n <= 25; n++)
            await office.SayAsync(Province.Head(n), "1");

        var answer = await office.SayAsync(TestOffice.Leader, question);

        Assert.StartsWith("Kỳ rà soát tháng 01/2026 (hạn 16:00 thứ Sáu, 16/01/2026): đã xác nhận 25/", answer, StringComparison.Ordinal);
        Assert.Contains("- UBND xã Số 26", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("- UBND xã Số 25", answer, StringComparison.Ordinal);
        Assert.StartsWith("Kỳ rà soát tháng 01/2026: đơn vị đã xác nhận lúc", await office.SayAsync(Province.Head(1), question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_story_of_6_2_from_the_round_to_who_confirmed_since()
    {
        await using var office = await OpenAsync("05/01/2026 09:00");
        await office.MoveToAsync("12/01/2026 09:00");
        for (var n = 1; n <= 20; n++)
            await office.SayAsync(Province.Head(n), "1");

        var audience = await office.SayAsync(TestOffice.Admin, "nhắc rà soát các xã chưa xác nhận");
        Assert.StartsWith("(1/4) Đối tượng: UBND cấp xã chưa xác nhận kỳ rà soát tháng 01/2026: 07 đơn vị.", audience, StringComparison.Ordinal);
        Assert.Contains("chưa xác nhận kết quả rà soát kiến nghị, đề xuất {kỳ rà soát}", await office.SayAsync(TestOffice.Admin, "1"), StringComparison.Ordinal);
        var preview = await office.SayAsync(TestOffice.Admin, "1");
        Assert.Contains("tháng 01/2026. Đề nghị đồng chí xác nhận trước 16:00 thứ Sáu, 16/01/2026.", preview, StringComparison.Ordinal);
        await office.SayAsync(TestOffice.Admin, "14:00 hôm nay");

        await office.SayAsync(Province.Head(21), "rà soát");
        await office.SayAsync(Province.Head(21), "1");
        await office.MoveToAsync("12/01/2026 14:05");

        Assert.DoesNotContain(office.Received(Province.Head(21)), r => r.Text.Contains("chưa xác nhận kết quả", StringComparison.Ordinal));
        Assert.Contains("đối tượng 07 = đã nhận 05 + không gửi được 01 + không cần gửi nữa 01", office.Received(TestOffice.Admin)[^1].Text, StringComparison.Ordinal);
        await office.SayAsync(Province.Head(22), "1");
        Assert.True(office.Office.Reviews.Latest!.IsConfirmed(Province.Commune(22)));
        var confirmed = await office.PressAsync(TestOffice.Admin, "Ai đã xác nhận rà soát?");
        Assert.StartsWith("NV-0001: đã xác nhận rà soát 01/05 đơn vị đã nhận", confirmed, StringComparison.Ordinal);
        Assert.Contains("- UBND xã Số 22: đã", confirmed, StringComparison.Ordinal);
        Assert.Contains("- UBND xã Số 23: chưa", confirmed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_round_nobody_is_known_not_to_have_confirmed_and_the_admin_can_open_one()
    {
        await using var office = await OpenAsync("05/01/2026 09:00");
        Assert.StartsWith("Chưa có kỳ rà soát nào được mở", await office.SayAsync(TestOffice.Admin, "nhắc rà soát các xã chưa xác nhận"), StringComparison.Ordinal);
        await office.SayAsync(TestOffice.Admin, "hủy");

        Assert.StartsWith("Đã mở kỳ rà soát tháng 01/2026 (hạn 16:00 thứ Sáu, 09/01/2026)", await office.SayAsync(TestOffice.Admin, "mở kỳ rà soát"), StringComparison.Ordinal);
        Assert.Single(office.Received(Province.Head(1)));
        Assert.StartsWith("Kỳ rà soát tháng 01/2026 đã được mở.", await office.SayAsync(TestOffice.Office, "mở kỳ rà soát"), StringComparison.Ordinal);
        Assert.StartsWith("Chỉ cán bộ quản trị", await office.SayAsync(TestOffice.Leader, "mở kỳ rà soát"), StringComparison.Ordinal);
        Assert.StartsWith("Hệ thống chưa hiểu", await office.SayAsync(Province.Head(1), "mở kỳ rà soát"), StringComparison.Ordinal);
    }

    private static Task<ChatOffice> OpenAsync(string now, OfficeDirectory? directory = null) => Province.OpenAsync(now, directory, Schedule);
}
