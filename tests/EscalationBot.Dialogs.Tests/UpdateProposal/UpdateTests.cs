using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.UpdateProposal;

/// <summary>User stories 4.4 and 4.5: status, and what a head does with a record.</summary>
public sealed class UpdateTests
{
    [Fact]
    public async Task A_reply_that_satisfies_closes_the_record_and_can_be_undone()
    {
        await using var office = await WithRecord("06/01/2026 08:10");
        var head = TestOffice.HeadOfXaA;

        Assert.Contains("số, ngày văn bản trả lời", await office.SayAsync(head, "KN-0001 đã giải quyết"), StringComparison.Ordinal);
        Assert.Contains("thỏa đáng chưa?", await office.SayAsync(head, "830/SB-QH ngày 06/01/2026"), StringComparison.Ordinal);
        var closed = await office.SayAsync(head, "1");
        Assert.StartsWith("Đã ghi nhận KN-0001 đã giải quyết quá hạn 01 ngày làm việc theo văn bản 830/SB-QH ngày 06/01/2026.", closed, StringComparison.Ordinal);
        Assert.Equal(ProposalGroup.ResolvedLate, office.Office.Find(new ProposalId(1))!.Group);

        Assert.StartsWith("Đã hoàn tác", await office.SayAsync(head, "hoàn tác"), StringComparison.Ordinal);
        Assert.Equal(ProposalGroup.OpenOverdue, office.Office.Find(new ProposalId(1))!.Group);
    }

    [Fact]
    public async Task Undo_is_refused_after_ten_minutes()
    {
        await using var office = await WithRecord("26/12/2025 08:10");
        await office.MoveToAsync("26/12/2025 08:21");

        Assert.Contains("quá thời gian", await office.SayAsync(TestOffice.HeadOfXaA, "hoàn tác"), StringComparison.Ordinal);
        Assert.True(office.Office.Find(new ProposalId(1))!.IsOpen);
    }

