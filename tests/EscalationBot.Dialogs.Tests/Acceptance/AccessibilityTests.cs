using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>Row "Accessibility" of section 7: read as plain text a card means the same, and every choice is reachable by number.</summary>
public sealed class AccessibilityTests
{
    [Fact]
    public async Task Every_choice_of_every_message_stands_in_the_plain_text_with_its_number()
    {
        await using var office = await BusyAsync();

        var messages = Everybody.SelectMany(p => office.Received(p)).Select(r => r.Message).ToList();

        Assert.Contains(messages, m => m.Kind == MessageKind.Digest && m.Choices.Count > 0);
        Assert.All(messages, m => Assert.All(m.Choices, c => Assert.Contains($"{c.Number}. {c.Text}", PlainText.Render(m), StringComparison.Ordinal)));
        Assert.All(messages, m => Assert.Equal(Enumerable.Range(1, m.Choices.Count), m.Choices.Select(c => c.Number)));
    }

    [Fact]
    public async Task A_number_does_what_its_button_does()
    {
        for (var number = 1; number <= 3; number++)
        {
            await using var pressed = await WithRecordAsync("06/01/2026 08:04");
            await using var typed = await WithRecordAsync("06/01/2026 08:04");
            var choice = pressed.Received(Head)[^1].Message.Choices[number - 1];

            Assert.Equal(await pressed.PressIdAsync(Head, choice.Id), await typed.SayAsync(Head, $"{number}"));
        }
    }

    [Fact]
    public async Task Tables_keep_every_figure_in_the_plain_text()
    {
        await using var office = await BusyAsync();
        var digest = office.Received(Leader).Last(r => r.Message.Kind == MessageKind.Digest).Message;
        var text = PlainText.Render(digest);

        Assert.All(digest.Blocks.OfType<Table>().SelectMany(t => t.Rows).SelectMany(r => r), cell => Assert.Contains(cell, text, StringComparison.Ordinal));
    }

    private static readonly PostId[] Everybody = [Head, Agency, Leader, TestOffice.Chair, TestOffice.Office];

    private static async Task<ChatOffice> BusyAsync()
    {
        var office = await WithRecordAsync("13/01/2026 08:30");
        await office.SaysAll(Head, "báo cáo", "tình hình", "trợ giúp", "KN-0001");
        await office.SaysAll(Leader, "bản tin", "cho ý kiến chỉ đạo");
        return office;
    }
}
