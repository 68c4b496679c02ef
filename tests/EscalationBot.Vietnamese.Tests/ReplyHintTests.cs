namespace EscalationBot.Vietnamese.Tests;

public sealed class ReplyHintTests
{
    private const string Vague = "812/SB-KH ngày 26/12/2025: \"Sở ghi nhận đề nghị của UBND xã A và sẽ nghiên cứu, xem xét khi cân đối được nguồn lực.\"";

    [Fact]
    public void A_reply_that_only_promises_to_look_into_it_has_three_hints_with_their_words()
    {
        var hints = VietnameseReader.Default.ReplyHints(Vague);

        Assert.Equal(
            [(ReplyHintKind.NoPosition, ""), (ReplyHintKind.OpenPromise, "sẽ nghiên cứu, xem xét"), (ReplyHintKind.Condition, "khi cân đối được nguồn lực")],
            hints.Select(h => (h.Kind, h.Words)));
        Assert.All(hints.Skip(1), h => Assert.Equal(h.Words, Vague[h.Span.Start..h.Span.End]));
    }

    [Theory]
    [InlineData("Sở thống nhất với đề nghị của UBND xã")]
    [InlineData("Sở không thống nhất, vì trái quy hoạch")]
    [InlineData("so khong dong y voi de nghi")]
    [InlineData("Sở thống nhất và sẽ trả lời bằng văn bản trước ngày 15/01/2026")]
    public void A_reply_with_a_position_has_no_hint(string reply) => Assert.Empty(VietnameseReader.Default.ReplyHints(reply));

    [Theory]
    [InlineData("Nội dung này không thuộc thẩm quyền của Sở, đề nghị liên hệ Sở Tài chính.", ReplyHintKind.ReferredElsewhere)]
    [InlineData("se xem xet, giai quyet", ReplyHintKind.OpenPromise)]
    [InlineData("Nếu bố trí được vốn thì Sở triển khai", ReplyHintKind.Condition)]
    public void What_a_reply_avoids_is_named(string reply, ReplyHintKind kind) =>
        Assert.Contains(VietnameseReader.Default.ReplyHints(reply), h => h.Kind == kind);

    [Fact]
    public void Nothing_pasted_gives_no_hint() => Assert.Empty(VietnameseReader.Default.ReplyHints("  "));
}
