using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 5.2 and 5.3, row "Direction" of section 7.</summary>
public sealed class DirectionTests
{
    [Fact]
    public async Task From_the_digest_to_agency_and_unit_and_into_every_digest_until_it_is_done()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Presses(Leader, "Cho ý kiến chỉ đạo", "Kính đề nghị đồng chí chọn kiến nghị", "1. KN-0001, UBND xã A → Sở B");
        await office.Says(Leader, "1", "1. Giao Sở B trả lời", "2. Giao Văn phòng UBND tỉnh tham mưu", "3. Tổ chức họp", "4. Ý kiến khác");
        await office.Says(Leader, "1, trước 15/01/2026, nêu rõ thống nhất hay không thống nhất",
            "Kính đề nghị đồng chí xác nhận nội dung chuyển: \"Giao Giám đốc Sở B trả lời UBND xã A bằng văn bản, nêu rõ thống nhất hay không thống nhất, trước ngày 15/01/2026.\"",
            "Cơ quan thực hiện: Sở B. Thời hạn: thứ Năm, 15/01/2026.", "1. Chuyển", "2. Sửa", "3. Để Văn phòng thể thức hóa trước khi chuyển");
        await office.Says(Leader, "1", "thông báo đến: Giám đốc Sở B, Chủ tịch UBND xã A.", "Văn bản chính thức do Văn phòng UBND tỉnh phát hành.");

        foreach (var post in new[] { Agency, Head })
            Holds(office.Received(post)[^1].Text, "Đồng chí Phó Chủ tịch UBND tỉnh có ý kiến chỉ đạo về kiến nghị KN-0001", "\"Giao Giám đốc Sở B trả lời UBND xã A bằng văn bản", "Thời hạn: thứ Năm, 15/01/2026.");
        await office.MoveToAsync("19/01/2026 09:00");
        string[] timing = ["còn 02 ngày làm việc", "còn 01 ngày làm việc", "đến hạn hôm nay", "quá hạn 01 ngày làm việc", "quá hạn 02 ngày làm việc"];
        var digests = office.Got(Leader, MessageKind.Digest, "12/01/2026 09:00");
        Assert.Equal(5, digests.Count);
        foreach (var (digest, left) in digests.Zip(timing))
            Holds(digest.Text, "Chỉ đạo đang thực hiện (01)", "KN-0001, giao Sở B ngày 12/01, hạn 15/01/2026", left);

        await office.Says(Leader, "hoàn thành chỉ đạo KN-0001", "Đã ghi nhận chỉ đạo về KN-0001 hoàn thành.");
        await office.MoveToAsync("20/01/2026 09:00");
        Assert.DoesNotContain("Chỉ đạo đang thực hiện", office.Got(Leader, MessageKind.Digest, "20/01/2026 00:00")[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_edited_before_it_goes()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Leader, "chỉ đạo KN-0001 1, trước 15/01/2026, nêu rõ chính kiến", "1. Chuyển", "2. Sửa");

        await office.Says(Leader, "2", "Kính đề nghị đồng chí chọn nội dung cần sửa:", "Hình thức: Giao Sở B trả lời", "Nội dung: nêu rõ chính kiến", "Thời hạn: 15/01/2026");
        await office.Says(Leader, "3", "Nội dung trước: 15/01/2026.");
        await office.Says(Leader, "20/01/2026", "trước ngày 20/01/2026.");
        Assert.Empty(office.Got(Agency, MessageKind.News, "12/01/2026 00:00"));
    }

