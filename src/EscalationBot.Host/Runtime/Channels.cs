using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>The channels that are switched on.</summary>
internal sealed class Channels(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name);

    public IChannel? Find(string name) => byName.GetValueOrDefault(name);

    public bool RepeatIsRecognisable(string name) => Find(name)?.Limits.RepeatIsRecognisable ?? false;

    /// <summary>Where a post is reached: its newest account on a channel that is on; null when there is none.</summary>
    public ConversationKey? RouteTo(PostId post, OfficeDirectory directory)
    {
        var account = directory.AccountsOf(post).LastOrDefault(a => byName.ContainsKey(a.Id.Channel));
        return account is null ? null : new ConversationKey(account.Id.Channel, account.Id.User, account.Id.User);
    }
}
