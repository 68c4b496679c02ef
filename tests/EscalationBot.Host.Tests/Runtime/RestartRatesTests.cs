using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Host.Options;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>Limits are kept in memory, and hold over the life of more than one process.</summary>
public sealed class RestartRatesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 10)]
    public async Task No_window_ever_holds_more_than_permitted_however_often_the_process_starts_anew(bool wholeChannel, int most)
    {
        RateOptions[] rate = [new() { Most = most, Seconds = (int)Window.TotalSeconds }];
        await using var office = await OpenAsync(wholeChannel ? new ChannelOptions { Rates = rate } : new ChannelOptions { RecipientRates = rate });
        office.Zalo.Script = (_, attempt) => Fate.Of((attempt % 4) switch
        {
            0 => new SendResult.Unknown("cut"),
            1 => new SendResult.Retry("503"),
            _ => new SendResult.Delivered(null),
        });
        for (var start = 0; start < 40; start++)
        {
            await office.SettleAsync();
            office.Time.Advance(TimeSpan.FromSeconds(7));
            office.Restart();
        }

        var sent = office.Zalo.Attempts.Select(a => a.At).Order().ToList();
        Assert.True(sent.Count > most * 3, $"Only {sent.Count} went out.");
        Assert.All(sent.Zip(sent.Skip(most)), pair => Assert.True(pair.Second - pair.First >= Window, $"{most + 1} from {pair.First:T} to {pair.Second:T}"));
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_process_ended_counts_as_sent()
    {
        await using var office = await OpenAsync(new ChannelOptions { Rates = [new RateOptions { Most = 1, Seconds = 60 }] });
        await office.Inbox.ReceiveAsync(office.Message(TestOffice.HeadOfXaA, "trợ giúp"), []);
        await office.Inbox.IdleAsync(CancellationToken.None);
        Assert.NotEmpty(await office.Work.ClaimAsync(new(1, office.Now, TimeSpan.FromMinutes(2)) { Notices = false }, CancellationToken.None));
        office.Restart();
        Assert.Equal(TimeSpan.FromSeconds(60), office.Rates.OpensIn(reply: true));
    }

    private static async Task<RunningOffice> OpenAsync(ChannelOptions zalo)
    {
        var office = await RunningOffice.OpenAsync(
            "5/1/2026 08:00", delivery: new DeliveryOptions { Channels = new Dictionary<string, ChannelOptions> { ["zalo"] = zalo } });
        await office.QueueAsync([.. Enumerable.Range(0, 80).Select(i => new HelpWantedNotice($"n{i}", TestOffice.Office, office.Now, TestOffice.HeadOfXaA))]);
        return office;
    }
}
