using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo;

/// <summary>Per account: the days until an administrator must act if no token is renewed, and the template messages left today.</summary>
internal sealed class ZaloStandings(ZaloOptions options, ZaloTokens tokens, QuotaBook quotas) : IAddressStandings
{
    public IReadOnlyList<AddressStanding> Read() => [.. options.AllAccounts.Select(Of).OfType<AddressStanding>()];

    private AddressStanding? Of(ZaloAccount account)
    {
        try
        {
            var days = tokens.DaysLeft(account.OaId);
            return new AddressStanding(ZaloSetup.ChannelName, account.OaId, days, quotas.Today(account.OaId)?.Remaining, !(days > options.TokenAlarmDays));
        }
        catch (TokenUnavailableException)
        {
            return null;
        }
    }
}
