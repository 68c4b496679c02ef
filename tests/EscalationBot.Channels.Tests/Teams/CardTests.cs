using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Channels.Tests.Web;
using EscalationBot.Conversation.Messages;
using FsCheck.Xunit;

namespace EscalationBot.Channels.Tests.Teams;

public sealed class CardTests
{
    private static readonly OutgoingMessage Report = new(
        MessageKind.Reply, "vi",
        [new Paragraph("Hệ thống ghi nhận:"), new FactList([new Fact("Nội dung", "sửa *cầu* [treo](x) {{DATE(2024-01-01T00:00:00Z)}}")]), new Table(["", "Số lượng"], [["Đầu kỳ", "41"]])],
        [new Choice(1, "q1-1", "Đúng, lưu"), new Choice(2, "q1-2", "Sửa")]);

    [Fact]
    public void A_card_says_its_version_language_and_full_text()
    {
        var card = Assert.Single(CardRenderer.Render(Report, 7));

        Assert.Equal(("AdaptiveCard", "1.5", "vi"), ((string?)card["type"], (string?)card["version"], (string?)card["lang"]));
        Assert.Equal(PlainText.Render(Report), (string?)card["fallbackText"]);
    }

    [Fact]
    public void What_a_user_wrote_stands_in_text_runs_and_not_in_markdown()
    {
        var card = CardRenderer.Render(Report, 7)[0];

        Assert.Contains(All(card), e => (string?)e["type"] == "TextRun" && (string?)e["text"] == "sửa *cầu* [treo](x) {{DATE(2024-01-01T00:00:00Z)}}");
        Assert.DoesNotContain(All(card), e => (string?)e["type"] == "TextBlock" && ((string?)e["text"] ?? "").Contains('[', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_choice_is_a_button_with_a_fallback_for_old_clients_and_carries_only_its_id()
    {
        var buttons = All(CardRenderer.Render(Report, 7)[0]).Where(e => (string?)e["type"] == "Action.Execute").ToList();

        Assert.Equal(["1. Đúng, lưu", "2. Sửa"], buttons.Select(b => (string?)b["title"]));
        Assert.All(buttons, b => Assert.Equal("Action.Submit", (string?)b["fallback"]!["type"]));
        Assert.All(buttons, b => Assert.Equal(["choice", "message"], b["data"]!.AsObject().Select(m => m.Key)));
        Assert.Equal("7", (string?)buttons[0]["data"]!["message"]);
    }

    [Fact]
    public void Words_too_long_for_a_button_stand_in_the_card_as_well()
    {
        var words = "Giao Sở Tài nguyên và Môi trường trả lời trước ngày đã nêu trong văn bản";
        var card = CardRenderer.Render(Report with { Choices = [new Choice(1, "a", words)] }, 1)[0];

        Assert.Contains(All(card), e => (string?)e["type"] == "TextRun" && (string?)e["text"] == $"1. {words}");
        Assert.Contains(All(card), e => (string?)e["type"] == "Action.Execute" && ((string?)e["title"])!.EndsWith('…'));
    }

    [Fact]
    public void A_link_is_a_button_that_opens_its_address()
    {
        var card = CardRenderer.Render(Report with { Blocks = [.. Report.Blocks, new Link("Mở trang", "https://kien-nghi.example.vn/a")] }, 1)[0];

        var button = Assert.Single(All(card), e => (string?)e["type"] == "Action.OpenUrl");
        Assert.Equal(("Mở trang", "https://kien-nghi.example.vn/a"), ((string?)button["title"], (string?)button["url"]));
    }

    [Fact]
    public void A_table_has_a_fallback_with_the_lines_of_the_plain_text()
    {
        var table = All(CardRenderer.Render(Report, 7)[0]).Single(e => (string?)e["type"] == "Table");
        Assert.Contains(All(table["fallback"]!.AsObject()), e => (string?)e["text"] == "- Đầu kỳ: 41");
    }

    [Fact]
    public void A_pressed_card_keeps_its_words_and_has_nothing_left_to_press()
    {
        var card = CardRenderer.Closed(Report, 7, "Đã chọn: 1. Đúng, lưu", repeats: true);

        Assert.DoesNotContain(All(card), e => ((string?)e["type"] ?? "").StartsWith("Action", StringComparison.Ordinal));
        Assert.Contains(All(card), e => (string?)e["text"] == "Đã chọn: 1. Đúng, lưu");
    }

    [Theory]
    [InlineData(true, "2. Trang sau")]
    [InlineData(false)]
    public void A_pressed_card_keeps_the_buttons_that_still_do_something(bool repeats, params string[] kept)
    {
        var card = CardRenderer.Closed(Report with { Choices = [new Choice(1, "a", "Đúng, lưu"), new Choice(2, "b", "Trang sau", Repeatable: true)] }, 7, "Đã chọn", repeats);

        Assert.Equal(kept, All(card).Where(e => (string?)e["type"] == "Action.Execute").Select(e => (string?)e["title"]));
    }

    [Fact]
    public void A_list_under_a_heading_opens_and_closes_and_only_the_first_is_open()
    {
        Block[] blocks = [new Heading("Cần ý kiến chỉ đạo (03)"), new BulletList(["KN-0001", "KN-0002", "KN-0003"]), new Heading("Chỉ đạo đang thực hiện (03)"), new BulletList(["KN-0004", "KN-0005", "KN-0006"])];
        var card = CardRenderer.Render(Report with { Blocks = blocks }, 7)[0];

        var toggles = All(card).Where(e => (string?)e["type"] == "Action.ToggleVisibility").ToList();
        Assert.Equal(["Cần ý kiến chỉ đạo (03)", "Chỉ đạo đang thực hiện (03)"], toggles.Select(t => (string?)t["title"]));
        Assert.Equal([true, false], toggles.Select(t => (bool?)All(card).Single(e => (string?)e["id"] == (string?)t["targetElements"]![0])["isVisible"]));
        Assert.Contains(All(card), e => (string?)e["text"] == "• KN-0006");
    }

    [Fact]
    public void A_long_message_becomes_several_cards_below_the_limit_with_the_buttons_on_the_last_and_every_word_in_their_plain_text()
    {
        var rows = Enumerable.Range(1, 200).Select(i => (IReadOnlyList<string>)[$"KN-{i:0000}, UBND xã Đăk Cấm → Sở Tài nguyên và Môi trường", "quá hạn 06 ngày làm việc"]).ToList();
        var letter = string.Join(' ', Enumerable.Range(1, 1_600).Select(i => $"từ{i}"));
        var message = Report with { Blocks = [new Table(["Kiến nghị", "Tình trạng"], rows), new Paragraph(letter), new FactList([new Fact("Nội dung", letter)]), new BulletList([letter])] };
        var cards = CardRenderer.Render(message, 1);

        Assert.True(cards.Count > 1, "a card of that size would be refused");
        Assert.All(cards, c => Assert.InRange(2 * c.ToJsonString(TeamsJson.Options).Length, 1, 28 * 1024));
        Assert.DoesNotContain(cards.SkipLast(1).SelectMany(All), e => (string?)e["type"] == "ActionSet");
        Assert.Equal(2, All(cards[^1]).Count(e => (string?)e["type"] == "Action.Execute"));
        Assert.Equal(PlainText.Render(message).Split(' ', '\n'), string.Join('\n', cards.Select(c => (string?)c["fallbackText"])).Split(' ', '\n'));
    }

    [Theory]
    [InlineData(FieldKind.Line, "Input.Text", "words", "vi", "Đề nghị đồng chí nhập nội dung này: Số, ngày văn bản.", "Gửi câu trả lời")]
    [InlineData(FieldKind.Lines, "Input.Text", "words", "en", "Please fill this in: Số, ngày văn bản.", "Send the answer")]
    [InlineData(FieldKind.Day, "Input.Date", "day", "vi", "Đề nghị đồng chí nhập nội dung này: Số, ngày văn bản.", "Gửi câu trả lời")]
    public void A_question_in_words_has_a_field_with_its_label_its_mark_and_its_error(FieldKind kind, string type, string id, string language, string error, string send)
    {
        var all = All(CardRenderer.Render(Report with { Language = language, Field = new Field("q3", kind, "Số, ngày văn bản") }, 7)[0]).ToList();

        var input = all.Single(e => ((string?)e["type"] ?? "").StartsWith("Input.", StringComparison.Ordinal));
        Assert.Equal((type, id, "Số, ngày văn bản", true, error), ((string?)input["type"], (string?)input["id"], (string?)input["label"], (bool?)input["isRequired"], (string?)input["errorMessage"]));
        var button = all.Single(e => (string?)e["title"] == send && (string?)e["type"] == "Action.Execute");
        Assert.Equal(("q3", "7"), ((string?)button["data"]!["field"], (string?)button["data"]!["message"]));
        Assert.All(all.Where(e => (string?)e["data"]?["choice"] is not null), e => Assert.Equal("none", (string?)e["associatedInputs"]));
    }

    [Fact]
    public void A_closed_card_has_no_field_left()
    {
        var card = CardRenderer.Closed(Report with { Field = new Field("q3", FieldKind.Line, "Số") }, 7, "Nội dung đã gửi: 45/TTr-UBND", repeats: true);

        Assert.DoesNotContain(All(card), e => ((string?)e["type"] ?? "").StartsWith("Input.", StringComparison.Ordinal));
        Assert.EndsWith("\nNội dung đã gửi: 45/TTr-UBND", (string?)card["fallbackText"], StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_choices_are_a_labelled_list_that_brings_back_what_a_button_would()
    {
        var choices = Enumerable.Range(1, 30).Select(i => new Choice(i, $"q1-{i}", $"Sở {i}")).ToList();
        var card = CardRenderer.Render(Report with { Choices = choices }, 7)[0];

        var list = All(card).Single(e => (string?)e["type"] == "Input.ChoiceSet");
        Assert.Equal(("choice", "Danh sách lựa chọn", true, "Đề nghị đồng chí chọn một mục trong danh sách."), ((string?)list["id"], (string?)list["label"], (bool?)list["isRequired"], (string?)list["errorMessage"]));
        Assert.Equal(choices.Select(c => c.Id), list["choices"]!.AsArray().Select(c => (string?)c!["value"]));
        Assert.Equal(["message"], All(card).Single(e => (string?)e["type"] == "Action.Execute")["data"]!.AsObject().Select(m => m.Key));
        Assert.EndsWith("30. Sở 30", (string?)card["fallbackText"], StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(AnyMessage)])]
    public void Whatever_is_sent_every_choice_can_be_pressed_and_no_set_is_too_large(OutgoingMessage message)
    {
        var cards = CardRenderer.Render(message, 1);

        var buttons = cards.SelectMany(All).Where(e => (string?)e["type"] == "Action.Execute").Select(e => (string?)e["data"]!["choice"]).OfType<string>();
        var listed = cards.SelectMany(All).Where(e => (string?)e["type"] == "Input.ChoiceSet").SelectMany(e => e["choices"]!.AsArray()).Select(c => (string?)c!["value"]);
        Assert.Equal(message.Choices.Select(c => c.Id), buttons.Concat(listed));
        Assert.All(cards.SelectMany(All).Where(e => (string?)e["type"] == "ActionSet"), e => Assert.InRange(e["actions"]!.AsArray().Count, 1, 6));
    }

    private static IEnumerable<JsonObject> All(JsonObject root) => root.SelectMany(m => Below(m.Value)).Prepend(root);

    private static IEnumerable<JsonObject> Below(JsonNode? node) => node switch
    {
        JsonObject one => All(one),
        JsonArray many => many.SelectMany(Below),
        _ => [],
    };
}
