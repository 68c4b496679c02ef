using System.Text;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.4: status in plain language.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task The_overview_names_what_is_overdue_and_due_soon()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.KeepAsync(AProposal().Numbered(98).Request("60/TTr-UBND", "30/12/2025").Due("14/1/2026"));
        await office.KeepAsync(AProposal().Numbered(99).Request("61/TTr-UBND", "30/12/2025").Due("30/1/2026"));

        await office.Says(Head, "tình hình", "UBND xã A, đến 08:00 ngày 12/01/2026: 03 kiến nghị đang theo dõi.",
            "- Quá hạn: 01 (KN-0001 quá 06 ngày làm việc)", "- Sắp đến hạn: 01 (KN-0098, thứ Tư, 14/01/2026)", "- Trong hạn: 01", "1. Chỉ quá hạn", "2. Xuất danh sách");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0001")]
    [InlineData("KN-0001")]
    [InlineData("kn1")]
    [InlineData("KN-0001 đến đâu rồi?")]
    [InlineData("45/TTr-UBND đến đâu")]
    [InlineData("45/TTr-UBND đến đâu rồi?")]
    public async Task A_record_is_found_by_code_number_or_document(string question)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Head, "quá hạn", "1. KN-0001");

        await office.Says(Head, question,
            "KN-0001: xin chuyển mục đích sử dụng đất điểm trường", "UBND xã A gửi Sở B: 45/TTr-UBND ngày 18/12/2025", "- Hạn: thứ Hai, 05/01/2026; quá hạn 06 ngày làm việc",
            "- Đã nhắc Sở B: 06/01, 10/01", "- Đã báo cáo lãnh đạo UBND tỉnh: 12/01/2026",
            "- Bước tiếp theo: thứ Sáu, 16/01/2026 (quá hạn 10 ngày làm việc), tổng hợp báo cáo Chủ tịch UBND tỉnh", "1. Đã được giải quyết", "Bổ sung văn bản", "Lịch sử");
    }

    [Theory]
    [InlineData("117", 117)]
    [InlineData("#117", 117)]
    public async Task A_longer_number_is_a_record_even_after_a_list(string typed, int number)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.KeepAsync(AProposal().Numbered(number));
        await office.Says(Head, "danh sách");

        await office.Says(Head, typed, "KN-0117: ");
    }

    [Theory]
    [InlineData("cái nào quá hạn", "Kiến nghị quá hạn: 01.", "KN-0001")]
    [InlineData("sở B còn nợ mình mấy cái", "Kiến nghị liên quan Sở B: 02, trong đó quá hạn 01.", "KN-0001")]
    [InlineData("những việc quá hạn của sở B", "Kiến nghị quá hạn liên quan Sở B: 01 trong 02 đang theo dõi.", "KN-0001")]
    [InlineData("ai phụ trách kn-0001", "KN-0001 hiện do Sở B xử lý", "quá hạn")]
    [InlineData("tờ trình 45 tới đâu rồi", "KN-0001: xin chuyển mục đích", "Hạn: thứ Hai, 05/01/2026")]
    [InlineData("bao nhiêu ngày nữa thì tới hạn kn 99", "KN-0099: ", "Hạn: thứ Sáu, 30/01/2026; còn")]
    [InlineData("kiến nghị nào sắp đến hạn", "Từ nay đến hết thứ Tư, 14/01/2026 không có kiến nghị nào đến hạn.", "Gần nhất là KN-0099")]
    [InlineData("kien nghi nao den han truoc 31/1", "Kiến nghị đến hạn từ nay đến hết thứ Sáu, 30/01/2026: 01.", "KN-0099")]
    [InlineData("gửi danh sách kiến nghị của xã ra excel", "Danh sách 02 kiến nghị", "kien-nghi-20260112.csv")]
    [InlineData("tuần này có gì mới", "Trong 07 ngày qua:", "KN-0001: ")]
    [InlineData("ai đang giữ KN-0001", "KN-0001 hiện do Sở B xử lý, từ ngày 18/12/2025 (16 ngày làm việc).", "quá hạn")]
    [InlineData("KN-0001 vướng ở đâu", "KN-0001: tổng 16 ngày làm việc kể từ ngày gửi 18/12/2025, gồm Sở B 16.", "Sở B")]
    [InlineData("lịch sử KN-0001", "KN-0001, quá trình xử lý:", "lập kiến nghị gửi Sở B")]
    [InlineData("văn bản KN-0001", "KN-0001: 01 văn bản, 00 tệp trong hồ sơ.", "Văn bản kiến nghị: 45/TTr-UBND ngày 18/12/2025")]
    public async Task Plain_questions_are_understood(string question, string lead, string part)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.KeepAsync(AProposal().Numbered(99).Request("61/TTr-UBND", "30/12/2025").Due("30/1/2026"));

        await office.Says(Head, question, lead, part);
    }

    [Theory]
    [InlineData("cai nao qua han", "Kiến nghị quá hạn: 01.")]
    [InlineData("tuan nay co gi moi", "Trong 07 ngày qua:")]
    [InlineData("ai dang giu kn-0001", "KN-0001 hiện do Sở B xử lý")]
    [InlineData("kn-0001 vuong o dau", "KN-0001: tổng 16 ngày làm việc")]
    [InlineData("xuat danh sach", "Danh sách 01 kiến nghị")]
    public async Task Also_without_diacritics(string question, string lead)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");

        await office.Says(Head, question, lead);
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        foreach (var number in Enumerable.Range(100, 11))
            await office.KeepAsync(AProposal().Numbered(number).Request($"{number}/TTr-UBND", "18/12/2025"));

        await office.Says(Head, "danh sách", "Kiến nghị đang theo dõi: 12.", "5. KN-", "6. Trang sau (còn 07)");
        await office.Says(Head, "6", "6. Trang sau (còn 02)");
        var last = await office.Says(Head, "6", "1. KN-", "2. KN-");

        Assert.DoesNotContain("Trang sau", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_exported_as_a_file_that_a_spreadsheet_opens()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Head, "tình hình");

        await office.Says(Head, "2", "Danh sách 01 kiến nghị đang theo dõi, trong đó quá hạn 01", "kien-nghi-20260112.csv");

        var file = office.Received(Head)[^1].Message.File!;
        var content = Encoding.UTF8.GetString((await office.FileAsync(file.Key))!);
        Assert.Equal(
            "\uFEFF\"Mã\",\"Đơn vị kiến nghị\",\"Cơ quan giải quyết\",\"Số, ký hiệu\",\"Ngày văn bản\",\"Nội dung\",\"Tình trạng\",\"Hạn trả lời\",\"Quá hạn (ngày làm việc)\",\"Trạng thái\"\r\n"
            + "\"KN-0001\",\"UBND xã A\",\"Sở B\",\"45/TTr-UBND\",\"18/12/2025\",\"xin chuyển mục đích sử dụng đất điểm trường\",\"Chưa có văn bản trả lời, giải quyết\",\"05/01/2026\",\"6\",\"Ứ đọng, đã báo cáo UBND tỉnh\"\r\n",
            content);
    }

    [Fact]
    public async Task What_a_head_typed_does_not_become_a_formula_in_the_export()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.KeepAsync(AProposal().Numbered(50).About("=HYPERLINK(\"http://la\")").Request("70/TTr-UBND", "18/12/2025"));

        await office.Says(Head, "xuất danh sách");

        var content = Encoding.UTF8.GetString((await office.FileAsync(office.Received(Head)[^1].Message.File!.Key))!);
        Assert.Contains("\"'=HYPERLINK(\"\"http://la\"\")\"", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_sees_no_proposals_and_is_told_so()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");

        await office.Says(TestOffice.Admin, "tình hình", "Chức vụ quản trị không xem nội dung kiến nghị.");
        await office.Says(TestOffice.Admin, "KN-0001", NotFound);
    }

    [Fact]
    public async Task My_data_shows_unlinks_and_deletes()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");

        await office.Says(Head, "dữ liệu của tôi", "- Chức vụ: Chủ tịch UBND xã A", "- Đơn vị: UBND xã A", "1. Hủy liên kết", "2. Xóa dữ liệu");
        await office.Says(Head, "2", "Đề nghị đồng chí xác nhận:", "1. Xóa dữ liệu", "2. Không, giữ nguyên");
        await office.Says(Head, "1", "Đã hủy liên kết và xóa dữ liệu của đồng chí");
        Assert.DoesNotContain("KN-0001", await office.SayAsync(Head, "tình hình"), StringComparison.Ordinal);
        Assert.NotNull(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Head, "english");

        await office.Says(Head, "status", "UBND xã A, as of 08:00 on 12/01/2026: 01 tracked.", "1. Only overdue", "2. Export the list");
        await office.Says(Head, "KN-0001", "overdue by 06 working days", "Next step: Friday, 16/01/2026");
        await office.Says(Head, "who has KN-0001", "KN-0001 is with Sở B since 18/12/2025 (16 working days).");
        await office.Says(Head, "where is KN-0001 stuck", "KN-0001: 16 working days in all");
    }
}
