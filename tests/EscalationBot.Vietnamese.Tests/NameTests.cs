namespace EscalationBot.Vietnamese.Tests;

public sealed class NameTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;

    internal static NameIndex Province { get; } = new(
    [
        new("stc", "Sở Tài chính", ["STC"]),
        new("skhdt", "Sở Kế hoạch và Đầu tư", ["SKHĐT", "Sở KH&ĐT"]),
        new("sb", "Sở B", []),
        new("sb-cu", "Sở B (cũ)", ["Sở B"]),
        new("sgtvt", "Sở Giao thông vận tải", ["SGTVT", "Sở GTVT"]),
        new("xa-a", "UBND xã A", []),
        new("dak-a", "UBND xã Đăk A", []),
        new("dak-b", "UBND xã Đăk B", ["UBND xã Đăk Bờ"]),
        new("ia", "UBND huyện Ia H'Drai", ["UBND huyện Ia HDrai"]),
        new("tumorong", "UBND huyện Tu Mơ Rông", ["huyện Tumơrông"]),
    ]);

    [Theory]
    [InlineData("gửi Sở Tài chính tờ trình", "stc")]
    [InlineData("gui so tai chinh to trinh", "stc")]
    [InlineData("STC chưa trả lời", "stc")]
    [InlineData("stc chua tra loi", "stc")]
    [InlineData("sở tài chinh", "stc")]
    [InlineData("so tai chnh chua tra loi", "stc")]
    [InlineData("sở kế hoạch và đầu tư", "skhdt")]
    [InlineData("sở kh&đt", "skhdt")]
    [InlineData("so khdt", "skhdt")]
    [InlineData("SKHĐT", "skhdt")]
    [InlineData("sở gtvt có trả lời", "sgtvt")]
    [InlineData("xa A gui", "xa-a")]
    [InlineData("ủy ban nhân dân xã A", "xa-a")]
    [InlineData("ubnd xa dak a", "dak-a")]
    [InlineData("xã Đăk B", "dak-b")]
    [InlineData("huyện Ia H’Drai", "ia")]
    [InlineData("ia hdrai", "ia")]
    [InlineData("tu mơ rông", "tumorong")]
    [InlineData("huyen tumorong", "tumorong")]
    public void A_body_is_found_by_name_short_form_and_typing_error(string text, string key) =>
        Assert.Equal(key, Assert.Single(Reader.Names(text, Province)).Key);

    [Fact]
    public void Two_bodies_of_one_name_are_both_returned()
    {
        var found = Reader.Names("gửi so B", Province);

        Assert.Equal(["sb", "sb-cu"], found.Select(m => m.Key).Order());
        Assert.All(found, m => Assert.Equal(new Span(4, 8), m.Span));
    }

    [Theory]
    [InlineData("UBND xã Đăk C")]
    [InlineData("trả lời chung chung")]
    [InlineData("sở nào cũng được")]
    [InlineData("xã")]
    [InlineData("")]
    public void A_name_that_is_not_in_the_list_is_not_taken_for_another(string text) =>
        Assert.Empty(Reader.Names(text, Province));

    [Fact]
    public void An_exact_name_scores_one_and_a_typing_error_less()
    {
        Assert.Equal(1, Reader.Names("Sở Tài chính", Province)[0].Score);
        Assert.InRange(Reader.Names("so tai chnh", Province)[0].Score, 0.5, 0.95);
    }

    [Fact]
    public void Several_bodies_in_one_sentence_each_have_their_place()
    {
        var found = Reader.Names("UBND xã Đăk A gửi Sở Tài chính, sở kh&đt", Province).OrderBy(m => m.Span.Start).ToList();

        Assert.Equal(["dak-a", "stc", "skhdt"], found.Select(m => m.Key));
        Assert.Equal(new Span(0, 13), found[0].Span);
        Assert.Equal(new Span(18, 30), found[1].Span);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(Reader.Names("Sở Tài chính", new NameIndex([])));

    [Theory]
    [InlineData("tình hình các kiến nghị", 0)]
    [InlineData("tinh hinh cac kien nghi", 0)]
    [InlineData("báo cáo tỉnh", 1)]
    [InlineData("ubnd tinh chua cho y kien", 1)]
    public void A_name_of_one_everyday_word_needs_its_very_marks(string text, int found) =>
        Assert.Equal(found, Reader.Names(text, new([new("tinh", "UBND tỉnh", [])])).Count);
}
