using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.FileProposal;

/// <summary>User stories 4.3: the guided path with its interruptions and corrections.</summary>
public sealed class GuidedTests
{
    [Fact]
    public async Task The_six_steps_lead_to_a_saved_record()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        var head = TestOffice.HeadOfXaA;

        Assert.StartsWith("(Bước 1/6) Kiến nghị, đề xuất của đơn vị đã gửi đến:", await office.SayAsync(head, "báo cáo"), StringComparison.Ordinal);
        Assert.Contains("(Bước 2/6) Đề nghị đồng chí cho biết tên cơ quan", await office.SayAsync(head, "1"), StringComparison.Ordinal);
        var third = await office.SayAsync(head, "so B");
        Assert.Contains("Đã ghi: Sở B.", third, StringComparison.Ordinal);
        Assert.Contains("(Bước 3/6)", third, StringComparison.Ordinal);
        Assert.Contains("(Bước 4/6) Tình trạng hiện nay:", await office.SayAsync(head, "60/TTr-UBND 22/12/2025"), StringComparison.Ordinal);
        Assert.Contains("(Bước 5/6)", await office.SayAsync(head, "1"), StringComparison.Ordinal);
        Assert.Contains("(Bước 6/6) Theo bảng phân cấp hiện hành", await office.SayAsync(head, "bố trí kinh phí sửa đường"), StringComparison.Ordinal);
        Assert.Contains("- Nội dung: bố trí kinh phí sửa đường", await office.SayAsync(head, "1"), StringComparison.Ordinal);
        Assert.StartsWith("Đã lưu kiến nghị KN-0001", await office.SayAsync(head, "đúng rồi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_between_is_answered_and_the_report_goes_on_where_it_was()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        var head = TestOffice.HeadOfXaA;
        await office.SayAsync(head, "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin kinh phí sửa cầu, chưa trả lời");
        await office.SayAsync(head, "1");
        await AtStepFour(office);

        var answer = await office.SayAsync(head, "KN-0001 đến đâu rồi?");
        Assert.StartsWith("KN-0001: đang giải quyết trong hạn, hạn trả lời thứ Hai, 05/01/2026.", answer, StringComparison.Ordinal);
        Assert.Contains("bước 4/6, Sở B, 60/TTr-UBND ngày 22/12/2025", answer, StringComparison.Ordinal);

        Assert.Contains("(Bước 4/6)", await office.SayAsync(head, "1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("à nhầm, văn bản số 61 chứ không phải 60")]
    [InlineData("a nham, van ban so 61 chu khong phai 60")]
    [InlineData("nhầm rồi, 61/TTr-UBND")]
    public async Task A_correction_changes_the_document_and_goes_on(string correction)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await AtStepFour(office);

        var answer = await office.SayAsync(TestOffice.HeadOfXaA, correction);

        Assert.Contains("từ 60/TTr-UBND ngày 22/12/2025 thành 61/TTr-UBND ngày 22/12/2025", answer, StringComparison.Ordinal);
        Assert.Contains("(Bước 4/6)", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("à nhầm, nội dung là xin kinh phí sửa cầu", "- Nội dung: xin kinh phí sửa cầu")]
    [InlineData("a nham noi dung la xin kinh phi sua cau", "- Nội dung: xin kinh phi sua cau")]
    [InlineData("nội dung là xin kinh phí sửa cầu chứ không phải sửa đường", "- Nội dung: xin kinh phí sửa cầu\n")]
    [InlineData("sửa nội dung thành \"xin kinh phí sửa cầu\"", "- Nội dung: xin kinh phí sửa cầu")]
    [InlineData("nội dung là xin kinh phí sửa cầu", "- Nội dung: xin kinh phí sửa cầu")]
    [InlineData("sửa lại nơi nhận là Sở D", "- Cơ quan giải quyết: Sở D")]
    [InlineData("sua lai noi nhan la so D", "- Cơ quan giải quyết: Sở D")]
    [InlineData("à nhầm, gửi Sở D chứ không phải Sở B", "- Cơ quan giải quyết: Sở D")]
    [InlineData("nơi nhận sai rồi, phải là Sở D", "- Cơ quan giải quyết: Sở D")]
    [InlineData("ngày gửi là 19/12, không phải 18/12", "- Văn bản: số 45/TTr-UBND ngày 19/12/2025")]
    [InlineData("ngay gui la 19/12 khong phai 18/12", "- Văn bản: số 45/TTr-UBND ngày 19/12/2025")]
    [InlineData("à nhầm ngày 19/12", "- Văn bản: số 45/TTr-UBND ngày 19/12/2025")]
    [InlineData("à nhầm, số văn bản là 46", "- Văn bản: số 46/TTr-UBND ngày 18/12/2025")]
    [InlineData("đính chính: văn bản số 46/TTr-UBND", "- Văn bản: số 46/TTr-UBND ngày 18/12/2025")]
    public async Task At_the_summary_a_part_is_put_right_in_the_words_of_its_head(string correction, string line)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin kinh phí sửa đường, chưa trả lời");

        var answer = await office.SayAsync(TestOffice.HeadOfXaA, correction);

        Assert.Contains("Đã sửa ", answer, StringComparison.Ordinal);
        Assert.Contains(line, answer, StringComparison.Ordinal);
        Assert.Contains("1. Đúng, lưu", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_subject_is_asked_a_sentence_about_the_content_is_the_answer()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await AtStepFour(office);
        await office.SayAsync(TestOffice.HeadOfXaA, "1");

        Assert.Contains("(Bước 6/6)", await office.SayAsync(TestOffice.HeadOfXaA, "nội dung là xin kinh phí sửa cầu"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_right_after_a_question_in_between_belongs_to_the_report_that_was_put_aside()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await AtStepFour(office);
        await office.SayAsync(TestOffice.HeadOfXaA, "KN-0098 đến đâu rồi?");

        var answer = await office.SayAsync(TestOffice.HeadOfXaA, "à nhầm, văn bản số 61 chứ không phải 60");

        Assert.Contains("thành 61/TTr-UBND ngày 22/12/2025", answer, StringComparison.Ordinal);
        Assert.Contains("(Bước 4/6)", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspension_bridge_is_no_stalled_proposal()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "báo cáo");
        await office.SayAsync(TestOffice.HeadOfXaA, "1");

        Assert.Contains("(Bước 2/6)", await office.SayAsync(TestOffice.HeadOfXaA, "bố trí kinh phí sửa cầu treo"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xin chào")]
    [InlineData("cam on he thong")]
    public async Task A_greeting_in_the_middle_is_returned_and_the_question_stays(string greeting)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "báo cáo");

        var answer = await office.SayAsync(TestOffice.HeadOfXaA, greeting);

        Assert.DoesNotContain("chưa hiểu", answer, StringComparison.Ordinal);
        Assert.Contains("(Bước 1/6)", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vague_reply_is_looked_at_with_the_words_that_make_it_vague()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        var head = TestOffice.HeadOfXaA;
        await AtStepFour(office);

        Assert.Contains("(Bước 5/6) Đề nghị đồng chí cho biết số, ngày văn bản trả lời", await office.SayAsync(head, "2"), StringComparison.Ordinal);
        var hints = await office.SayAsync(head, "812/SB-KH ngày 26/12/2025: \"Sở ghi nhận đề nghị của UBND xã A và sẽ nghiên cứu, xem xét khi cân đối được nguồn lực.\"");

        Assert.Contains("Không thấy ý kiến \"thống nhất\" hoặc \"không thống nhất\"", hints, StringComparison.Ordinal);
        Assert.Contains("sẽ nghiên cứu, xem xét\": không có thời hạn", hints, StringComparison.Ordinal);
        Assert.Contains("khi cân đối được nguồn lực\": điều kiện chưa xác định", hints, StringComparison.Ordinal);
        Assert.Contains("1. Giữ: Trả lời chung chung", hints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sửa chữa cầu treo Đăk Trăm")]
    [InlineData("hủy bỏ quyết định thu hồi đất")]
    [InlineData("thu hồi giấy chứng nhận cấp sai")]
    [InlineData("hướng dẫn chế độ cho người làm công tác giảm nghèo")]
    [InlineData("không bố trí được vốn sửa đường")]
    [InlineData("thay đổi quy hoạch điểm trường")]
    public async Task A_subject_that_begins_like_a_command_is_a_subject(string subject)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await AtStepFour(office);
        await office.SayAsync(TestOffice.HeadOfXaA, "1");

        Assert.StartsWith($"Đã ghi: {subject}.", await office.SayAsync(TestOffice.HeadOfXaA, subject), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tình hình", "UBND xã A, đến 08:10 ngày 26/12/2025")]
    [InlineData("KN-0001 đến đâu rồi?", "KN-0001: đang giải quyết trong hạn")]
    [InlineData("lịch sử KN-0001", "KN-0001, quá trình xử lý:")]
    public async Task A_question_is_answered_also_where_any_words_are_asked_for_and_the_report_goes_on(string question, string answer)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        var head = TestOffice.HeadOfXaA;
        await office.SayAsync(head, "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin kinh phí sửa cầu, chưa trả lời");
        await office.SayAsync(head, "1");
        await AtStepFour(office);
        Assert.Contains("nội dung kiến nghị (trích yếu)", await office.SayAsync(head, "1"), StringComparison.Ordinal);

        var said = await office.SayAsync(head, question);

        Assert.Contains(answer, said, StringComparison.Ordinal);
        Assert.Contains("Đồng chí đang làm dở: báo cáo", said, StringComparison.Ordinal);
        Assert.Contains("nội dung kiến nghị (trích yếu)", await office.SayAsync(head, "tiếp tục"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_again_offers_the_known_record()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        const string Sentence = "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin kinh phí sửa cầu, chưa trả lời";
        await office.SayAsync(TestOffice.HeadOfXaA, Sentence);
        await office.SayAsync(TestOffice.HeadOfXaA, "1");

        var again = await office.SayAsync(TestOffice.HeadOfXaA, Sentence);

        Assert.Contains("Văn bản 45/TTr-UBND ngày 18/12/2025 đã có trong KN-0001", again, StringComparison.Ordinal);
        Assert.StartsWith("KN-0001: ", await office.SayAsync(TestOffice.HeadOfXaA, "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        var answer = await office.SayAsync(TestOffice.HeadOfXaA, "Sở B trả lời chung chung về việc bố trí kinh phí sửa đường");

        Assert.Contains("số, ngày văn bản đơn vị đã gửi (ví dụ: 45/TTr-UBND ngày 18/12/2025)", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Tình trạng hiện nay", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_left_half_done_is_remembered_after_one_working_day()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await AtStepFour(office);
        var since = office.Now.AddMinutes(1);

        await office.MoveToAsync("30/12/2025 09:00");

        var reminder = Assert.Single(office.TextsSince(TestOffice.HeadOfXaA, since));
        Assert.Contains("Đồng chí còn 01 báo cáo dở", reminder, StringComparison.Ordinal);
        Assert.Contains("(Bước 4/6)", await office.SayAsync(TestOffice.HeadOfXaA, "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_tracked_that_was_not_sent_in_writing()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "báo cáo");

        Assert.Contains("Kiến nghị cần được gửi bằng văn bản trước khi theo dõi", await office.SayAsync(TestOffice.HeadOfXaA, "3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_works_in_English()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, "english");

        Assert.StartsWith("(Step 1/6) The proposal of your unit was sent to:", await office.SayAsync(TestOffice.HeadOfXaA, "report"), StringComparison.Ordinal);
        Assert.Contains("(Step 2/6)", await office.SayAsync(TestOffice.HeadOfXaA, "1"), StringComparison.Ordinal);
        Assert.Contains("Cancelled", await office.SayAsync(TestOffice.HeadOfXaA, "cancel"), StringComparison.Ordinal);
    }

    private static async Task AtStepFour(ChatOffice office)
    {
        foreach (var text in new[] { "báo cáo", "1", "so B", "60/TTr-UBND 22/12/2025" })
            await office.SayAsync(TestOffice.HeadOfXaA, text);
    }
}
