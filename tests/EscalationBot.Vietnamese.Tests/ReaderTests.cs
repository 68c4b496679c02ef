namespace EscalationBot.Vietnamese.Tests;

/// <summary>Small questions that dialogs ask of a text.</summary>
public sealed class ReaderTests
{
    private static readonly VietnameseReader Reader = VietnameseReader.Default;
    private static readonly DateOnly Today = new(2025, 12, 26);

    [Theory]
    [InlineData("từ 16h đến 8h30")]
    [InlineData("16:00 to 08:30")]
    [InlineData("16h-8h30")]
    [InlineData("bốn giờ chiều tới tám rưỡi sáng")]
    [InlineData("tu 4 gio chieu den 8 gio 30 sang")]
    public void A_range_of_hours_holds_two_times(string text) =>
        Assert.Equal([new TimeOnly(16, 0), new TimeOnly(8, 30)], Reader.Times(text).Select(t => t.Time));

    [Theory]
    [InlineData("buổi sáng")]
    [InlineData("chiều mai")]
    public void A_part_of_the_day_says_no_time(string text) => Assert.Empty(Reader.Times(text));

    [Theory]
    [InlineData("dạ chưa có văn bản trả lời ạ")]
    [InlineData("CHUA CO VB TRA LOI.")]
    [InlineData("“chưa có văn bản trả lời”")]
    public void The_words_of_a_choice_are_recognised_however_they_are_typed(string text) =>
        Assert.True(Reader.IsSaid(text, "Không có", "Chưa có văn bản trả lời"));

    [Theory]
    [InlineData("chưa có văn bản trả lời cho xã")]
    [InlineData("")]
    [InlineData("...")]
    public void Other_words_are_not(string text) => Assert.False(Reader.IsSaid(text, "Chưa có văn bản trả lời", "…"));

    [Theory]
    [InlineData("Sở nói \"sẽ xem xét\" và “ghi nhận đề nghị của xã”", "ghi nhận đề nghị của xã")]
    [InlineData("họ ghi „đang nghiên cứu”", "đang nghiên cứu")]
    [InlineData("«chờ hướng dẫn»", "chờ hướng dẫn")]
    [InlineData("\"\" \"ok\" \"đang xem xét\"", "đang xem xét")]
    [InlineData("không có gì trong ngoặc", null)]
    [InlineData("mở \" mà không đóng", null)]
    public void The_longest_quotation_is_the_passage(string text, string? passage) => Assert.Equal(passage, Reader.Quoted(text));

    [Theory]
    [InlineData("812/SB-KH ngày 26/12/2025: Sở ghi nhận đề nghị của UBND xã", "Sở ghi nhận đề nghị của UBND xã")]
    [InlineData("số 812/SB-KH - Sở sẽ xem xét trong thời gian tới", "Sở sẽ xem xét trong thời gian tới")]
    [InlineData("812/SB-KH ngày 26/12/2025 ạ", null)]
    [InlineData("sở chưa trả lời gì hết cho xã cả", null)]
    public void A_sentence_behind_number_and_date_is_the_passage(string text, string? passage) => Assert.Equal(passage, Reader.PassageBehind(text, Today));

    [Theory]
    [InlineData("Kính gửi Sở Tài chính, Sở B chưa trả lời", new[] { "Sở Tài chính" })]
    [InlineData("kinh gui: dong chi Giam doc so tai chinh", new[] { "so tai chinh" })]
    [InlineData("xã gửi Sở Tài chính tờ trình", new string[0])]
    public void A_body_right_behind_a_greeting_reads_the_message(string text, string[] greeted)
    {
        var ends = Reader.Sentence(text, Today.ToDateTime(default)).Greetings;

        Assert.Equal(greeted, Reader.Names(text, NameTests.Province).Where(n => ends.Any(e => e <= n.Span.Start && n.Span.Start - e <= 2)).Select(n => text[n.Span.Start..n.Span.End]));
    }

    [Theory]
    [InlineData("Sở B trả lời chưa?", true)]
    [InlineData("Sở B trả lời chưa? Cảm ơn ạ.", true)]
    [InlineData("Sở B trả lời chưa?!", true)]
    [InlineData("trả lời chưa? Tôi gửi lại hồ sơ rồi", false)]
    [InlineData("Sở B chưa trả lời.", false)]
    public void A_question_mark_at_the_end_asks(string text, bool asks) => Assert.Equal(asks, Reader.Sentence(text, Today.ToDateTime(default)).Asks);

    [Theory]
    [InlineData("Giao Sở B trả lời, nêu rõ căn cứ, trước 20/1", "nêu rõ căn cứ, trước 20/1")]
    [InlineData("Giao Sở B trả lời", "")]
    [InlineData("Giao Sở B trả lời,", "")]
    public void An_order_keeps_what_stands_behind_its_first_comma(string text, string rest)
    {
        var span = Reader.Order(text)!.Rest;

        Assert.Equal(rest, text[span.Start..span.End]);
    }
}
