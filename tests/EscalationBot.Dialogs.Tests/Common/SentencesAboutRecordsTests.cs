using EscalationBot.Dialogs.Tests.Acceptance;
using EscalationBot.Domain.Proposals;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Common;

/// <summary>Sentences of officials about a record, KN-0001: what they say is taken, only the rest is asked.</summary>
public sealed class SentencesAboutRecordsTests
{
    [Theory]
    [InlineData("đề nghị gia hạn KN-0001 thêm 5 ngày làm việc", "nêu ngắn gọn lý do gia hạn KN-0001 đến 10/01/2026")]
    [InlineData("xin gia han kn1 den ngay 15/1", "nêu ngắn gọn lý do gia hạn KN-0001 đến 15/01/2026")]
    [InlineData("KN-0001 xin gia hạn đến 15/01/2026 vì Sở B đang lấy ý kiến các xã", "Đã gia hạn KN-0001 đến thứ Năm, 15/01/2026 (lần 1/2).")]
    [InlineData("KN-0001 sở trả lời rồi, văn bản 830/SB-QH ngày 29/12/2025 nhé", "Nội dung trả lời đã rõ chính kiến và thỏa đáng chưa?")]
    [InlineData("KN-0001 sở B trả lời chung chung quá", "số, ngày văn bản trả lời")]
    [InlineData("KN-0001 sở vẫn chưa trả lời gì", "KN-0001")]
    [InlineData("tạm dừng theo dõi KN-0001 vì đơn vị đang bổ sung hồ sơ", "Đã tạm dừng KN-0001")]
    [InlineData("rút kiến nghị KN-0001", "lý do rút KN-0001")]
    [InlineData("KN-0001 vì sao hạn lại là ngày đó", "Cách tính 10 ngày làm việc kể từ ngày gửi 18/12/2025")]
    public async Task The_head_says_news_of_a_record(string sentence, string answer)
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Head, sentence, answer);
    }

    [Fact]
    public async Task The_reply_named_in_the_sentence_closes_the_record()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, "KN-0001 sở trả lời rồi, văn bản 830/SB-QH ngày 29/12/2025");

        await office.Says(Head, "1", "theo văn bản 830/SB-QH ngày 29/12/2025");
        Assert.Equal(ProposalGroup.ResolvedInTime, office.Office.Find(new ProposalId(1))!.Group);
    }

    [Fact]
    public async Task A_vague_reply_is_looked_at_with_the_words_that_made_it_vague()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Head, "KN-0001 sở B trả lời chung chung, văn bản 812/SB-KH ngày 26/12/2025: \"Sở ghi nhận và sẽ nghiên cứu, xem xét khi cân đối được nguồn lực; đề nghị liên hệ Sở D.\"",
            "Hệ thống gợi ý (đồng chí quyết định)", "Không thấy ý kiến", "\"sẽ nghiên cứu, xem xét\": không có thời hạn", "\"khi cân đối được nguồn lực\"", "\"đề nghị liên hệ", "1. Giữ: Trả lời chung chung", "2. Đổi tình trạng", "3. Coi là đã trả lời rõ");
    }

    [Theory]
    [InlineData("chúng tôi sẽ trả lời kn 1 trước ngày 9/1", "căn cứ (nếu có)", "Không nêu thêm", "09/01/2026")]
    [InlineData("KN-0001 việc này thuộc thẩm quyền của Sở D", "căn cứ (nếu có)", "Không nêu thêm", "Sở D")]
    [InlineData("KN-0001 đã trả lời tại văn bản 830/SB-QH ngày 29/12/2025", "", "", "830/SB-QH ngày 29/12/2025")]
    public async Task The_agency_says_what_it_does(string sentence, string asked, string note, string summary)
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        var answer = await office.Says(Agency, sentence, asked, note);
        Holds(note.Length > 0 ? await office.SayAsync(Agency, "1") : answer, summary);
    }

    [Fact]
    public async Task A_question_about_a_record_is_answered_where_a_reason_was_asked()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, "rút KN-0001", "lý do rút KN-0001");

        await office.Says(Head, "bao nhiêu ngày nữa thì tới hạn kn 1", "KN-0001: đang giải quyết trong hạn, hạn trả lời thứ Hai, 05/01/2026.", "Đồng chí đang làm dở: rút KN-0001.");
    }

    [Fact]
    public async Task A_number_alone_finds_every_record_with_a_document_of_that_number()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.KeepAsync(AProposal().Numbered(50).Request("45/UBND-KT", "22/12/2025"));

        await office.Says(Head, "công văn số 45 đến đâu rồi", "Có nhiều kiến nghị mang số văn bản này.", "KN-0001", "KN-0050");
        await office.Says(Head, "tờ trình 45 đến đâu rồi", "KN-0001: ");
    }

    [Theory]
    [InlineData("Sở B đùn đẩy sang Sở D việc cấp phép mỏ đất, tờ trình 46/TTr-UBND ngày 19/12", "văn bản số 46/TTr-UBND ngày 19/12/2025", "Còn thiếu 01 thông tin (văn bản trả lời)")]
    [InlineData("đã gửi Sở B tờ trình 46/TTr-UBND ngày 19/12 về mỏ đất nhưng sở bảo hỏi Sở D", "văn bản số 46/TTr-UBND ngày 19/12/2025", "Còn thiếu 01 thông tin (văn bản trả lời)")]
    public async Task The_body_that_a_reply_points_to_is_taken_from_the_sentence(string sentence, params string[] parts)
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Head, sentence, ["Sở B đã trả lời nhưng đề nghị liên hệ cơ quan khác", .. parts]);
        await office.Says(Head, "830/SB-QH ngày 29/12/2025: đề nghị đơn vị liên hệ Sở D để được giải quyết", "Sở D");
    }

    [Fact]
    public async Task A_direction_takes_its_deadline_from_a_number_of_working_days()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");

        await office.Says(Leader, "chỉ đạo KN-0001", "1. Giao Sở B trả lời");
        await office.Says(Leader, "1, 05 ngày làm việc, nêu rõ chính kiến", "nêu rõ chính kiến, trước ngày 19/01/2026");
    }

    [Fact]
    public async Task A_leader_who_asks_for_a_report_of_an_agency_gets_its_records()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");

        await office.Says(Leader, "báo cáo tôi các việc còn tồn ở Sở B", "Kiến nghị liên quan Sở B: 01, trong đó quá hạn 01.", "KN-0001");
    }

    [Fact]
    public async Task Dung_affirms_a_summary_and_stops_where_nothing_can_be_affirmed()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, "UBND xã gửi Sở B tờ trình 46/TTr-UBND ngày 19/12 xin cấp phép mỏ đất, chưa trả lời", "1. Đúng, lưu");
        await office.Says(Head, "dung", "Đã lưu kiến nghị KN-0002");

        await office.Says(Head, "rút KN-0002", "lý do rút KN-0002");
        await office.Says(Head, "dung", "Đã hủy: rút KN-0002.");
    }

    [Theory]
    [InlineData("dạ em cảm ơn hệ thống ạ")]
    [InlineData("vâng, cảm ơn đồng chí nhé")]
    [InlineData("ok")]
    public async Task Courtesy_is_answered_as_courtesy(string text)
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, "hoàn tác");

        await office.Says(Head, text, "Trân trọng cảm ơn đồng chí.");
    }
}
