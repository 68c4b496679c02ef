using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.3, "Đùn đẩy": two bodies that point elsewhere are both named, and both are heard.</summary>
public sealed class SecondBodyTests
{
    private static readonly PostId Second = TestOffice.HeadOfSoD;

    [Fact]
    public async Task The_second_body_is_offered_the_answers_of_an_agency()
    {
        await using var office = await NamedAsync();

        Holds(office.Received(Second)[^1].Text, "phối hợp với Sở B xác định cơ quan giải quyết",
            "1. Đã trả lời", "2. Đang xử lý", "3. Không thuộc thẩm quyền", "4. Ý kiến khác");
        await office.Says(Second, "KN-0001", "Trả lời kiến nghị này");
    }

    [Fact]
    public async Task What_each_body_said_of_the_other_stands_in_the_record_in_its_own_name()
    {
        await using var office = await NamedAsync();
        await office.SaysAll(Agency, "KN-0001 thuộc thẩm quyền của Sở D", "không", "1");
        Holds(office.Received(Second)[^1].Text, "Sở B báo kiến nghị KN-0001", "cơ quan có thẩm quyền là Sở D", "cho ý kiến về cơ quan có thẩm quyền giải quyết", "3. Không thuộc thẩm quyền");

        await office.Presses(Second, "Không thuộc thẩm quyền", "nêu cơ quan có thẩm quyền");
        await office.SaysAll(Second, "Sở B", "không");
        await office.Says(Second, "1", "Đã ghi nhận ý kiến của cơ quan về KN-0001");

        await office.Says(Head, "KN-0001", "Sở B (15/01/2026): cho rằng không thuộc thẩm quyền, nêu Sở D", "Sở D (15/01/2026): cho rằng không thuộc thẩm quyền, nêu Sở B");
        await office.Says(Head, "lịch sử KN-0001", "Sở B cho rằng không thuộc thẩm quyền, nêu Sở D", "Sở D cho rằng không thuộc thẩm quyền, nêu Sở B");
    }

    [Fact]
    public async Task Unit_and_addressee_read_what_the_second_body_says()
    {
        await using var office = await NamedAsync();
        await office.SaysAll(Second, "3", "Sở B", "không", "1");

        const string Said = "Sở D báo kiến nghị KN-0001 (45/TTr-UBND ngày 18/12/2025) không thuộc thẩm quyền của mình; cơ quan có thẩm quyền là Sở B.";
        Holds(office.Received(Head)[^1].Text, Said, "1. Báo cáo ngay", "2. Xem chi tiết");
        Holds(office.Received(Agency)[^1].Text, Said, "1. Đã trả lời", "2. Đang xử lý");
    }

