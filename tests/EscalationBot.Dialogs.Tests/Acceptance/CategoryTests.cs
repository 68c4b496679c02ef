using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 1 and 4.3, row "Category" of section 7: each category asks for its evidence, and without it nothing is reported.</summary>
public sealed class CategoryTests
{
    private const string Vague = "Sở ghi nhận đề nghị của UBND xã A và sẽ nghiên cứu, xem xét khi cân đối được nguồn lực.";

    /// <summary>What is picked at step 4, and the questions for evidence with their answers, in order.</summary>
    public static TheoryData<string, StallCategory, string[], string[]> Provincial => new()
    {
        { "1", StallCategory.NoReply, [], [] },
        { "2", StallCategory.VagueReply, ["số, ngày văn bản trả lời và dán đoạn trả lời", "Đề nghị đồng chí dán đoạn trả lời có liên quan"], ["812/SB-KH ngày 24/12/2025", Vague] },
        {
            "3", StallCategory.BuckPassing,
            ["số, ngày văn bản trả lời và dán đoạn trả lời", "Đề nghị đồng chí dán đoạn trả lời có liên quan", "Văn bản trả lời đề nghị liên hệ cơ quan nào?"],
            ["813/SB-KH ngày 24/12/2025", "Đề nghị UBND xã liên hệ Sở D để được giải quyết theo thẩm quyền.", "Sở D"]
        },
        {
            "4", StallCategory.NotSubmitted, ["vì sao nội dung thuộc thẩm quyền của UBND tỉnh (căn cứ hoặc quy định phân cấp) và văn bản đơn vị đã đề nghị cơ quan chuyên môn trình"],
            ["Theo Quyết định số 12/2024/QĐ-UBND; đã đề nghị trình tại văn bản 62/UBND-KT ngày 22/12/2025"]
        },
        {
            "5", StallCategory.Unsatisfactory, ["Đề nghị đồng chí cho biết số, ngày văn bản trả lời", "vì sao trả lời chưa thỏa đáng"],
            ["814/SB-KH ngày 24/12/2025", "trả lời không đúng nội dung đã hỏi"]
        },
    };

    [Theory]
    [MemberData(nameof(Provincial))]
    public async Task Its_evidence_is_asked_and_kept(string pick, StallCategory category, string[] questions, string[] evidence)
    {
        await using var office = await AtStepFourAsync();
        var asked = await office.Says(Head, pick);
        foreach (var (question, answer) in questions.Zip(evidence))
        {
            Holds(asked, question);
            asked = await office.SayAsync(Head, answer);
        }
        await FinishAsync(office, asked);

        var record = office.Office.Find(new ProposalId(1))!;
        Assert.Equal(category, record.Stall!.Category);
        Assert.Empty(EvidenceRules.Missing(record));
    }

    [Theory]
    [MemberData(nameof(Provincial))]
    public async Task Without_it_the_record_cannot_be_reported(string pick, StallCategory category, string[] questions, string[] evidence)
    {
        await using var office = await AtStepFourAsync();
        await office.Says(Head, pick);
        foreach (var answer in evidence.Take(questions.Length - 1))
            await office.SayAsync(Head, answer);

        if (questions.Length > 0)
        {
            await office.Says(Head, "bỏ qua", "bắt buộc nên chưa thể bỏ qua", questions[^1]);
            await office.Says(Head, "đúng", questions[^1]);
        }

        Assert.Null(office.Office.Find(new ProposalId(1)));
        Assert.Equal(category is StallCategory.NoReply, questions.Length == 0);
    }

