using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.5, row "Agency" of section 7: who is named to a leader was notified a working day earlier, and has four answers.</summary>
public sealed class AgencyTests
{
    [Fact]
    public async Task The_agency_is_asked_on_the_first_day_and_warned_of_the_digest()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:00");

        Assert.Equal("""
            Kính gửi đồng chí Giám đốc Sở B,
            Theo báo cáo của UBND xã A, kiến nghị KN-0001 (45/TTr-UBND ngày 18/12/2025) chưa có văn bản trả lời; hạn 05/01/2026, quá hạn 01 ngày làm việc. Đề nghị đồng chí chỉ đạo xem xét, trả lời rõ chính kiến.
            Nếu không có ý kiến khác, kiến nghị sẽ được đưa vào bản tổng hợp gửi lãnh đạo UBND tỉnh sau ngày 10/01/2026.
            Căn cứ: Công văn số 3239/UBND-KTTH ngày 12/9/2024.
            Trân trọng.
            1. Đã trả lời (nhập số, ngày văn bản)
            2. Đang xử lý, dự kiến ngày ...
            3. Không thuộc thẩm quyền (nêu cơ quan có thẩm quyền)
            4. Ý kiến khác
            """, Assert.Single(office.Got(Agency, MessageKind.Nudge, "26/12/2025 09:00")).Text);
    }

    [Fact]
    public async Task Before_a_record_appears_in_a_digest_the_agency_was_notified_a_working_day_earlier()
    {
        await using var office = await WithRecordAsync("31/01/2026 09:00");

        var told = office.Got(Agency, MessageKind.Nudge, "26/12/2025 09:00")[0].At;
        var first = office.Got(Leader, MessageKind.Digest, "26/12/2025 09:00").First(d => d.Text.Contains("Cần ý kiến chỉ đạo", StringComparison.Ordinal));
        Assert.Equal((At("06/01/2026 08:00"), At("12/01/2026 07:15")), (told, first.At));
    }

    [Fact]
    public async Task Filed_long_overdue_the_agency_is_told_first_and_the_digest_waits()
    {
        await using var office = await ChatOffice.OpenAsync("12/01/2026 15:00");
        await office.Says(Head, "gửi Sở B tờ trình 20/TTr-UBND ngày 03/11/2025 xin kinh phí sửa cầu, đến nay chưa trả lời", "Đã quá hạn");
        await office.Says(Head, "1", "Hệ thống sẽ đề nghị Sở B cho ý kiến vào buổi sáng ngày làm việc tiếp theo.");
        await office.Says(Head, "KN-0001 vẫn chưa");
        await office.SaysAll(Head, "2", "1");

        await office.MoveToAsync("14/01/2026 09:00");

        Assert.Equal(At("13/01/2026 08:00"), office.Got(Agency, MessageKind.Nudge, "12/01/2026 00:00")[0].At);
        Assert.Equal(
            [At("14/01/2026 07:15")],
            office.Got(Leader, MessageKind.Digest, "12/01/2026 15:00").Where(d => d.Text.Contains("Cần ý kiến chỉ đạo", StringComparison.Ordinal)).Select(d => d.At));
    }

    [Fact]
    public async Task A_second_body_that_takes_no_responsibility_is_named_to_leaders_a_working_day_after_it_heard()
    {
        await using var office = await ChatOffice.OpenAsync("15/01/2026 15:00");
        await office.KeepAsync(AProposal().Numbered(1).NudgedTwice());
        await office.SaysAll(Head, "KN-0001 chưa thỏa đáng", "3", "813/SB-KH ngày 14/01/2026: \"Đề nghị UBND xã liên hệ Sở D.\"", "Sở D", "2");
        Holds(office.Received(TestOffice.HeadOfSoD)[^1].Text, "kiến nghị KN-0001 gửi Sở B", "phối hợp với Sở B xác định cơ quan giải quyết");

        await office.Says(Leader, "bản tin", "KN-0001, UBND xã A → Sở B: có trả lời nhưng đề nghị liên hệ cơ quan khác");
        await office.MoveToAsync("16/01/2026 09:00");
        await office.Says(Leader, "bản tin", "chưa cơ quan nào nhận trách nhiệm giải quyết (Sở B, Sở D)");
    }

    [Fact]
    public async Task Answered_by_a_letter_the_unit_judges_it_with_one_press()
    {
        await using var office = await WithRecordAsync("07/01/2026 09:00");
        await office.Presses(Agency, "Đã trả lời", "số, ngày văn bản trả lời");
        await office.Says(Agency, "830/SB-QH ngày 07/01/2026", "KN-0001: đã trả lời bằng văn bản số 830/SB-QH ngày 07/01/2026.", "1. Đúng, gửi");
        await office.Says(Agency, "1", "Đã ghi nhận ý kiến của cơ quan về KN-0001 và thông báo đến UBND xã A.");

        Assert.True(office.Office.Find(new ProposalId(1))!.IsOpen);
        Holds(office.Received(Head)[^1].Text, "Sở B báo đã trả lời kiến nghị KN-0001", "bằng văn bản số 830/SB-QH ngày 07/01/2026", "1. Thỏa đáng, kết thúc", "2. Chưa thỏa đáng");
        await office.Presses(Head, "Thỏa đáng, kết thúc", "Đã ghi nhận KN-0001 đã giải quyết quá hạn 02 ngày làm việc theo văn bản 830/SB-QH ngày 07/01/2026.");
        Holds(office.Received(Agency)[^1].Text, "UBND xã A đã kết thúc kiến nghị KN-0001");
    }

    [Fact]
    public async Task In_progress_with_a_day_is_passed_on_and_moves_no_deadline()
    {
        await using var office = await WithRecordAsync("07/01/2026 09:00");
        await office.Presses(Agency, "Đang xử lý", "ngày dự kiến trả lời");
        await office.Says(Agency, "15/01/2026", "lý do, căn cứ");
        await office.Says(Agency, "đang lấy ý kiến các phòng", "dự kiến trả lời ngày 15/01/2026", "Hạn trả lời của kiến nghị không thay đổi.");
        await office.Says(Agency, "1", "Đã ghi nhận");

        Holds(office.Received(Head)[^1].Text, "Sở B báo đang xử lý kiến nghị KN-0001", "thứ Năm, 15/01/2026", "Ghi chú của cơ quan: đang lấy ý kiến các phòng.", "1. Đề nghị gia hạn");
        Assert.Equal(Days.Of("5/1/2026"), office.Office.Find(new ProposalId(1))!.Deadline.On);
        await office.MoveToAsync("12/01/2026 07:15");
        Holds(office.Got(Leader, MessageKind.Digest, "12/01/2026 00:00")[0].Text, "KN-0001", "ngày 07/01 báo đang xử lý, dự kiến 15/01/2026");
    }

    [Fact]
    public async Task Not_competent_must_name_who_is_and_the_head_decides_whether_it_is_buck_passing()
    {
        await using var office = await WithRecordAsync("07/01/2026 09:00");
        await office.Presses(Agency, "Không thuộc thẩm quyền", "nêu cơ quan có thẩm quyền");
        await office.Says(Agency, "không rõ", "cơ quan có thẩm quyền");
        await office.Says(Agency, "Sở D");
        await office.Says(Agency, "1", "cơ quan có thẩm quyền là Sở D", "Kiến nghị chưa kết thúc; đơn vị kiến nghị quyết định.");
        await office.Says(Agency, "1", "Đã ghi nhận");

        Assert.True(office.Office.Find(new ProposalId(1))!.IsOpen);
        Holds(office.Received(Head)[^1].Text, "không thuộc thẩm quyền của mình; cơ quan có thẩm quyền là Sở D", "đồng chí quyết định đây có phải là đùn đẩy trách nhiệm hay không",
            "1. Báo cáo là đùn đẩy trách nhiệm", "2. Rút để gửi Sở D");
        await office.Presses(Head, "Báo cáo là đùn đẩy trách nhiệm", "số, ngày văn bản trả lời");
        await office.Says(Head, "813/SB-KH ngày 07/01/2026: \"Đề nghị UBND xã liên hệ Sở D.\"", "Sở D đã được hỏi chưa?");
        await office.Says(Head, "1", "Đã ghi nhận KN-0001: Trả lời đùn đẩy trách nhiệm cho cơ quan khác.");
    }

    [Fact]
    public async Task Any_other_view_is_passed_on_word_for_word()
    {
        await using var office = await WithRecordAsync("07/01/2026 09:00");
        await office.Presses(Agency, "Ý kiến khác", "ý kiến được chuyển nguyên văn");
        await office.Says(Agency, "hồ sơ thiếu bản vẽ hoàn công", "1. Đúng, gửi");
        await office.Says(Agency, "1");

        Holds(office.Received(Head)[^1].Text, "Sở B có ý kiến về kiến nghị KN-0001 (45/TTr-UBND ngày 18/12/2025): \"hồ sơ thiếu bản vẽ hoàn công\"", "1. Tạm dừng để bổ sung hồ sơ");
    }

    [Fact]
    public async Task A_pause_stops_the_time_and_the_ladder()
    {
        await using var office = await WithRecordAsync("30/12/2025 09:00");
        await office.Says(Head, "tạm dừng KN-0001", "lý do tạm dừng");
        await office.Says(Head, "bổ sung hồ sơ theo đề nghị của Sở B", "Đã tạm dừng KN-0001");
        await office.MoveToAsync("09/01/2026 09:00");
        Assert.Empty(office.Got(Head, MessageKind.Nudge, "30/12/2025 09:00"));

        await office.Says(Head, "theo dõi lại KN-0001", "Đã theo dõi lại KN-0001, hạn trả lời thứ Hai, 12/01/2026.");
        await office.MoveToAsync("13/01/2026 09:00");

        Assert.Contains(office.Got(Head, MessageKind.Nudge, "09/01/2026 09:00"), n => n.Text.Contains("đã quá hạn 01 ngày làm việc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agency_that_nobody_can_reach_is_called()
    {
        await using var office = await WithRecordAsync("06/01/2026 09:00", LinkedDirectory().Without(new Domain.Organisation.AccountId("web", Agency.Value)));

        Holds(office.Received(TestOffice.Office)[^1].Text, "Cần gọi điện: 01 đầu mối", "Giám đốc Sở B: 01 kiến nghị quá hạn");
        Assert.Contains(office.Office.Find(new ProposalId(1))!.Nudges, n => n.Nudge is { Audience: Audience.AgencyHead, Reached: false });
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await WithRecordAsync("26/12/2025 09:00");
        await office.Says(Agency, "english");
        await office.MoveToAsync("06/01/2026 08:00");

        Holds(office.Got(Agency, MessageKind.Nudge, "06/01/2026 00:00")[0].Text, "As reported by UBND xã A, proposal KN-0001", "1. ", "2. ", "3. ", "4. ");
        await office.Says(Agency, "2", "day");
        await office.Says(Agency, "15/01/2026");
        await office.Says(Agency, "no", "KN-0001: in progress, expected on 15/01/2026.");
        await office.Says(Agency, "yes", "KN-0001");
    }
}