    [Fact]
    public async Task A_word_of_mouth_does_not_close_a_record()
    {
        await using var office = await WithRecord("06/01/2026 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "KN-0001 đã giải quyết");

        var answer = await office.SayAsync(TestOffice.HeadOfXaA, "3");

        Assert.StartsWith("Hệ thống chỉ kết thúc kiến nghị khi có văn bản.", answer, StringComparison.Ordinal);
        Assert.True(office.Office.Find(new ProposalId(1))!.IsOpen);
    }

    [Fact]
    public async Task Two_extensions_are_the_heads_own_a_third_goes_to_the_Office_and_the_first_deadline_stays()
    {
        await using var office = await WithRecord("30/12/2025 08:10");
        var head = TestOffice.HeadOfXaA;

        var offer = await office.SayAsync(head, "gia hạn KN-0001");
        Assert.Contains("1. 03 ngày làm việc (08/01/2026)", offer, StringComparison.Ordinal);
        Assert.Contains("2. 05 ngày làm việc (10/01/2026)", offer, StringComparison.Ordinal);
        await office.SayAsync(head, "2");
        var first = await office.SayAsync(head, "Sở B xin thêm thời gian lấy ý kiến");
        Assert.Contains("đến thứ Bảy, 10/01/2026 (lần 1/2). Hạn ban đầu 05/01/2026 vẫn được lưu", first, StringComparison.Ordinal);

        await office.SayAsync(head, "gia hạn KN-0001");
        Assert.Contains("(lần 2/2)", await office.SayAsync(head, "1, chờ họp"), StringComparison.Ordinal);
        await office.SayAsync(head, "gia hạn KN-0001");
        Assert.Contains("Hệ thống đã chuyển đề nghị đến Văn phòng UBND tỉnh", await office.SayAsync(head, "1, chờ họp lần nữa"), StringComparison.Ordinal);

        var record = office.Office.Find(new ProposalId(1))!;
        Assert.Equal(Days.Of("5/1/2026"), record.OriginalDue);
        Assert.Contains(office.Received(TestOffice.Office), m => m.Text.Contains("KN-0001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_overview_counts_and_a_code_opens_the_record()
    {
        await using var office = await WithRecord("12/01/2026 08:00");
        var head = TestOffice.HeadOfXaA;

        var overview = await office.SayAsync(head, "tinh hinh");
        Assert.StartsWith("UBND xã A, đến 08:00 ngày 12/01/2026: 01 kiến nghị đang theo dõi.", overview, StringComparison.Ordinal);
        Assert.Contains("Quá hạn: 01 (KN-0001 quá 06 ngày làm việc)", overview, StringComparison.Ordinal);

        var card = await office.SayAsync(head, "KN-0001");
        Assert.Contains("quá hạn 06 ngày làm việc", card, StringComparison.Ordinal);
        Assert.Contains("Bước tiếp theo: thứ Sáu, 16/01/2026 (quá hạn 10 ngày làm việc), tổng hợp báo cáo Chủ tịch UBND tỉnh", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_another_unit_is_not_found()
    {
        await using var office = await WithRecord("26/12/2025 08:10");

        foreach (var question in new[] { "KN-0001", "KN-0001 đến đâu rồi?", "45/TTr-UBND đến đâu rồi", "gia hạn KN-0001", "KN-0999" })
            Assert.Equal("Hệ thống không tìm thấy kiến nghị này trong phạm vi được xem của đồng chí.", await office.SayAsync(TestOffice.HeadOfXaB, question));
    }

    [Fact]
    public async Task A_file_with_the_code_is_added_to_the_record()
    {
        await using var office = await WithRecord("26/12/2025 08:10");

        Assert.Equal("Đã bổ sung to-trinh.pdf vào KN-0001.", await office.SendFileAsync(TestOffice.HeadOfXaA, "to-trinh.pdf", "KN-0001"));
        Assert.Contains("Đề nghị đồng chí chọn hoặc nhắn mã kiến nghị cần bổ sung", await office.SendFileAsync(TestOffice.HeadOfXaA, "anh.jpg", ""), StringComparison.Ordinal);
        Assert.Equal("Đã bổ sung anh.jpg vào KN-0001.", await office.SayAsync(TestOffice.HeadOfXaA, "1"));
    }

    [Fact]
    public async Task Files_without_a_code_all_go_to_the_record_that_is_named_next()
    {
        await using var office = await WithRecord("26/12/2025 08:10");
        await office.SendFileAsync(TestOffice.HeadOfXaA, "trang-1.jpg", "");

        Assert.StartsWith("Đã nhận tệp trang-1.jpg, trang-2.jpg.", await SecondAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Hệ thống không tìm thấy kiến nghị này", await office.SayAsync(TestOffice.HeadOfXaA, "KN-0999"), StringComparison.Ordinal);
        Assert.Equal("Đã bổ sung trang-1.jpg, trang-2.jpg vào KN-0001.", await office.SayAsync(TestOffice.HeadOfXaA, "KN-0001"));
        Assert.Equal(["trang-1.jpg", "trang-2.jpg"], office.Office.Find(new ProposalId(1))!.Files.Select(f => f.FileName));

        async Task<string> SecondAsync() => (await office.SendFileAsync(TestOffice.HeadOfXaA, "trang-2.jpg", "")).Split("\n\n")[^1];
    }

    [Fact]
    public async Task Files_of_a_report_stay_with_it_when_it_is_started_afresh()
    {
        await using var office = await WithRecord("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "báo cáo");
        await office.SendFileAsync(TestOffice.HeadOfXaA, "to-trinh-60.pdf", "");
        await office.SayAsync(TestOffice.HeadOfXaA, "làm lại từ đầu");
        foreach (var answer in new[] { "1", "Sở B", "60/TTr-UBND ngày 22/12/2025", "1", "xin kinh phí sửa cầu", "1", "1" })
            await office.SayAsync(TestOffice.HeadOfXaA, answer);

        Assert.Equal(["to-trinh-60.pdf"], office.Office.Find(new ProposalId(2))!.Files.Select(f => f.FileName));
    }

    private static async Task<ChatOffice> WithRecord(string until)
    {
        var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "UBND xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await office.SayAsync(TestOffice.HeadOfXaA, "1");
        await office.MoveToAsync(until);
        return office;
    }
}
