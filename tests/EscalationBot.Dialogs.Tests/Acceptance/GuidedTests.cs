using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.3, row "Guided" of section 7: at any step an interruption loses nothing that was confirmed.</summary>
public sealed class GuidedTests
{
    private static readonly string[] Answers =
    [
        "1", "so B", "60/TTr-UBND 22/12/2025", "2",
        "812/SB-KH ngày 26/12/2025: \"Sở ghi nhận đề nghị của UBND xã A và sẽ nghiên cứu, xem xét khi cân đối được nguồn lực.\"",
        "1", "bố trí kinh phí sửa đường", "1",
    ];

    private static readonly string[] Card =
    [
        "- Cơ quan giải quyết: Sở B", "- Văn bản: số 60/TTr-UBND ngày 22/12/2025", "- Nội dung: bố trí kinh phí sửa đường",
        "- Tình trạng: Trả lời chung chung, không rõ chính kiến", "- Văn bản trả lời: 812/SB-KH ngày 26/12/2025", "- Hạn trả lời: thứ Tư, 07/01/2026",
    ];

    public static TheoryData<int, string> Interruptions
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var step in Enumerable.Range(0, Answers.Length))
                foreach (var interruption in new[] { "sửa", "quay lại", "question", "silence", "help", "later" })
                    data.Add(step, interruption);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task Nothing_confirmed_is_lost(int step, string interruption)
    {
        await using var office = await WithRecordAsync("29/12/2025 08:10");
        await office.Says(Head, "báo cáo", "(Bước 1/6) Kiến nghị, đề xuất của đơn vị đã gửi đến:");
        await office.SaysAll(Head, Answers[..step]);

        await InterruptAsync(office, step, interruption);
        var card = step == Answers.Length ? "" : await office.SaysAll(Head, Answers[step..]);

        Holds(card, Card);
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0002");
        Assert.Equal(StallCategory.VagueReply, office.Office.Find(new ProposalId(2))!.Stall!.Category);
    }

    [Fact]
    public async Task Six_steps_each_with_its_number_lead_to_the_card()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.Says(Head, "báo cáo", "(Bước 1/6)", "1. Cơ quan chuyên môn thuộc UBND tỉnh", "2. Bộ, ngành Trung ương", "3. Chưa gửi cơ quan nào");
        await office.Says(Head, "1", "(Bước 2/6) Đề nghị đồng chí cho biết tên cơ quan (có thể viết tắt).");
        await office.Says(Head, "so B", "Đã ghi: Sở B.", "(Bước 3/6)");
        await office.Says(Head, "60/TTr-UBND 22/12/2025", "Đã ghi: 60/TTr-UBND ngày 22/12/2025.", "(Bước 4/6) Tình trạng hiện nay:",
            "1. Chưa có văn bản trả lời, giải quyết", "2. Trả lời chung chung, không rõ chính kiến", "3. Trả lời đùn đẩy cho cơ quan khác", "4. Chưa trình, tham mưu UBND tỉnh", "5. Chưa thỏa đáng vì lý do khác");
        await office.Says(Head, "2", "(Bước 5/6)", "số, ngày văn bản trả lời và dán đoạn trả lời (hoặc gửi ảnh, tệp PDF)");
        await office.Says(Head, Answers[4], "Hệ thống gợi ý (đồng chí quyết định):", "- Không thấy ý kiến \"thống nhất\" hoặc \"không thống nhất\"",
            "- \"sẽ nghiên cứu, xem xét\": không có thời hạn", "- \"khi cân đối được nguồn lực\": điều kiện chưa xác định",
            "1. Giữ: Trả lời chung chung", "2. Đổi tình trạng", "3. Coi là đã trả lời rõ");
        await office.Says(Head, "1", "(Bước 5/6)", "nội dung kiến nghị");
        await office.Says(Head, "bố trí kinh phí sửa đường", "(Bước 6/6) Theo bảng phân cấp hiện hành, nội dung này có thuộc thẩm quyền giải quyết của đơn vị đồng chí không?",
            "1. Không thuộc thẩm quyền của đơn vị", "2. Thuộc thẩm quyền, đơn vị sẽ tự giải quyết", "3. Chưa rõ");
        await office.Says(Head, "1", Card);
    }

    [Fact]
    public async Task A_matter_in_the_units_own_power_is_settled_in_the_unit()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, ["báo cáo", .. Answers[..^1]]);

        await office.Says(Head, "2", "Nội dung thuộc thẩm quyền của đơn vị: đề nghị đồng chí chỉ đạo giải quyết trong đơn vị", "1. Đóng", "2. Vẫn lưu để theo dõi");
        await office.Says(Head, "1");

        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task A_question_is_answered_in_between_and_the_way_back_is_offered()
    {
        await using var office = await WithRecordAsync("26/12/2025 09:00");
        await office.SaysAll(Head, ["báo cáo", .. Answers[..3]]);

        await office.Says(Head, "KN-0001 đến đâu rồi?", "KN-0001: đang giải quyết trong hạn, hạn trả lời thứ Hai, 05/01/2026.",
            "báo cáo (bước 4/6, Sở B, 60/TTr-UBND ngày 22/12/2025)", "1. Tiếp tục", "2. Để sau");
        await office.Says(Head, "1", "(Bước 4/6)");
    }

    [Fact]
    public async Task A_slip_is_put_right_in_a_sentence_and_the_report_goes_on()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, ["báo cáo", .. Answers[..3]]);

        await office.Says(Head, "à nhầm, văn bản số 61 chứ không phải 60", "từ 60/TTr-UBND ngày 22/12/2025 thành 61/TTr-UBND ngày 22/12/2025", "(Bước 4/6)");
    }

    [Fact]
    public async Task A_report_left_open_is_remembered_once_after_one_working_day_and_kept_thirty_days()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, ["báo cáo", .. Answers[..3]]);

        await office.MoveToAsync("15/01/2026 09:00");

        var reminder = Assert.Single(office.Received(Head), r => r.At >= At("26/12/2025 09:00"));
        Assert.Equal(At("29/12/2025 08:00"), reminder.At);
        Assert.Equal("Đồng chí còn 01 báo cáo dở (Sở B, 60/TTr-UBND ngày 22/12/2025), đã xong 3/6 bước.\n1. Tiếp tục\n2. Xóa", reminder.Text);
        await office.MoveToAsync("24/01/2026 09:00");
        await office.Says(Head, "tiếp tục", "(Bước 4/6)");
    }

    [Fact]
    public async Task After_thirty_days_a_report_left_open_is_gone()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, ["báo cáo", .. Answers[..3]]);

        await office.MoveToAsync("26/01/2026 09:00");

        Assert.DoesNotContain("Bước", await office.Says(Head, "tiếp tục"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_sent_is_not_tracked_but_the_letter_is_drafted()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, "báo cáo");

        await office.Says(Head, "3", "Kiến nghị cần được gửi bằng văn bản trước khi theo dõi. Hệ thống có thể soạn dự thảo văn bản để đồng chí chỉnh sửa.", "1. Soạn dự thảo", "2. Để sau");
        await office.Says(Head, "1", "cơ quan nhận văn bản");
        await office.SaysAll(Head, "Sở B", "bố trí kinh phí sửa đường liên thôn");
        await office.Says(Head, "bố trí 500 triệu đồng từ nguồn sự nghiệp giao thông",
            "Dự thảo văn bản", "UBND xã A", "V/v bố trí kinh phí sửa đường liên thôn", "Kính gửi: Sở B", "bố trí 500 triệu đồng", "nêu rõ thống nhất hoặc không thống nhất");
        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task After_two_misses_a_person_is_offered_first()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.Says(Head, "trời hôm nay đẹp", "Hệ thống chưa hiểu nội dung này. Đồng chí có thể chọn:", "1. Báo cáo kiến nghị", "2. Xem tình hình", "3. Gặp cán bộ Văn phòng UBND tỉnh");
        await office.Says(Head, "mưa to", "1. Gặp cán bộ Văn phòng UBND tỉnh", "2. Báo cáo kiến nghị", "3. Xem tình hình");
        await office.Says(Head, "1", "Đã chuyển đề nghị của đồng chí đến Văn phòng UBND tỉnh");
        Assert.Contains("Đồng chí Chủ tịch UBND xã A đề nghị gặp cán bộ", office.Received(TestOffice.Office)[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Breaks in and comes back to the same question.</summary>
    private static async Task InterruptAsync(ChatOffice office, int step, string interruption)
    {
        switch (interruption)
        {
            case "sửa":
                // The first filled answer is opened and confirmed as it was.
                var editing = await office.Says(Head, "sửa");
                if (editing.Contains("chọn nội dung cần sửa", StringComparison.Ordinal))
                    await office.SaysAll(Head, "1", "bỏ qua");
                break;
            case "quay lại":
                var before = await office.Says(Head, "quay lại");
                if (before.Contains("Nội dung trước", StringComparison.Ordinal))
                    await office.Says(Head, "bỏ qua");
                break;
            case "question":
                await office.Says(Head, "KN-0001", step is 6 ? "" : "KN-0001: ");
                await office.Says(Head, "tiếp tục");
                break;
            case "silence":
                await office.MoveToAsync("31/12/2025 07:30");
                await office.Says(Head, "tiếp tục");
                break;
            case "help":
                await office.Says(Head, "trợ giúp", "quay lại");
                break;
            case "later":
                await office.SaysAll(Head, "tình hình", "2", "tiếp tục");
                break;
        }
    }
}
