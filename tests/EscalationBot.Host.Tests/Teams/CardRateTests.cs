using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Changing a card is a call like any other.</summary>
public sealed class CardRateTests
{
    [Fact]
    public async Task A_card_is_changed_when_its_chat_takes_more_and_not_before()
    {
        WatchedRates rates = null!;
        DateTimeOffset? refused = null;
        TeamsOffice office = null!;
        office = await TeamsOffice.StartAsync(
            "2024-09-23T08:05:00+07:00", services => services.AddSingleton<IRateGate>(s => rates = new WatchedRates(s.GetRequiredService<RateGate>()) { Refuse = RefuseOnce }));
        await using var _ = office;
        await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");

        var change = Assert.Single(office.Connector.Calls, c => c.Action == ConnectorAction.Update);
        Assert.Equal([false, true], rates.All.Where(a => !a.Reply && a.Recipient == "aad-x-dak-cam").Select(a => a.Answer.Granted));
        Assert.True(change.At >= refused!.Value.AddSeconds(1));

        // Nothing else is sent to this person unasked.
        RateAnswer? RefuseOnce(string recipient, bool reply)
        {
            if (reply || refused is not null || recipient != "aad-x-dak-cam")
                return null;
            refused = office.Connector.Clock.GetUtcNow();
            return new RateAnswer(TimeSpan.FromSeconds(1), WholeChannel: true);
        }
    }
}
