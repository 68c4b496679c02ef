using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Testing.Domain;

/// <summary>Deliveries as a test wants them.</summary>
public sealed class InMemoryDeliveries : IDeliveries
{
    public Dictionary<DateOnly, List<IntentSums>> Sums { get; } = [];

    /// <summary>What the rows say, where that differs.</summary>
    public Dictionary<DateOnly, List<IntentSums>> Rows { get; } = [];

    public List<UnclearIntent> UnclearIntents { get; } = [];

    public List<SentOver> Sent { get; } = [];

    public List<Notice> Reached { get; } = [];

    public HashSet<PostId> Recipients { get; } = [];

    public DateTimeOffset? Oldest { get; set; }

    public IReadOnlyList<IntentSums> On(DateOnly day) => Sums.GetValueOrDefault(day, []);

    public IReadOnlyList<IntentSums> Recount(DateOnly day) => Rows.GetValueOrDefault(day) ?? On(day);

    public IReadOnlyList<UnclearIntent> Unclear(int take) => [.. UnclearIntents.Take(take)];

    public IReadOnlyList<SentOver> SentInMonth(DateOnly day) => Sent;

    public IReadOnlyList<Notice> ReachedSince(DateTimeOffset from) => Reached;

    public IReadOnlySet<PostId> Awaiting() => Recipients;

    /// <summary>Nothing is on its way to anybody.</summary>
    public bool AtRest { get; set; } = true;

    public bool IsAtRest(string channel, string conversation) => AtRest;

    public DateTimeOffset? OldestDue(DateTimeOffset now) => Oldest <= now ? Oldest : null;
}
