namespace EscalationBot.Vietnamese.Tests;

public sealed class SentenceTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;
    private static readonly DateTime Friday = new(2025, 12, 26, 8, 0, 0);

    [Theory]
    [InlineData("UBND xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời", "xin chuyển mục đích sử dụng đất điểm trường")]
    [InlineData("xa gui so B tt 45/TTr-UBND hom 18/12 xin chuyen muc dich dat diem truong, chua tra loi", "xin chuyen muc dich dat diem truong")]
    public void A_report_in_one_sentence_fills_every_field(string text, string subject)
    {
        var reading = Reader.Sentence(text, Friday);

        Assert.Equal(Intent.ReportStalled, reading.Intent);
        Assert.Equal(StallWording.NoReply, reading.Wording);
        Assert.Equal(subject, reading.Subject);
        var document = Assert.Single(reading.Documents);
        Assert.Equal("45/TTr-UBND", document.Normalized);
        Assert.Equal(new DateOnly(2025, 12, 18), document.Date);
        Assert.Null(reading.Deadline);
        Assert.Contains("no-reply", reading.Rules);
    }

    [Theory]
    [InlineData("Sở B trả lời chung chung về việc bố trí kinh phí sửa đường", "bố trí kinh phí sửa đường")]
    [InlineData("so B tra loi chung chung ve viec bo tri kinh phi sua duong", "bo tri kinh phi sua duong")]
    [InlineData("Kiến nghị v/v sửa cầu treo chưa được giải quyết", "sửa cầu treo")]
    [InlineData("tờ trình 45/TTr-UBND đề nghị cấp bổ sung vắc xin, sở chưa trả lời", "đề nghị cấp bổ sung vắc xin")]
    [InlineData("xã hỏi về việc cấp phép sửa trụ sở tại tờ trình 64/TTr-UBND ngày 10/8, sở chưa trả lời", "cấp phép sửa trụ sở")]
    [InlineData("xin cap lai ho so dat dai thon 3, so chua tra loi", "xin cap lai ho so dat dai thon 3")]
    public void The_subject_is_what_the_proposal_asks_for(string text, string subject) =>
        Assert.Equal(subject, Reader.Sentence(text, Friday).Subject);

    [Theory]
    [InlineData("tình hình")]
    [InlineData("sở chưa trả lời")]
    [InlineData("đề nghị nhắc sở KHĐT trả lời cv 45/UBND-TH")]
    public void A_sentence_that_names_no_matter_has_no_subject(string text) => Assert.Null(Reader.Sentence(text, Friday).Subject);

    [Fact]
    public void Each_document_of_a_sentence_has_its_own_date()
    {
        var documents = Reader.Sentence(
            "UBND xã gửi tờ trình 45/TTr-UBND ngày 18/12/2025, Sở B trả lời tại 812/SB-KH ngày 26/12 là không thuộc thẩm quyền", Friday).Documents;

        Assert.Equal(["45/TTr-UBND", "812/SB-KH"], documents.Select(d => d.Normalized));
        Assert.Equal([new DateOnly(2025, 12, 18), new DateOnly(2025, 12, 26)], documents.Select(d => d.Date!.Value));
    }

    [Fact]
    public void A_deadline_looks_ahead_and_a_day_of_sending_back()
    {
        var reading = Reader.Sentence("cv 88/UBND-TH gửi hôm 20/12, đề nghị sở trả lời trước ngày 5/1", Friday);

        Assert.Equal(new DateOnly(2025, 12, 20), reading.Documents[0].Date);
        Assert.Equal(new DateOnly(2026, 1, 5), reading.Deadline?.Date);
        Assert.Equal(DateBound.Before, reading.Deadline?.Bound);
    }

    [Theory]
    [InlineData("kn 117 tới đâu rồi", "KN-0117")]
    [InlineData("KN-0098 đến đâu rồi?", "KN-0098")]
    [InlineData("xem kn0012", "KN-0012")]
    public void A_record_code_gets_its_full_form(string text, string record) => Assert.Equal(record, Reader.Sentence(text, Friday).Record);

    [Theory]
    [InlineData("đổi sang tiếng anh", "en")]
    [InlineData("từ tiếng anh sang tiếng việt", "vi")]
    [InlineData("đổi ngôn ngữ", null)]
    public void The_language_asked_for_is_the_one_named_last(string text, string? language)
    {
        var reading = Reader.Sentence(text, Friday);

        Assert.Equal(Intent.ChangeLanguage, reading.Intent);
        Assert.Equal(language, reading.Language);
    }

    [Theory]
    [InlineData("đừng nhắc nữa")]
    [InlineData("đừng nhắc các sở nữa")]
    [InlineData("khong phai nhac cac so")]
    public void A_denied_reminder_never_becomes_a_bulk_reminder(string text) =>
        Assert.NotEqual(Intent.BulkRemind, Reader.Sentence(text, Friday).Intent);

    [Fact]
    public void What_nobody_can_place_stays_unknown_without_confidence()
    {
        var reading = Reader.Sentence("hôm nay trời đẹp quá", Friday);

        Assert.Equal(Intent.Unknown, reading.Intent);
        Assert.Equal(0, reading.Confidence);
        Assert.Empty(reading.Rules);
    }

    [Fact]
    public void The_same_sentence_always_gives_the_same_rules() =>
        Assert.Equal(Reader.Sentence("đôn đốc các sở chưa trả lời", Friday).Rules, Reader.Sentence("đôn đốc các sở chưa trả lời", Friday).Rules);
}
