using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.3, row "Secrecy" of section 7.</summary>
public sealed class SecrecyTests
{
    private const string Refusal = "Nội dung đồng chí vừa gửi có dấu hiệu là tài liệu mật. Hệ thống không lưu nội dung này. Đề nghị đồng chí báo cáo qua đường văn thư bảo mật theo quy định. Nếu là nhầm lẫn, đồng chí gửi lại phần không mật.";

    [Theory]
    [InlineData("Báo cáo: văn bản MẬT số 12/UBND-NC về quốc phòng gửi Sở B chưa trả lời")]
    [InlineData("tài liệu đóng dấu TỐI MẬT kèm theo")]
    [InlineData("TUYET MAT: ke hoach A2")]
    public async Task Text_marked_secret_is_refused_not_stored_and_logged_without_content(string secret)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.Says(Head, "tình hình");

        Assert.StartsWith(Refusal, await office.SayAsync(Head, secret), StringComparison.Ordinal);

        Assert.All(office.Written(Head.Value), text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        var entry = Assert.Single(office.Audit, a => a.Action == "secret-refused");
        Assert.DoesNotContain(secret, $"{entry.Subject} {entry.Detail}", StringComparison.Ordinal);
        Assert.Equal(Head, entry.Post);
    }

    [Fact]
    public async Task A_file_whose_name_says_so_is_refused()
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");

        Assert.StartsWith(Refusal, await office.SendFileAsync(Head, "Công văn MẬT 12.pdf", "KN-0001"), StringComparison.Ordinal);

        Assert.Empty(office.Office.Find(new(1))!.Files);
    }

    [Fact]
    public async Task In_the_middle_of_a_report_the_report_goes_on_without_it()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.SaysAll(Head, "báo cáo", "1", "Sở B", "60/TTr-UBND 22/12/2025", "1");

        Assert.StartsWith(Refusal, await office.SayAsync(Head, "kinh phí xây dựng công trình quốc phòng (tài liệu mật)"), StringComparison.Ordinal);
        await office.Says(Head, "kinh phí sửa đường", "(Bước 6/6)");
    }

    [Fact]
    public async Task An_unlinked_person_hears_the_same_and_nothing_is_held()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        Assert.StartsWith(Refusal, await office.SayAsStrangerAsync("la", $"{Report} (văn bản MẬT)"), StringComparison.Ordinal);

        Assert.DoesNotContain("tạm giữ", await office.SayAsStrangerAsync("la", "xin chào"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ordinary_words_with_the_same_syllable_pass()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");

        await office.Says(Head, "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin khảo sát mật độ dân cư, nuôi ong mật, đến nay chưa trả lời", "Hệ thống ghi nhận như sau");
    }

    [Fact]
    public async Task The_route_is_told_in_English_too()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(TestOffice.HeadOfXaA, "english");

        await office.Says(TestOffice.HeadOfXaA, "văn bản TỐI MẬT", "What you sent appears to be classified. The system has not stored it.", "secure mail route");
    }
}
