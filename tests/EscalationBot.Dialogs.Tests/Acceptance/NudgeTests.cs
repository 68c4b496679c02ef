using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.5, rows "Nudge" of section 7 (a killed process is tested where the store is).</summary>
public sealed class NudgeTests
{
    [Fact]
    public async Task Two_working_days_before_the_deadline_the_head_gets_a_heads_up()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:00");

        Assert.Equal("""
            Kính gửi đồng chí Chủ tịch UBND xã A,
            Kiến nghị KN-0001 (45/TTr-UBND ngày 18/12/2025, gửi Sở B) sẽ đến hạn trả lời vào thứ Hai, 05/01/2026. Nếu đã nhận được trả lời, đề nghị đồng chí cập nhật.
            Căn cứ: Công văn số 3239/UBND-KTTH ngày 12/9/2024.
            Trân trọng.
            1. Đã được giải quyết
            2. Vẫn chưa được giải quyết
            3. Đề nghị gia hạn
            """, Assert.Single(office.Got(Head, MessageKind.Nudge, "26/12/2025 09:00")).Text);
    }

    [Fact]
    public async Task At_eight_on_the_first_working_day_after_the_deadline_exactly_one_message_with_three_choices_comes()
    {
        await using var office = await WithRecordAsync("06/01/2026 07:59");
        Assert.Empty(office.Got(Head, MessageKind.Nudge, "31/12/2025 00:00"));

        await office.MoveToAsync("09/01/2026 17:00");

        var nudge = Assert.Single(office.Got(Head, MessageKind.Nudge, "31/12/2025 00:00"));
        Assert.Equal(At("06/01/2026 08:00"), nudge.At);
        Assert.Equal("""
            Kính gửi đồng chí Chủ tịch UBND xã A,
            Kiến nghị KN-0001 gửi Sở B (45/TTr-UBND ngày 18/12/2025) đã quá hạn 01 ngày làm việc (hạn: 05/01/2026). Đề nghị đồng chí cho biết tình trạng.
            Căn cứ: Công văn số 3239/UBND-KTTH ngày 12/9/2024.
            Trân trọng.
            1. Đã được giải quyết
            2. Vẫn chưa được giải quyết
            3. Đề nghị gia hạn
            """, nudge.Text);
    }

    [Fact]
    public async Task The_same_nudge_in_English()
    {
        await using var office = await WithRecordAsync("26/12/2025 09:00");
        await office.Says(Head, "english");
        await office.MoveToAsync("06/01/2026 08:00");

        Holds(office.Got(Head, MessageKind.Nudge, "06/01/2026 00:00")[0].Text, "KN-0001", "overdue", "1. ", "2. ", "3. ");
    }

    [Fact]
    public async Task Marked_as_resolved_at_07_59_no_message_comes_at_eight()
    {
        await using var office = await WithRecordAsync("06/01/2026 07:59");
        await office.SaysAll(Head, "KN-0001 đã giải quyết", "830/SB-QH ngày 05/01/2026");
        await office.Says(Head, "1", "Đã ghi nhận KN-0001 đã giải quyết trong hạn theo văn bản 830/SB-QH ngày 05/01/2026.");

        await office.MoveToAsync("16/01/2026 17:00");

        Assert.Empty(office.Got(Head, MessageKind.Nudge, "31/12/2025 00:00"));
        Assert.Empty(office.Got(Agency, MessageKind.Nudge, "31/12/2025 00:00"));
    }

    [Fact]
    public async Task Resolved_asks_for_the_reply_and_closes_with_it()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");

        await office.Presses(Head, "Đã được giải quyết", "số, ngày văn bản trả lời; nội dung trả lời đã rõ chính kiến và thỏa đáng chưa?",
            "1. Thỏa đáng, kết thúc", "2. Chưa thỏa đáng", "3. Chưa có văn bản, mới trao đổi miệng");
        await office.Says(Head, "1", "số, ngày văn bản trả lời");
        await office.Says(Head, "830/SB-QH ngày 06/01/2026", "Đã ghi nhận KN-0001 đã giải quyết quá hạn 01 ngày làm việc theo văn bản 830/SB-QH ngày 06/01/2026. Trả lời \"hoàn tác\" trong 10 phút nếu nhầm.");
        await office.Says(Head, "hoàn tác", "Đã hoàn tác: KN-0001 trở về trạng thái trước đó (Quá hạn).");
    }

    [Fact]
    public async Task A_word_of_mouth_is_noted_and_closes_nothing()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Đã được giải quyết");

        await office.Says(Head, "3", "Hệ thống chỉ kết thúc kiến nghị khi có văn bản.", "KN-0001 vẫn đang giải quyết quá hạn");

        Assert.True(office.Office.Find(new ProposalId(1))!.IsOverdue);
    }

    [Fact]
    public async Task A_reply_that_does_not_satisfy_becomes_a_report_of_its_kind()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Đã được giải quyết");
        await office.Says(Head, "2", "số, ngày văn bản trả lời");

        await office.Says(Head, "830/SB-QH ngày 06/01/2026", "Tình trạng hiện nay:");
        await office.Says(Head, "5", "vì sao trả lời chưa thỏa đáng");
        await office.Says(Head, "không đúng nội dung đã hỏi", "Đã ghi nhận KN-0001: Trả lời chưa thỏa đáng vì lý do khác. Kiến nghị tiếp tục được theo dõi.");
    }

    [Fact]
    public async Task Not_yet_says_what_follows_and_when()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");

        await office.Presses(Head, "Vẫn chưa", "Đã ghi nhận lúc 08:04 ngày 06/01/2026. Hệ thống đã gửi thông báo đôn đốc đến Sở B ngày 06/01/2026. "
            + "Nếu đến hết thứ Bảy, 10/01/2026 (ngày làm bù) chưa có trả lời, kiến nghị sẽ được tổng hợp báo cáo lãnh đạo UBND tỉnh.",
            "1. Đồng ý", "2. Báo cáo ngay", "3. Chưa báo cáo, nêu lý do");
        await office.Says(Head, "1", "Đã ghi nhận.");
    }

    [Fact]
    public async Task Report_now_asks_for_the_own_power_first_and_reaches_the_next_digest()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Vẫn chưa");

        await office.Says(Head, "2", "nội dung này có thuộc thẩm quyền giải quyết của đơn vị đồng chí không?");
        await office.Says(Head, "1", "Đã ghi nhận: KN-0001 được đưa vào bản tin lãnh đạo gần nhất");
        await office.MoveToAsync("07/01/2026 07:15");

        Holds(office.Got(Leader, MessageKind.Digest, "07/01/2026 00:00")[0].Text, "Cần ý kiến chỉ đạo (01)", "KN-0001");
    }

    [Fact]
    public async Task Report_now_of_a_matter_in_the_own_power_is_not_reported()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Vẫn chưa");
        await office.Says(Head, "2");

        await office.Says(Head, "2", "nội dung thuộc thẩm quyền của đơn vị nên chưa báo cáo KN-0001");
        await office.MoveToAsync("20/01/2026 09:00");

        Assert.All(office.Got(Leader, MessageKind.Digest, "06/01/2026 09:00"), d => Assert.DoesNotContain("Cần ý kiến chỉ đạo", d.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_held_back_needs_a_reason_and_stays_out_of_the_digest()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Vẫn chưa");

        await office.Says(Head, "3", "Đề nghị đồng chí nêu lý do chưa báo cáo KN-0001.");
        await office.Says(Head, "Sở B hẹn trả lời trong tuần", "Đã ghi nhận: tạm thời chưa báo cáo KN-0001.");
        await office.MoveToAsync("20/01/2026 09:00");

        Assert.All(office.Got(Leader, MessageKind.Digest, "06/01/2026 09:00"), d => Assert.DoesNotContain("Cần ý kiến chỉ đạo", d.Text, StringComparison.Ordinal));
        await office.Says(Head, "KN-0001", "Chưa báo cáo theo đề nghị của đơn vị: Sở B hẹn trả lời trong tuần");
    }

    [Fact]
    public async Task Many_records_on_one_morning_are_one_message_and_each_is_a_choice()
    {
        await using var office = await WithRecordAsync("26/12/2025 09:00");
        await office.KeepAsync(AProposal().Numbered(2).To(TestOffice.SoD).Request("46/TTr-UBND", "18/12/2025"));
        await office.KeepAsync(AProposal().Numbered(3).Request("47/TTr-UBND", "18/12/2025"));
        await office.MoveToAsync("06/01/2026 09:00");

        var nudge = Assert.Single(office.Got(Head, MessageKind.Nudge, "06/01/2026 00:00"));
        Holds(nudge.Text, "Đơn vị đồng chí có 03 kiến nghị cần cập nhật tình trạng:", "- KN-0001 (45/TTr-UBND, gửi Sở B): quá hạn 01 ngày làm việc",
            "- KN-0002 (46/TTr-UBND, gửi Sở D)", "- KN-0003", "1. KN-0001", "2. KN-0002", "3. KN-0003");
        await office.Says(Head, "2", "KN-0002: ", "1. Đã được giải quyết", "2. Vẫn chưa được giải quyết");
        await office.Says(Head, "2", "Đã ghi nhận lúc 09:00 ngày 06/01/2026.", "đến Sở D");
    }

    [Fact]
    public async Task An_outage_is_caught_up_once_marked_as_late()
    {
        await using var office = await WithRecordAsync("06/01/2026 06:00");

        await office.SleepUntilAsync("07/01/2026 09:00");

        Holds(Assert.Single(office.Got(Head, MessageKind.Nudge, "06/01/2026 00:00")).Text, "(Nhắc bù: lẽ ra gửi ngày 06/01/2026.)", "quá hạn 02 ngày làm việc");
    }

    [Fact]
    public async Task The_ladder_reaches_Chair_and_Office_on_the_tenth_day_and_each_rung_once()
    {
        await using var office = await WithRecordAsync("30/01/2026 17:00");

        Assert.Equal([At("30/12/2025 08:00"), At("06/01/2026 08:00")], office.Got(Head, MessageKind.Nudge, "26/12/2025 09:00").Select(r => r.At));
        Assert.Equal([At("06/01/2026 08:00"), At("10/01/2026 08:00")], office.Got(Agency, MessageKind.Nudge, "26/12/2025 09:00").Select(r => r.At));
        Assert.Equal([At("16/01/2026 08:00")], office.Got(TestOffice.Chair, MessageKind.Nudge, "26/12/2025 09:00").Select(r => r.At));
        var report = Assert.Single(office.Got(TestOffice.Office, MessageKind.Nudge, "26/12/2025 09:00"));
        Holds(report.Text, "Tổng hợp theo báo cáo của UBND xã A: kiến nghị KN-0001 gửi Sở B", "quá hạn 10 ngày làm việc");
        Holds(office.Got(TestOffice.Chair, MessageKind.Nudge, "26/12/2025 09:00")[0].Text, "Kính báo cáo đồng chí Chủ tịch UBND tỉnh:", "1. Cho ý kiến chỉ đạo");
    }
}
