using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.FileProposal;

/// <summary>User stories 4.2: a report in one sentence.</summary>
public sealed class OneSentenceTests
{
    private const string WithDiacritics = "UBND xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời";
    private const string Without = "xa gui so B tt 45/TTr-UBND hom 18/12 xin chuyen muc dich dat diem truong, chua tra loi";

    [Theory]
    [InlineData(WithDiacritics, "xin chuyển mục đích sử dụng đất điểm trường")]
    [InlineData(Without, "xin chuyen muc dich dat diem truong")]
    public async Task The_sentence_gives_one_card_and_is_saved_at_the_second_message(string sentence, string subject)
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        var card = await office.SayAsync(TestOffice.HeadOfXaA, sentence);
        var saved = await office.SayAsync(TestOffice.HeadOfXaA, "1");

        Assert.Equal($"""
            Hệ thống ghi nhận như sau, đề nghị đồng chí kiểm tra:
            - Đơn vị kiến nghị: UBND xã A
            - Cơ quan giải quyết: Sở B
            - Văn bản: số 45/TTr-UBND ngày 18/12/2025
            - Nội dung: {subject}
            - Tình trạng: Chưa có văn bản trả lời, giải quyết
            - Hạn trả lời: thứ Hai, 05/01/2026 (10 ngày làm việc, mặc định của hệ thống)
            Hiện còn trong hạn: hệ thống theo dõi và chỉ báo cáo là chậm khi quá hạn.
            1. Đúng, lưu
            2. Sửa
            3. Vì sao hạn là ngày này?
            4. Hủy
            """, card);
        Assert.StartsWith("Đã lưu kiến nghị KN-0001.", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadline_is_explained_with_its_ten_dates()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SayAsync(TestOffice.HeadOfXaA, WithDiacritics);

        var why = await office.SayAsync(TestOffice.HeadOfXaA, "3");

        Assert.Contains("19/12 (1), 22/12 (2), 23/12 (3), 24/12 (4), 25/12 (5), 26/12 (6), 29/12 (7), 30/12 (8), 31/12 (9), 05/01/2026 (10).", why, StringComparison.Ordinal);
        Assert.Contains("Không tính: thứ Bảy, Chủ nhật; 01/01", why, StringComparison.Ordinal);
    }
}
