using System.Collections.Immutable;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Changes;

namespace EscalationBot.Storage.Sheets;

/// <summary>What the documents hold, family by family.</summary>
internal sealed record ConversationRow(ConversationKey Key, ConversationState State);

/// <param name="Order">Rises with every entry set, so that lists come back in the order they were made.</param>
internal sealed record DirectoryRow(long Order, DirectoryPart Part);

internal sealed record InboxRow(long Number, IncomingMessage Message, long? Mark, string? Error, bool? WordsForgotten = null);

internal sealed record SlotRow(string Job, string Name);

internal sealed record CampaignRow(CampaignId Campaign, RecordedCampaignFact Fact);

/// <param name="Past">Null while everybody in it has a row.</param>
internal sealed record GroupRow(string Group, Gate Gate, DateTimeOffset? NotBefore, GroupTally? Past = null);

/// <param name="Keys">As <see cref="Present.KeyFence.ToText"/>.</param>
internal sealed record PastDayRow(DateOnly Day, IReadOnlyList<IntentSums> Sums, string Keys);

internal sealed record HeardRow(AccountId Account, Interaction Last);

internal sealed record AddressRow(AccountId Conversation, string Address);

internal sealed record ErasureRow(string Hash, DateTimeOffset At);

internal sealed record TallyRow(ImmutableDictionary<UnitId, Tally> ByAddressee);

/// <summary>How far the documents go: journal entries up to this one are in them; and how many there are in each drawer.</summary>
internal sealed record CheckpointRow(long Journal, IReadOnlyDictionary<string, int> Documents);

/// <summary>
/// Rows that are appended and rarely change afterwards share a document, for LiteDB pays by the page and not by the byte.
/// </summary>
internal static class Bundle
{
    public const int Size = 64;

    public static long Of(long number) => number / Size;

    public static IEnumerable<long> Numbers(long bundle) => Enumerable.Range(0, Size).Select(i => bundle * Size + i);
}
