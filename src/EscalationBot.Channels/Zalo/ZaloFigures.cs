using System.Diagnostics.Metrics;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Tokens;

namespace EscalationBot.Channels.Zalo;

/// <summary>Per account: the days until an administrator must act if no token is renewed, and the template messages left today.</summary>
public sealed class ZaloFigures : IDisposable
{
    public const string Name = "EscalationBot.Zalo";

    private readonly Meter meter = new(Name);

    internal ZaloFigures(ZaloOptions options, ZaloTokens tokens, QuotaBook quotas)
    {
        meter.CreateObservableGauge("escalationbot.zalo.token_days", () => Of(options, oa => tokens.DaysLeft(oa) ?? 0), "d", "Days until the refresh token of an account ends; 0 when there is none");
        meter.CreateObservableGauge("escalationbot.zalo.templates_left", () => Of(options, oa => quotas.Today(oa)?.Remaining), "{message}", "Template messages that an account may still send today, as Zalo last said");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<int>> Of(ZaloOptions options, Func<string, int?> figure) =>
        from account in options.AllAccounts
        let value = figure(account.OaId)
        where value is not null
        select new Measurement<int>(value.Value, new KeyValuePair<string, object?>("account", account.OaId));
}
