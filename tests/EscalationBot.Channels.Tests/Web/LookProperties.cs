using EscalationBot.Channels.Web;
using EscalationBot.Conversation.Messages;
using FsCheck.Xunit;

namespace EscalationBot.Channels.Tests.Web;

/// <summary>Whatever the message: the same meaning on every channel, and every choice reachable by its number.</summary>
[Properties(Arbitrary = [typeof(AnyMessage)], MaxTest = 100)]
public sealed class LookProperties
{
    [Property]
    public void On_Zalo_no_part_is_longer_than_a_message_may_be(OutgoingMessage message) =>
        Assert.All(ZaloLook.Render(message), p => Assert.InRange(p.Text.Length, 0, ZaloLook.MaxText));

    [Property]
    public void On_Zalo_the_parts_together_say_exactly_the_plain_text(OutgoingMessage message) =>
        Assert.Equal(Ink(PlainText.Render(message)), Ink(string.Concat(ZaloLook.Render(message).Select(p => p.Text))));

    [Property]
    public void On_Zalo_every_choice_can_be_read_with_its_number(OutgoingMessage message)
    {
        var said = Ink(string.Concat(ZaloLook.Render(message).Select(p => p.Text)));
        Assert.All(message.Choices, c => Assert.Contains(Ink($"{c.Number}. {c.Text}"), said, StringComparison.Ordinal));
    }

    [Property]
    public void On_Zalo_the_last_part_has_at_most_five_buttons_that_begin_with_their_numbers(OutgoingMessage message)
    {
        var parts = ZaloLook.Render(message);

        Assert.All(parts.SkipLast(1), p => Assert.Empty(p.Buttons));
        Assert.Equal(message.Choices.Take(ZaloLook.MaxButtons).Select(c => c.Id), parts[^1].Buttons.Select(b => b.ChoiceId));
        Assert.All(parts[^1].Buttons.Zip(message.Choices), b => Assert.StartsWith($"{b.Second.Number}.", b.First.Title, StringComparison.Ordinal));
        Assert.All(parts[^1].Buttons, b => Assert.InRange(b.Title.Length, 1, ZaloLook.MaxTitle));
    }

    [Property]
    public void On_Teams_every_choice_is_a_numbered_button_and_a_line_of_the_text(OutgoingMessage message)
    {
        var card = TeamsLook.Render(message);

        Assert.Equal(message.Choices.Select(c => (c.Id, $"{c.Number}. {c.Text}")), card.Actions.Select(a => (a.ChoiceId, a.Title)));
        Assert.All(card.Actions, a => Assert.Contains(a.Title, card.Fallback, StringComparison.Ordinal));
    }

    [Property]
    public void On_Teams_the_text_beside_the_card_says_all_that_the_card_shows(OutgoingMessage message)
    {
        var card = TeamsLook.Render(message);

        Assert.Equal(message.Blocks, card.Body);
        Assert.All(card.Body.SelectMany(WordsOf), w => Assert.Contains(w, card.Fallback, StringComparison.Ordinal));
    }

    private static IEnumerable<string> WordsOf(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Heading heading => [heading.Text],
        FactList facts => facts.Facts.SelectMany(f => new[] { f.Label, f.Value }),
        BulletList list => list.Items,
        Link link => [link.Title, link.Address],
        Table table => table.Rows.SelectMany(r => r),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string Ink(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
