using System.Net;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Demo;
using EscalationBot.Storage;

namespace EscalationBot.Host.Tests.Pages;

public sealed class MessageLooksTests
{
    private static readonly OutgoingMessage Digest = new(
        MessageKind.Digest, "vi",
        [
            new Heading("Tình hình"),
            new FactList([new Fact("Đơn vị", "UBND xã A")]),
            new Table(["", "Số lượng"], [["Đầu kỳ", "41"], ["Cuối kỳ", "40"]]),
            new BulletList(["KN-0117", "KN-0091"]),
        ],
        [new Choice(1, "xem", "Xem chi tiết")]);

    [Fact]
    public void On_Teams_facts_are_a_definition_list_and_a_table_is_a_table_with_headers()
    {
        var html = Draw(Digest, PageLook.Teams);

        Assert.Contains("<dt>Đơn vị</dt><dd>UBND xã A</dd>", html);
        Assert.Contains("<th scope=\"col\">Số lượng</th>", html);
        Assert.Contains("<th scope=\"row\">Cuối kỳ</th>", html);
        Assert.Contains("<li>KN-0091</li>", html);
        Assert.Contains("1. Xem chi tiết</fluent-button>", html);
    }

    [Fact]
    public void On_Zalo_the_same_message_is_nothing_but_text_and_buttons()
    {
        var html = Draw(Digest, PageLook.Zalo);

        Assert.DoesNotContain("<table", html);
        Assert.DoesNotContain("<dl", html);
        Assert.Contains("- Cuối kỳ: 40", html);
        Assert.Contains("1. Xem chi tiết</fluent-button>", html);
    }

    [Fact]
    public void Zalo_shows_five_buttons_and_says_that_the_other_numbers_can_be_typed()
    {
        var many = new OutgoingMessage(MessageKind.Reply, "vi", [new Paragraph("Chọn:")], [.. Enumerable.Range(1, 7).Select(i => new Choice(i, $"c{i}", $"Mục {i}"))]);

        var html = Draw(many, PageLook.Zalo);

        Assert.Equal(5, Count(html, "</fluent-button>"));
        Assert.Contains("7. Mục 7", html);
        Assert.Contains(PageTexts.Vietnamese["page.chat.more"], html);
    }

    [Fact]
    public void Zalo_splits_a_long_text_and_puts_the_buttons_under_the_last_part()
    {
        var text = string.Join("\n", Enumerable.Repeat("Một dòng chừng năm mươi ký tự để tin nhắn thành dài.", 90));
        var html = Draw(new OutgoingMessage(MessageKind.Reply, "vi", [new Paragraph(text)], [new Choice(1, "a", "Tiếp")]), PageLook.Zalo);

        Assert.Equal(3, Count(html, "class=\"bubble\""));
        Assert.True(html.IndexOf("class=\"choices\"", StringComparison.Ordinal) > html.LastIndexOf("class=\"bubble\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PageLook.Zalo)]
    [InlineData(PageLook.Teams)]
    public void The_plain_text_twin_is_shown_on_request_and_the_language_of_a_message_is_marked(PageLook look)
    {
        Assert.DoesNotContain("class=\"twin\"", Draw(Digest, look));

        var html = Draw(Digest, look, plain: true);

        Assert.Contains("<figcaption>Dạng chữ của tin trên</figcaption>", html);
        Assert.Contains("lang=\"vi\"", html);
    }

    [Fact]
    public void What_people_wrote_is_shown_as_text_never_as_markup()
    {
        var html = Markup(FakeDemoChat.Message(MessageKind.Reply, "<script>alert(1)</script>"), PageLook.Teams);

        Assert.DoesNotContain("<script>", html);
        Assert.Contains("&lt;script&gt;", html);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    /// <summary>The markup with its letters readable.</summary>
    private static string Draw(OutgoingMessage message, PageLook look, bool plain = false) => WebUtility.HtmlDecode(Markup(message, look, plain));

    private static string Markup(OutgoingMessage message, PageLook look, bool plain = false)
    {
        using var drawing = new Drawing();
        return drawing.Line(new DemoLine("xa-a", 1, LogDirection.Out, FakeDemoChat.At(8, 5), PlainText.Render(message), message), look, plain).Markup;
    }
}
