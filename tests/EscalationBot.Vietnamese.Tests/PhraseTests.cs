namespace EscalationBot.Vietnamese.Tests;

public sealed class PhraseTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;

    private static readonly PhraseBook Book = new(
    [
        new("tình hình", "status"),
        new("gia hạn {record}", "extend"),
        new("{record} vẫn chưa", "not-yet"),
        new("chỉ đạo {record}{rest}", "direct"),
        new("cấp mã {rest}", "issue"),
        new("cấp mã liên kết {rest}", "issue-link"),
        new("… vướng … {record}", "where"),
        new("{record} … ai giữ", "holder"),
        new("sở … chậm nhất …", "slowest"),
        new("dừng {campaign}", "stop"),
    ], new Dictionary<string, string> { ["record"] = "KN", ["campaign"] = "NV" });

    [Theory]
    [InlineData("tình hình", "status", null)]
    [InlineData("Tinh hinh.", "status", null)]
    [InlineData("TÌNH HÌNH ạ", "status", null)]
    [InlineData("dạ cho tôi tình hình nhé", "status", null)]
    [InlineData("gia han kn17", "extend", "KN-0017")]
    [InlineData("Gia hạn KN-0017!", "extend", "KN-0017")]
    [InlineData("KN 17, vẫn chưa", "not-yet", "KN-0017")]
    [InlineData("đang vướng ở đâu vậy KN-0017", "where", "KN-0017")]
    [InlineData("KN-0017 hiện nay ai giữ", "holder", "KN-0017")]
    [InlineData("sở nào trả lời chậm nhất tháng này", "slowest", null)]
    public void A_phrase_is_known_however_it_is_typed(string text, string means, string? record)
    {
        var match = Reader.Phrase(text, Book)!;

        Assert.Equal((means, record, null), (match.Means, match.Codes.GetValueOrDefault("record"), match.Rest));
    }

    [Theory]
    [InlineData("dừng NV-0012")]
    [InlineData("dung nv12")]
    public void A_book_has_codes_of_its_own(string text) => Assert.Equal("NV-0012", Reader.Phrase(text, Book)!.Codes["campaign"]);

    [Theory]
    [InlineData("tình hình tháng này")]
    [InlineData("gia hạn")]
    [InlineData("gia hạn KN-0017 giúp xã đến hết tháng")]
    [InlineData("KN-0017")]
    [InlineData("cấp mã")]
    [InlineData("")]
    public void Other_words_make_it_another_text(string text) => Assert.Null(Reader.Phrase(text, Book));

    [Theory]
    [InlineData("chỉ đạo KN-0017: Giao Sở B trả lời.", "Giao Sở B trả lời.")]
    [InlineData("chi dao kn 17 giao so B", "giao so B")]
    [InlineData("cấp mã Nguyễn Văn A", "Nguyễn Văn A")]
    public void What_follows_is_kept_as_typed(string text, string rest)
    {
        var span = Reader.Phrase(text, Book)!.Rest!.Value;

        Assert.Equal(rest, text[span.Start..span.End]);
    }

    [Fact]
    public void The_longer_opening_is_meant() => Assert.Equal("issue-link", Reader.Phrase("cấp mã liên kết xã A", Book)!.Means);

    [Fact]
    public void To_the_letter_means_without_politeness()
    {
        Assert.True(Reader.IsPhrase("tinh hinh", Book));
        Assert.False(Reader.IsPhrase("cho tôi tình hình", Book));
        Assert.False(Reader.IsPhrase("sở nào chậm nhất", Book));
    }

    [Theory]
    [InlineData("xem kn-117 giúp tôi", "KN-0117")]
    [InlineData("KN117 và KN118", "KN-0117")]
    [InlineData("cv 117", null)]
    public void The_first_record_code_of_a_text_is_found(string text, string? record) => Assert.Equal(record, Reader.Record(text));
}