    [Fact]
    public async Task The_Office_puts_it_into_form_before_it_is_passed_on()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Leader, "chỉ đạo KN-0001 1, trước 15/01/2026, nêu rõ chính kiến");
        await office.Says(Leader, "3", "chuyển Văn phòng UBND tỉnh thể thức hóa");
        Assert.Empty(office.Got(Agency, MessageKind.News, "12/01/2026 00:00"));
        Holds(office.Received(TestOffice.Office)[^1].Text, "đề nghị Văn phòng thể thức hóa trước khi chuyển:", "1. Đã thể thức hóa, chuyển");

        await office.Presses(TestOffice.Office, "Đã thể thức hóa, chuyển", "Đã chuyển ý kiến chỉ đạo về KN-0001 đến: Giám đốc Sở B, Chủ tịch UBND xã A.");

        Holds(Assert.Single(office.Got(Agency, MessageKind.News, "12/01/2026 00:00")).Text, "có ý kiến chỉ đạo về kiến nghị KN-0001");
    }

    [Theory]
    [InlineData("giao Sở B trả lời trước 20/1", "\"Giao Giám đốc Sở B trả lời UBND xã A bằng văn bản, trước ngày 20/01/2026.\"", "Cơ quan thực hiện: Sở B.")]
    [InlineData("giao giám đốc sở B trả lời trước 20/1, nêu rõ lý do chậm", "\"Giao Giám đốc Sở B trả lời UBND xã A bằng văn bản, nêu rõ lý do chậm, trước ngày 20/01/2026.\"", "Cơ quan thực hiện: Sở B.")]
    [InlineData("Giao Sở D phối hợp với Sở B giải quyết dứt điểm trước 20/1", "\"Giao Sở D phối hợp với Sở B giải quyết dứt điểm, trước ngày 20/01/2026.\"", "Cơ quan thực hiện: Sở D.")]
    [InlineData("giao Văn phòng UBND tỉnh tham mưu trước 20/1", "\"Giao Văn phòng UBND tỉnh tham mưu giải quyết kiến nghị KN-0001 của UBND xã A, trước ngày 20/01/2026.\"", "Cơ quan thực hiện: Văn phòng UBND tỉnh.")]
    public async Task A_direction_in_the_leaders_own_words_about_the_record_just_read(string words, string sentence, string charged)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Leader, "KN-0001");

        await office.Says(Leader, words, sentence, charged);
    }

    [Fact]
    public async Task Taken_back_within_ten_minutes_those_who_were_told_hear_of_it()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.SaysAll(Leader, "chỉ đạo KN-0001 1, trước 15/01/2026, nêu rõ chính kiến", "1");

        await office.Says(Leader, "hoàn tác", "Đã hoàn tác: KN-0001");

        Holds(office.Received(Agency)[^1].Text, "Thông tin đã gửi đồng chí về kiến nghị KN-0001", "hoàn tác, không còn hiệu lực:", "chỉ đạo giao Sở B");
        Assert.Empty(office.Got(TestOffice.OtherLeader, MessageKind.News, "12/01/2026 00:00"));
    }

    [Fact]
    public async Task An_assistant_reads_the_digest_but_gives_no_direction()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00", LinkedDirectory(d => d.WithDeputies().Delegated(Leader, TestOffice.Assistant, Domain.Organisation.DelegationScope.Read)));
        var assistant = TestOffice.Assistant;

        await office.Says(assistant, "bản tin", "Kính báo cáo đồng chí Phó Chủ tịch UBND tỉnh", "KN-0001, UBND xã A → Sở B");
        Assert.DoesNotContain("Cho ý kiến chỉ đạo", await office.Says(assistant, "KN-0001", "KN-0001: xin chuyển"), StringComparison.Ordinal);
        await office.Says(assistant, "chỉ đạo KN-0001", NotFound);
        Assert.Empty(office.Office.Find(new ProposalId(1))!.Directions);
    }

    [Fact]
    public async Task A_deputy_acts_within_the_time_of_the_delegation_and_the_responsibility_stays_with_the_head()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00",
            LinkedDirectory(d => d.WithDeputies().Delegated(Head, TestOffice.DeputyOfXaA, from: "5/1/2026", until: "16/1/2026")));
        var deputy = TestOffice.DeputyOfXaA;

        await office.Says(deputy, "trợ giúp",
            "Đồng chí Phó Chủ tịch UBND xã A được ủy quyền thao tác thay đồng chí Chủ tịch UBND xã A từ 05/01/2026 đến 16/01/2026; trách nhiệm vẫn thuộc người đứng đầu.", "1. Báo cáo kiến nghị");
        await office.Says(deputy, "tình hình", "UBND xã A, đến 08:00 ngày 12/01/2026: 01 kiến nghị đang theo dõi.");
        await office.Says(deputy, "gia hạn KN-0001", "1. 03 ngày làm việc");
        await office.Says(deputy, "1, chờ họp", "Đã gia hạn KN-0001");
        await office.MoveToAsync("19/01/2026 08:00");
        await office.Says(deputy, "KN-0001", NotFound);
        await office.Says(deputy, "trợ giúp", "Hiện đồng chí chưa được ủy quyền");
    }

    [Fact]
    public async Task The_questions_of_a_leader_are_answered()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Head, "gửi Bộ C tờ trình 48/TTr-UBND ngày 01/12/2025 xin sửa cầu, chưa giải quyết, đã đôn đốc 51/UBND-KT ngày 10/12/2025 và 52/UBND-KT ngày 15/12/2025");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0002");

        await office.Says(Leader, "Sở nào chậm nhất tháng này", "Nhiều kiến nghị quá hạn nhất đến ngày 12/01/2026:", "Sở B: đang quá hạn 01/01; trong tháng mới quá hạn 01");
        await office.Says(Leader, "xã nào chưa rà soát", "Chưa có kỳ rà soát nào được mở.");
        await office.Says(Leader, "việc gì cần trình Thủ tướng", "Kiến nghị Bộ, ngành chưa giải quyết, quá hạn: 01", "KN-0002, UBND xã A → Bộ C", "còn thiếu ý kiến của UBND tỉnh");
        await office.Says(Leader, "KN-0002 vướng ở đâu", "KN-0002: tổng 29 ngày làm việc kể từ ngày gửi 01/12/2025, gồm Bộ C 29.",
            "Điều kiện báo cáo Thủ tướng Chính phủ: đã có văn bản gửi Bộ, ngành, 02 lần đôn đốc; còn thiếu ý kiến của UBND tỉnh.", "1. Xem dự thảo báo cáo", "2. Xem văn bản");
        await office.Says(Leader, "1", "UBND xã A có văn bản số 48/TTr-UBND ngày 01/12/2025 gửi Bộ C", "51/UBND-KT ngày 10/12/2025; 52/UBND-KT ngày 15/12/2025");
    }

    [Fact]
    public async Task Where_the_time_went_counts_each_body_and_the_pause()
    {
        await using var office = await WithRecordAsync("24/12/2025 09:00");
        await office.MoveToAsync("29/12/2025 09:00");
        await office.SaysAll(Head, "tạm dừng KN-0001", "bổ sung hồ sơ");
        await office.MoveToAsync("06/01/2026 09:00");
        await office.SaysAll(Head, "theo dõi lại KN-0001");
        await office.MoveToAsync("12/01/2026 09:00");

        await office.Says(Head, "KN-0001 vướng ở đâu", "KN-0001: tổng 16 ngày làm việc kể từ ngày gửi 18/12/2025, gồm Sở B 12, tạm dừng (bổ sung hồ sơ) 04.", "KN-0001 hiện do Sở B xử lý, từ ngày 06/01/2026");
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Leader, "english");

        await office.Says(Leader, "direct KN-0001 1, by 15/01/2026, with a clear position", "UBND xã A", "15/01/2026", "1. ", "2. ", "3. ");
        await office.Says(Leader, "1", "Giám đốc Sở B, Chủ tịch UBND xã A");
    }
}
