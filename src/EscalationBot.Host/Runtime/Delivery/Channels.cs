using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>The channels that are switched on.</summary>
internal sealed class Channels(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name);

    public IChannel? Find(string name) => byName.GetValueOrDefault(name);

    public bool RepeatIsRecognisable(string name) => Find(name)?.Limits.RepeatIsRecognisable ?? false;

    /// <summary>Channels that are out of order, so that nothing of theirs is tried.</summary>
    public IEnumerable<string> Paused(ReachBook reach, DateTimeOffset now) => byName.Keys.Where(name => reach.On(HoldScope.Of(name), now) is not null);

    public static ConversationKey ConversationOf(AccountId account, ReachBook reach) => new(account.Channel, reach.ConversationOf(account), account.User);
}
