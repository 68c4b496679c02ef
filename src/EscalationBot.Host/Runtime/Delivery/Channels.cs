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

    public bool CanRevise(string name) => Find(name) is IRevisingChannel;

    public bool RepeatIsRecognisable(string name) => Find(name)?.Limits.RepeatIsRecognisable ?? false;

    /// <summary>Where notices wait that have no way but one that is held: let out when the hold ends or is lifted.</summary>
    public static string BehindHold(string scope) => $"hold:{scope}";

    /// <summary>Everything that is held, as rows wait for it: messages of paused channels, notices behind a hold.</summary>
    public static IEnumerable<string> Held(ReachBook reach, DateTimeOffset now) => HoldsOf(reach, now).SelectMany(h => new[] { h.Scope, BehindHold(h.Scope) });

    /// <summary>When the next hold on a channel ends.</summary>
    public static DateTimeOffset? NextEnd(ReachBook reach, DateTimeOffset now) => HoldsOf(reach, now).Min(h => h.Until);

    private static IEnumerable<Hold> HoldsOf(ReachBook reach, DateTimeOffset now) =>
        reach.Holds.Values.Where(h => h.Kind != HoldKind.Person && h.IsActive(now));

    public static ConversationKey ConversationOf(AccountId account, ReachBook reach) => new(account.Channel, reach.ConversationOf(account), account.User);
}
