using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.5, row "Extension" of section 7.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public async Task An_extension_is_picked_with_a_reason_and_keeps_the_first_deadline()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");

        await office.Presses(Head, "Đề nghị gia hạn", "1. 03 ngày làm việc (08/01/2026)", "2. 05 ngày làm việc (10/01/2026)", "3. Ngày khác");
        await office.Says(Head, "2", "lý do gia hạn");
        await office.Says(Head, "Sở B xin thêm thời gian lấy ý kiến",
            "Đã gia hạn KN-0001 đến thứ Bảy, 10/01/2026 (lần 1/2). Hạn ban đầu 05/01/2026 vẫn được lưu để tính thời gian giải quyết.");
    }

    [Fact]
    public async Task Another_day_must_be_a_working_day()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Đề nghị gia hạn");
        await office.Says(Head, "3", "Đề nghị đồng chí nhập ngày gia hạn đến");

        await office.Says(Head, "25/01/2026", "Chủ nhật, 25/01/2026 không phải ngày làm việc.", "thứ Hai, 26/01/2026");
        await office.Says(Head, "26/01/2026");
        await office.Says(Head, "chờ họp", "đến thứ Hai, 26/01/2026 (lần 1/2)");
    }

    [Fact]
    public async Task A_past_day_off_is_refused_as_past_and_no_past_working_day_is_suggested()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.SaysAll(Head, "gia hạn KN-0001", "3");

        var answer = await office.Says(Head, "04/01/2026", "Không thể gia hạn đến ngày 04/01/2026: hạn mới phải sau ngày hôm nay.", "Đề nghị đồng chí nhập ngày gia hạn đến");

        Assert.DoesNotContain("05/01/2026", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_an_overdue_record_today_is_no_new_deadline_and_the_day_is_asked_again_before_any_reason()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.SaysAll(Head, "gia hạn KN-0001", "3");

        await office.Says(Head, "hôm nay", "Không thể gia hạn đến ngày 06/01/2026: hạn mới phải sau ngày hôm nay.", "Đề nghị đồng chí nhập ngày gia hạn đến");
        await office.Says(Head, "08/01/2026", "lý do gia hạn");
        await office.Says(Head, "chờ họp", "đến thứ Năm, 08/01/2026 (lần 1/2)");
    }

    [Fact]
    public async Task Before_the_deadline_a_day_up_to_it_extends_nothing_and_another_is_asked()
    {
        await using var office = await WithRecordAsync("29/12/2025 09:00");
        await office.SaysAll(Head, "gia hạn KN-0001", "3");

        await office.Says(Head, "05/01/2026", "Ngày 05/01/2026 không sau hạn hiện nay (05/01/2026). Đề nghị đồng chí chọn ngày muộn hơn.", "Đề nghị đồng chí nhập ngày gia hạn đến");
        await office.Says(Head, "08/01/2026", "lý do gia hạn");
    }

    [Fact]
    public async Task A_day_that_passed_while_the_reason_was_awaited_is_refused_and_put_right_with_the_reason_kept()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.SaysAll(Head, "gia hạn KN-0001", "3", "07/01/2026");
        await office.MoveToAsync("07/01/2026 09:00");

        await office.Says(Head, "chờ họp", "Không thể gia hạn đến ngày 07/01/2026: hạn mới phải sau ngày hôm nay.", "1. ", "2. Lý do: chờ họp");
        await office.SaysAll(Head, "1", "09/01/2026");
        Assert.Equal(Days.Of("9/1/2026"), office.Office.Find(new ProposalId(1))!.Deadline.On);
    }

    [Fact]
    public async Task A_third_extension_goes_to_the_Office_and_the_original_deadline_is_kept()
    {
        await using var office = await WithTwoExtensionsAsync();
        var before = office.Office.Find(new ProposalId(1))!.Deadline.On;

        await office.Says(Head, "gia hạn KN-0001");
        await office.Says(Head, "1, chờ họp lần nữa", "Kiến nghị KN-0001 đã gia hạn 02 lần. Hệ thống đã chuyển đề nghị đến Văn phòng UBND tỉnh");

        var record = office.Office.Find(new ProposalId(1))!;
        Assert.Equal((before, Days.Of("5/1/2026"), 2), (record.Deadline.On, record.OriginalDue, record.Extensions));
        Holds(office.Received(TestOffice.Office)[^1].Text, "UBND xã A đề nghị gia hạn kiến nghị KN-0001 gửi Sở B đến", "(đã gia hạn 02 lần). Lý do: chờ họp lần nữa.", "1. Đồng ý gia hạn", "2. Không đồng ý");
    }

    [Fact]
    public async Task The_Office_approves_it_and_the_unit_hears()
    {
        await using var office = await WithTwoExtensionsAsync();
        await office.SaysAll(Head, "gia hạn KN-0001", "1, chờ họp lần nữa");

        await office.Says(TestOffice.Office, "1", "Đã đồng ý gia hạn KN-0001 đến");

        Holds(office.Received(Head)[^1].Text, "Văn phòng UBND tỉnh đồng ý gia hạn kiến nghị KN-0001", "Hạn ban đầu vẫn được lưu.");
        Assert.Equal((3, Days.Of("5/1/2026")), (office.Office.Find(new ProposalId(1))!.Extensions, office.Office.Find(new ProposalId(1))!.OriginalDue));
    }

    [Fact]
    public async Task The_Office_declines_it_with_a_reason()
    {
        await using var office = await WithTwoExtensionsAsync();
        await office.SaysAll(Head, "gia hạn KN-0001", "1, chờ họp lần nữa");
        await office.Says(TestOffice.Office, "2", "lý do không đồng ý gia hạn KN-0001");

        await office.Says(TestOffice.Office, "chưa đủ căn cứ", "Đã ghi nhận không đồng ý gia hạn KN-0001");

        Holds(office.Received(Head)[^1].Text, "không đồng ý gia hạn kiến nghị KN-0001", "Lý do: chưa đủ căn cứ.");
    }

    [Fact]
    public async Task The_new_deadline_has_a_ladder_of_its_own()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.SaysAll(Head, "gia hạn KN-0001", "2, chờ họp");

        await office.MoveToAsync("13/01/2026 09:00");

        Assert.Equal([At("08/01/2026 08:00"), At("12/01/2026 08:00")], office.Got(Head, MessageKind.Nudge, "30/12/2025 09:00").Select(r => r.At));
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Says(Head, "english");

        await office.Says(Head, "extend KN-0001", "1. 03 working days (08/01/2026)", "2. 05 working days (10/01/2026)", "3. Another day");
        await office.Says(Head, "2, they need more time", "KN-0001 is extended to Saturday, 10/01/2026 (1 of 2).");
    }

    private static async Task<ChatOffice> WithTwoExtensionsAsync()
    {
        var office = await WithRecordAsync("30/12/2025 08:10");
        await office.SaysAll(Head, "gia hạn KN-0001", "1, chờ họp");
        await office.Says(Head, "gia hạn KN-0001");
        await office.Says(Head, "1, chờ họp", "(lần 2/2)");
        return office;
    }
}
