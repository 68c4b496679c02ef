using EscalationBot.Channels.Web;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Tests.Web;

/// <summary>How the try-out page imitates each channel.</summary>
public sealed class LookTests
{
    private static readonly OutgoingMessage Nudge = new(
        MessageKind.Nudge, "vi",
        [new Heading("KN-0117"), new FactList([new Fact("Hạn", "05/01/2026")]), new Table(["", "Số lượng", "So với"], [["Cuối kỳ", "40", "-01"]])],
        [new Choice(1, "q1-1", "Đã được giải quyết"), new Choice(2, "q1-2", "Vẫn chưa")]);

    [Fact]
    public void Zalo_shows_plain_text_with_lines_for_tables_and_buttons_that_repeat_the_numbers()
    {
        var part = Assert.Single(ZaloLook.Render(Nudge));

        Assert.Equal("""
            KN-0117
            - Hạn: 05/01/2026
            - Cuối kỳ: 40 (So với: -01)
            1. Đã được giải quyết
            2. Vẫn chưa
            """, part.Text);
        Assert.Equal([new ZaloButton("q1-1", "1. Đã được giải quyết"), new ZaloButton("q1-2", "2. Vẫn chưa")], part.Buttons);
    }

    [Fact]
    public void Zalo_shows_a_long_message_in_parts_with_the_buttons_under_the_last()
    {
        var parts = ZaloLook.Render(Message(string.Join('\n', Enumerable.Repeat("Kiến nghị KN-0117 quá hạn.", 100)), "Xem"));

        Assert.Equal(2, parts.Count);
        Assert.EndsWith("quá hạn.", parts[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("\n1. Xem", parts[1].Text, StringComparison.Ordinal);
        Assert.Single(parts[1].Buttons);
    }

    [Fact]
    public void Zalo_shows_five_buttons_and_the_sixth_choice_is_reached_by_its_number()
    {
        var part = Assert.Single(ZaloLook.Render(Message("Chọn:", "a", "b", "c", "d", "e", "f")));

        Assert.Equal(5, part.Buttons.Count);
        Assert.EndsWith("6. f", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_takes_one_of_the_five_buttons_on_Zalo_and_stands_in_the_text_too()
    {
        var link = new Link("Mở trang", "https://kien-nghi.example.vn/a");
        var message = Message("Chọn:", "a", "b", "c", "d", "e");

        var part = Assert.Single(ZaloLook.Render(message with { Blocks = [.. message.Blocks, link] }));

        Assert.Equal(link, Assert.Single(part.Links));
        Assert.Equal(4, part.Buttons.Count);
        Assert.Contains("Mở trang: https://kien-nghi.example.vn/a", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_button_on_Zalo_keeps_its_beginning_and_the_text_keeps_all()
    {
        var words = string.Join(' ', Enumerable.Repeat("chưa trình", 20));

        var part = Assert.Single(ZaloLook.Render(Message("Chọn:", words)));

        Assert.EndsWith("…", part.Buttons[0].Title, StringComparison.Ordinal);
        Assert.StartsWith($"{part.Buttons[0].Title[..^1]} ", $"1. {words}", StringComparison.Ordinal);
        Assert.Contains($"1. {words}", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_button_that_is_cut_keeps_its_letters_whole() => Assert.All(Enumerable.Range(0, 4), shift =>
    {
        var title = ZaloLook.Render(Message("Chọn:", new string('x', shift) + string.Concat(Enumerable.Repeat("e\u0302\u0323", 60))))[0].Buttons[0].Title;

        Assert.EndsWith("e\u0302\u0323…", title, StringComparison.Ordinal);
    });

    [Fact]
    public void Teams_shows_the_blocks_as_they_are_with_the_plain_text_beside()
    {
        var card = TeamsLook.Render(Nudge);

        Assert.Equal(Nudge.Blocks, card.Body);
        Assert.Equal([new CardAction("q1-1", "1. Đã được giải quyết"), new CardAction("q1-2", "2. Vẫn chưa")], card.Actions);
        Assert.Equal(PlainText.Render(Nudge), card.Fallback);
    }

    [Fact]
    public async Task On_the_page_a_message_has_arrived_as_soon_as_it_is_sent_and_a_repeat_is_recognised()
    {
        var channel = new WebChannel();

        Assert.IsType<SendResult.Delivered>(await channel.SendAsync(Nudge, new Destination("web", "c1", "u1", 1), TestContext.Current.CancellationToken));
        Assert.Equal("web", channel.Name);
        Assert.True(channel.Limits is { RepeatIsRecognisable: true, Cards: true });
    }

    private static OutgoingMessage Message(string text, params string[] choices) =>
        new(MessageKind.Reply, "vi", [new Paragraph(text)], [.. choices.Select((c, i) => new Choice(i + 1, $"q1-{i + 1}", c))]);
}
