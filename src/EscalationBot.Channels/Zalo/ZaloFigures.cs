using System.Diagnostics.Metrics;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo;

/// <summary>Per account: the days until an administrator must act if no token is renewed, and the template messages left today.</summary>
public sealed class ZaloFigures : IDisposable
{
    public const string Name = "EscalationBot.Zalo";

    private readonly Meter meter = new(Name);

    internal ZaloFigures(ZaloStandings standings)
    {
        meter.CreateObservableGauge("escalationbot.zalo.token_days", () => Of(standings, s => s.DaysLeft ?? 0), "d", "Days until the refresh token of an account ends; 0 when there is none");
        meter.CreateObservableGauge("escalationbot.zalo.templates_left", () => Of(standings, s => s.TemplatesLeft), "{message}", "Template messages that an account may still send today, as Zalo last said");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<int>> Of(ZaloStandings standings, Func<AddressStanding, int?> figure) =>
        from standing in standings.Read()
        let value = figure(standing)
        where value is not null
        select new Measurement<int>(value.Value, new KeyValuePair<string, object?>("account", standing.Address));
}