    [Fact]
    public async Task A_second_body_that_names_a_third_lets_the_unit_send_it_there()
    {
        await using var office = await NamedAsync();
        await office.SaysAll(Second, "3", "UBND xã B", "không", "1");

        Holds(office.Received(Head)[^1].Text, "cơ quan có thẩm quyền là UBND xã B", "1. Báo cáo ngay", "2. Rút để gửi UBND xã B");
        Assert.DoesNotContain("1. Đã trả lời", office.Received(Agency)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_tells_what_both_bodies_said()
    {
        await using var office = await NamedAsync();
        await office.SaysAll(Agency, "KN-0001 thuộc thẩm quyền của Sở D", "không", "1");
        await office.Presses(Second, "Không thuộc thẩm quyền");
        await office.SaysAll(Second, "Sở B", "không", "1");
        await office.MoveToAsync("16/01/2026 09:00");

        Holds(office.Got(Leader, MessageKind.Digest, "16/01/2026 00:00")[0].Text, "chưa cơ quan nào nhận trách nhiệm giải quyết (Sở B, Sở D)",
            "ngày 15/01 báo không thuộc thẩm quyền, nêu Sở D.", "Sở D ngày 15/01 báo không thuộc thẩm quyền, nêu Sở B.");
    }

    [Fact]
    public async Task A_body_that_an_answer_only_mentions_is_not_named_to_leaders()
    {
        await using var office = await WithRecordAsync("07/01/2026 09:00");
        await office.SaysAll(Agency, "KN-0001 thuộc thẩm quyền của Sở D", "không", "1");
        await office.MoveToAsync("12/01/2026 07:15");

        Holds(office.Got(Leader, MessageKind.Digest, "12/01/2026 00:00")[0].Text, "KN-0001", "ngày 07/01 báo không thuộc thẩm quyền, nêu cơ quan khác.");
        Assert.DoesNotContain("Sở D", await office.Says(Leader, "KN-0001", "cho rằng không thuộc thẩm quyền, nêu cơ quan khác"), StringComparison.Ordinal);
        await office.Says(Head, "KN-0001", "cho rằng không thuộc thẩm quyền, nêu Sở D");
    }

    [Fact]
    public async Task A_second_body_that_takes_it_up_holds_the_record_and_is_no_longer_said_to_refuse()
    {
        await using var office = await NamedAsync();
        await office.SaysAll(Second, "2", "23/01/2026", "không", "1");
        await office.MoveToAsync("16/01/2026 09:00");

        await office.Says(Head, "ai đang giữ KN-0001", "KN-0001 hiện do Sở D xử lý");
        Holds(office.Got(Leader, MessageKind.Digest, "16/01/2026 00:00")[0].Text, "có trả lời nhưng đề nghị liên hệ Sở D", "Sở D ngày 15/01 báo đang xử lý, dự kiến 23/01/2026.");

        await office.SaysAll(Second, "KN-0001 thuộc thẩm quyền của Sở B", "không", "1");
        await office.Says(Head, "ai đang giữ KN-0001", "KN-0001 hiện do Sở B xử lý");
    }

    [Fact]
    public async Task The_reply_of_the_second_body_closes_as_its_own_document_and_it_is_told()
    {
        await using var office = await NamedAsync();
        await office.SaysAll(Second, "1", "77/SD-TH ngày 15/01/2026", "1");
        await office.Presses(Head, "Thỏa đáng, kết thúc", "theo văn bản 77/SD-TH ngày 15/01/2026");

        var closed = office.Office.Find(new ProposalId(1))!;
        Assert.Equal(TestOffice.SoD, closed.ClosingReply!.Issuer);
        Assert.Single(closed.Letters, l => l is { Direction: LetterDirection.Reply, Reference.Code: "77/SD-TH" });
        Holds(office.Received(Second)[^1].Text, "UBND xã A đã kết thúc kiến nghị KN-0001");
    }

    [Fact]
    public async Task A_body_that_is_no_longer_named_cannot_finish_its_answer_and_finds_nothing()
    {
        await using var office = await NamedAsync();
        await office.Says(Second, "4", "ý kiến được chuyển nguyên văn");
        await office.SaysAll(Head, "KN-0001 chưa thỏa đáng", "5", "813/SB-KH ngày 14/01/2026", "trả lời không đúng nội dung hỏi", "1");
        Assert.Equal(StallCategory.Unsatisfactory, office.Office.Find(new ProposalId(1))!.Stall!.Category);

        await office.Says(Second, "hồ sơ thuộc lĩnh vực khác");
        await office.Says(Second, "1", NotFound);
        Assert.Empty(office.Office.Find(new ProposalId(1))!.Answers);
        await office.Says(Second, "KN-0001", NotFound);
    }

    /// <summary>KN-0001 of UBND xã A to Sở B, long overdue; Sở D was named as refusing and told on 15/01/2026.</summary>
    private static async Task<ChatOffice> NamedAsync()
    {
        var office = await ChatOffice.OpenAsync("15/01/2026 15:00");
        await office.KeepAsync(AProposal().Numbered(1).NudgedTwice());
        await office.SaysAll(Head, "KN-0001 chưa thỏa đáng", "3", "813/SB-KH ngày 14/01/2026: \"Đề nghị UBND xã liên hệ Sở D.\"", "Sở D", "2");
        return office;
    }
}
