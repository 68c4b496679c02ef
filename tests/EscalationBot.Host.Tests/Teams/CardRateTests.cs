using System.Collections.Concurrent;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Changing a card is a call like any other.</summary>
public sealed class CardRateTests
{
    [Fact]
    public async Task A_card_is_changed_when_the_channel_takes_more_and_not_before()
    {
        RefusingRates rates = null!;
        await using var office = await TeamsOffice.StartAsync(
            "2024-09-23T08:05:00+07:00", services => services.AddSingleton<IRateGate>(s => rates = new RefusingRates(s.GetRequiredService<RateGate>())));
        await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");

        var change = Assert.Single(office.Connector.Calls, c => c.Action == ConnectorAction.Update);
        Assert.Equal(2, rates.Asked(change.Activity!));
    }

    /// <summary>The real limits, which for each card say once that it must wait a second.</summary>
    private sealed class RefusingRates(RateGate rates) : IRateGate
    {
        private readonly ConcurrentDictionary<string, int> asked = new();

        public int Asked(string recipient) => asked.GetValueOrDefault(recipient);

        public ValueTask<RateAnswer> TakeAsync(string channel, string recipient, bool reply) =>
            asked.AddOrUpdate(recipient, 1, (_, n) => n + 1) == 1 && recipient.All(char.IsAsciiDigit)
                ? ValueTask.FromResult(new RateAnswer(TimeSpan.FromSeconds(1), WholeChannel: true))
                : rates.TakeAsync(channel, recipient, reply);

        public IReadOnlySet<string> Closed(bool reply) => rates.Closed(reply);

        public int Room(bool reply) => rates.Room(reply);

        public TimeSpan? OpensIn(bool reply) => rates.OpensIn(reply);

        public void Note(string channel, string recipient, SendResult result) => rates.Note(channel, recipient, result);
    }
}
