using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.2, row "Quick report" of section 7.</summary>
public sealed class QuickReportTests
{
    private const string WithoutDiacritics = "xa gui so B tt 45/TTr-UBND hom 18/12 xin chuyen muc dich dat diem truong, chua tra loi";

    [Theory]
    [InlineData(Report)]
    [InlineData(WithoutDiacritics)]
    public async Task The_sentence_gives_six_fields_one_confirmation_and_is_saved_at_the_second_message(string sentence)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.Says(Head, sentence,
            "Hệ thống ghi nhận như sau, đề nghị đồng chí kiểm tra:",
            "- Đơn vị kiến nghị: UBND xã A",
            "- Cơ quan giải quyết: Sở B",
            "- Văn bản: số 45/TTr-UBND ngày 18/12/2025",
            "- Nội dung: xin chuy",
            "- Tình trạng: Chưa có văn bản trả lời, giải quyết",
            "- Hạn trả lời: thứ Hai, 05/01/2026 (10 ngày làm việc, mặc định của hệ thống)",
            "Hiện còn trong hạn: hệ thống theo dõi và chỉ báo cáo là chậm khi quá hạn.",
            "1. Đúng, lưu", "2. Sửa", "3. Vì sao hạn là ngày này?", "4. Hủy");
        await office.Says(Head, "1",
            "Đã lưu kiến nghị KN-0001. Hệ thống sẽ nhắc đồng chí trước hạn 02 ngày làm việc và khi quá hạn.", "gửi ảnh hoặc tệp PDF kèm \"KN-0001\"", "trả lời \"hoàn tác\"");

        var record = office.Office.Find(new ProposalId(1))!;
        Assert.Equal((TestOffice.XaA, TestOffice.SoB, "45/TTr-UBND", Days.Of("18/12/2025"), Days.Of("5/1/2026"), StallCategory.NoReply),
            (record.Unit, record.Addressee, record.Request.Code, record.Request.Date!.Value, record.Deadline.On, record.Stall!.Category));
    }

    [Fact]
    public async Task What_was_undone_was_never_reported()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, Report, "1");
        await office.Says(Head, "hoàn tác", "KN-0001");
        await office.Says(Head, "45/TTr-UBND đến đâu", NotFound);

        await office.Says(Head, Report, "Hệ thống ghi nhận như sau");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0002.");

        await office.Says(Head, "45/TTr-UBND đến đâu", "KN-0002: xin chuyển mục đích sử dụng đất điểm trường");
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, "english");

        await office.Says(Head, Report, "This is what was understood, please check:", "- Addressed to: Sở B", "- Document: 45/TTr-UBND of 18/12/2025", "- Reply due: Monday, 05/01/2026 (10 working days", "1. Correct, save");
        await office.Says(Head, "1", "Proposal KN-0001 is saved.");
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked_and_what_was_understood_is_said()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.Says(Head, "Sở B trả lời chung chung về việc bố trí kinh phí sửa đường",
            "Hệ thống hiểu: Sở B đã trả lời nhưng chưa rõ chính kiến, nội dung \"bố trí kinh phí sửa đường\". Còn thiếu 02 thông tin (văn bản đã gửi, văn bản trả lời).",
            "Đề nghị đồng chí cho biết số, ngày văn bản đơn vị đã gửi (ví dụ: 45/TTr-UBND ngày 18/12/2025).");
        Assert.DoesNotContain("Hệ thống hiểu", await office.Says(Head, "45/TTr-UBND ngày 18/12/2025", "số, ngày văn bản trả lời và dán đoạn trả lời"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_readings_of_a_name_are_asked_and_the_former_body_leads_to_its_successor()
    {
        var former = TestOffice.Unit(new("so-b-cu"), "Sở B", Domain.Organisation.UnitKind.Agency, "SBC") with
        {
            Validity = new(null, Days.Of("28/2/2025")),
            Successor = TestOffice.SoD,
        };
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10", LinkedDirectory(d => d.With(former)));

        await office.Says(Head, Report, "\"Sở B\" có thể là cơ quan sau. Đề nghị đồng chí chọn", "1. Sở B", "2. Sở B (cũ; nay là Sở D từ 01/03/2025)");
        await office.Says(Head, "2", "- Cơ quan giải quyết: Sở B (cũ; nay là Sở D từ 01/03/2025)");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0001.");

        await office.Says(TestOffice.HeadOfSoD, "KN-0001", "UBND xã A gửi Sở B");
        await office.Says(Agency, "KN-0001", NotFound);
    }

    [Fact]
    public async Task Nothing_is_saved_before_the_head_confirms()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, Report);

        await office.Says(Head, "hủy", "Chưa có gì được lưu.");

        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task A_saved_report_can_be_undone_for_ten_minutes()
    {
        await using var office = await WithRecordAsync("26/12/2025 08:19");

        await office.Says(Head, "hoàn tác", "Đã hoàn tác: KN-0001 được rút, không theo dõi nữa.");
        await office.Says(Head, Report, "Hệ thống ghi nhận như sau");
    }

    [Fact]
    public async Task The_same_document_twice_offers_the_record_that_holds_it()
    {
        await using var office = await WithRecordAsync("26/12/2025 09:00");

        await office.Says(Head, Report,
            "Văn bản 45/TTr-UBND ngày 18/12/2025 đã có trong KN-0001 do đồng chí Chủ tịch UBND xã A lập ngày 26/12/2025.", "1. Cập nhật KN-0001", "2. Lập kiến nghị mới");
        await office.Says(Head, "1", "KN-0001: xin chuyển mục đích sử dụng đất điểm trường");
    }

    [Fact]
    public async Task A_file_sent_meanwhile_is_kept_with_the_report()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, Report);

        Holds(await office.SendFileAsync(Head, "to-trinh-45.pdf", ""), "Đã giữ tệp to-trinh-45.pdf cùng báo cáo đang nhập.", "1. Đúng, lưu");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0001.");

        Assert.Equal("to-trinh-45.pdf", Assert.Single(office.Office.Find(new ProposalId(1))!.Files).FileName);
    }
}
