using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Host.Runtime;

/// <summary>How long the accounts that the office has at services may still send, as the channels know it now.</summary>
internal sealed class Accesses(IEnumerable<IAddressStandings> standings)
{
    public IReadOnlyList<AccessStanding> Read() =>
        [.. standings.SelectMany(s => s.Read()).Select(s => new AccessStanding(HoldScope.At(s.Channel, s.Address), s.DaysLeft, s.TemplatesLeft))];
}
