using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Tests.Messages;

/// <summary>The full plain-text form of every block.</summary>
public sealed class PlainTextTests
{
    [Fact]
    public void Blocks_become_lines_and_choices_are_numbered()
    {
        var message = Message(
            [
                new Heading("Bản tin"), new Paragraph("Kính báo cáo đồng chí."), new FactList([new Fact("Hạn", "05/01/2026"), new Fact("Quá hạn", "06 ngày")]),
                new BulletList(["KN-0102", "KN-0105"]),
            ],
            new Choice(1, "q1-1", "Xem chi tiết"), new Choice(2, "q1-2", "Để sau"));

        Assert.Equal("""
            Bản tin
            Kính báo cáo đồng chí.
            - Hạn: 05/01/2026
            - Quá hạn: 06 ngày
            - KN-0102
            - KN-0105
            1. Xem chi tiết
            2. Để sau
            """, PlainText.Render(message));
    }

    [Fact]
    public void A_row_of_a_table_becomes_a_line_with_the_names_of_its_further_columns()
    {
        var table = new Table(
            ["", "Số lượng", "So với 10/01", "Ghi chú"],
            [["Đầu kỳ", "41", "", ""], ["Cuối kỳ", "40", "-01", ""], ["Quá hạn", "11", "+01", "mới 02"], ["Tổng", "", "", ""], ["", "40", "", ""], ["Riêng", "1"]]);

        Assert.Equal("""
            - Đầu kỳ: 41
            - Cuối kỳ: 40 (So với 10/01: -01)
            - Quá hạn: 11 (So với 10/01: +01; Ghi chú: mới 02)
            - Tổng
            - 40
            - Riêng: 1
            """, PlainText.Render(Message([table])));
    }

    [Fact]
    public void A_link_is_its_words_with_its_address() =>
        Assert.Equal("Mở trang: https://kien-nghi.example.vn/a", PlainText.Render(Message([new Link("Mở trang", "https://kien-nghi.example.vn/a")])));

    [Fact]
    public void A_message_without_blocks_is_its_choices() => Assert.Equal("1. Có", PlainText.Render(Message([], new Choice(1, "q1-1", "Có"))));

    [Fact]
    public void A_block_that_nobody_can_read_is_a_bug_and_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlainText.Render(Message([new Picture()])));

    [Fact]
    public void The_key_of_the_inbox_names_channel_conversation_and_message() =>
        Assert.Equal("zalo|c1|m1", new IncomingMessage("zalo", "c1", "m1", "u1", default, IncomingKind.Text).Key);

    private static OutgoingMessage Message(IReadOnlyList<Block> blocks, params Choice[] choices) => new(MessageKind.Reply, "vi", blocks, choices);

    private sealed record Picture : Block;
}
