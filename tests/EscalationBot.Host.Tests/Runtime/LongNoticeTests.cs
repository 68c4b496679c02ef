using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Host.Options;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>A notice that takes more than one message.</summary>
public sealed class LongNoticeTests
{
    [Fact]
    public async Task Each_of_its_messages_counts_at_the_limits_and_the_rest_of_what_began_is_sent_however_late()
    {
        var delivery = new DeliveryOptions { Channels = new Dictionary<string, ChannelOptions> { ["zalo"] = new() { RecipientRates = [new RateOptions { Most = 2, Seconds = 120 }] } } };
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", delivery: delivery, bot: new TalkativeBot { MessagesOfNotice = 3 });
        await office.QueueAsync(new HelpWantedNotice("n1", TestOffice.Office, office.Now, TestOffice.HeadOfXaA));
        await office.MoveToAsync("5/1/2026 08:05");

        Assert.Equal(["n1 08:00", "n1 (2) 08:00", "n1 (3) 08:02"], office.Zalo.Attempts.Select(a => $"{PlainText.Render(a.Message)} {a.At.ToOffset(TimeSpan.FromHours(7)):HH:mm}"));
        Assert.Equal(WorkState.Delivered, Assert.Single(office.Notices).State);
    }
}