    [Fact]
    public async Task A_ministrys_matter_asks_for_the_letter_and_the_reminders()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, "báo cáo", "2", "Bộ C");

        await office.Says(Head, "66/TTr-UBND ngày 20/12/2025", "số, ngày các văn bản đôn đốc (nếu có). Nội dung này được tổng hợp để UBND tỉnh báo cáo Thủ tướng Chính phủ.", "1. Chưa có văn bản đôn đốc");
        await office.SaysAll(Head, "70/UBND-KT ngày 22/12/2025, 71/UBND-KT ngày 24/12/2025", "kinh phí cầu");
        await office.Says(Head, "1", "- Cơ quan giải quyết: Bộ C", "- Tình trạng: Bộ, ngành chưa giải quyết kịp thời", "- Văn bản đôn đốc: 70/UBND-KT ngày 22/12/2025; 71/UBND-KT ngày 24/12/2025", "(20 ngày làm việc");
        await office.Says(Head, "1", "Đã lưu");

        var record = office.Office.Find(new ProposalId(1))!;
        Assert.Equal((ProposalPath.Central, StallCategory.MinistryUnresolved, 2), (record.Path, record.Stall!.Category, record.Reminders));
    }

    [Fact]
    public async Task A_ministrys_matter_without_the_letter_cannot_be_reported()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, "báo cáo", "2", "Bộ C");

        await office.Says(Head, "bỏ qua", "bắt buộc nên chưa thể bỏ qua", "số, ngày văn bản đơn vị đã gửi");

        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task The_passage_of_a_reply_may_be_a_photo()
    {
        await using var office = await AtStepFourAsync();
        await office.Says(Head, "2");

        Holds(await office.SendFileAsync(Head, "cong-van-812.jpg", ""), "Đã giữ tệp cong-van-812.jpg", "số, ngày văn bản trả lời");
        await FinishAsync(office, await office.SayAsync(Head, "812/SB-KH ngày 24/12/2025"));

        var record = office.Office.Find(new ProposalId(1))!;
        Assert.Empty(EvidenceRules.Missing(record));
        Assert.Equal("cong-van-812.jpg", Assert.Single(record.Files).FileName);
    }

    [Fact]
    public async Task A_reply_that_the_head_finds_clear_after_all_is_not_reported()
    {
        await using var office = await AtStepFourAsync();
        await office.SaysAll(Head, "2", $"812/SB-KH ngày 24/12/2025: \"{Vague}\"");

        await office.Says(Head, "3", "trả lời được coi là rõ chính kiến, không lập báo cáo chậm giải quyết");

        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task Two_agencies_that_point_at_each_other_become_one_record_with_both_named()
    {
        await using var office = await AtStepFourAsync();
        await office.SaysAll(Head, "3", "813/SB-KH ngày 24/12/2025: \"Đề nghị UBND xã liên hệ Sở D.\"", "Sở D");
        await office.SaysAll(Head, "1", "kinh phí trạm bơm", "1", "1");
        await office.SaysAll(Head, "báo cáo", "1", "Sở D", "70/TTr-UBND ngày 24/12/2025", "3", "90/SD-NS ngày 25/12/2025: \"Đề nghị UBND xã liên hệ Sở B.\"", "Sở B");

        await office.Says(Head, "1", "Sở B và Sở D đề nghị liên hệ lẫn nhau: KN-0001", "1. Ghi chung vào KN-0001", "2. Lập kiến nghị riêng");
        await office.Says(Head, "1", "Đã ghi vào KN-0001: Sở B và Sở D cùng chưa nhận trách nhiệm. Hệ thống thông báo đến Sở D.");

        Assert.Null(office.Office.Find(new ProposalId(2)));
        Assert.Contains(office.Office.Find(new ProposalId(1))!.Letters, l => l is { Reference.Code: "90/SD-NS", Direction: LetterDirection.Other });
        await office.Says(Head, "KN-0001", "chưa cơ quan nào nhận trách nhiệm giải quyết (Sở B, Sở D)");
        Holds(office.Received(TestOffice.HeadOfSoD)[^1].Text, "Kính gửi đồng chí Giám đốc Sở D,", "chưa cơ quan nào nhận trách nhiệm giải quyết (Sở B, Sở D)");
    }

    private static async Task<ChatOffice> AtStepFourAsync()
    {
        var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, "báo cáo", "1", "Sở B");
        await office.Says(Head, "64/TTr-UBND ngày 20/12/2025", "(Bước 4/6) Tình trạng hiện nay:");
        return office;
    }

    /// <summary>Answers what is left after the evidence, and saves.</summary>
    private static async Task FinishAsync(ChatOffice office, string asked)
    {
        for (var i = 0; i < 6 && !asked.Contains("Hệ thống ghi nhận như sau", StringComparison.Ordinal); i++)
            asked = await office.SayAsync(Head, asked.Contains("trích yếu", StringComparison.Ordinal) ? "kinh phí trạm bơm" : "1");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0001");
    }
}
