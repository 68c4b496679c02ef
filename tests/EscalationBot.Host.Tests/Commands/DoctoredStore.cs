using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>A reading of an office in which something may have gone wrong that no store lets happen.</summary>
internal sealed class DoctoredReading(InMemoryOffice office) : IOfficeReading
{
    /// <summary>What an index finds; the office's own by default.</summary>
    public Func<ProposalId, Proposal?>? Index { get; init; }

    public Func<DocumentReference, IReadOnlyList<Proposal>>? DocumentIndex { get; init; }

    /// <summary>The counters as they are kept; the right ones by default.</summary>
    public IReadOnlyDictionary<UnitId, Tally>? Counters { get; init; }

    public OfficeDirectory Directory => office.Directory;

    public OfficeRules Rules => office.Rules;

    public ReachBook Reach => office.Reach;

    public IReadOnlyDictionary<UnitId, Tally> Tallies => Counters ?? office.Tallies;

    public IReadOnlyList<StuckMessage> Stuck => office.Stuck;

    public ICampaignBook Campaigns => office.Campaigns;

    public ReviewBook Reviews => office.Reviews;

    public IDeliveries Deliveries => office.Deliveries;

    public INoticeGroups Groups => office.Groups;

    public ProposalId NextProposalId => office.NextProposalId;

    public Proposal? Find(ProposalId id) => Index is null ? office.Find(id) : Index(id);

    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) => DocumentIndex is null ? office.FindByDocument(document) : DocumentIndex(document);

    public Page List(ProposalQuery query, string? after, int take) => office.List(query, after, take);

    public TallySnapshot? SnapshotOn(DateOnly day) => office.SnapshotOn(day);

    public void Dispose() { }
}

/// <summary>Shows a doctored reading; everything else is the store behind it.</summary>
internal sealed class DoctoredTurns(ITurnStore store, IOfficeReading reading) : ITurnStore
{
    public IOfficeReading Read() => reading;

    public Task<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellation) => store.AcceptAsync(message, cancellation);

    public IReadOnlyList<IncomingMessage> PendingMessages() => store.PendingMessages();

    public Task<TurnOutcome> RunAsync(Trigger trigger, ConversationKey? conversation, Func<TurnView, TurnResult<OfficeChanges>> turn, CancellationToken cancellation) =>
        store.RunAsync(trigger, conversation, turn, cancellation);

    public ConversationState? StateOf(ConversationKey conversation) => store.StateOf(conversation);

    public IReadOnlyList<SetAsideMessage> SetAside() => store.SetAside();
}

internal sealed class BrokenChain(long number) : IAuditTrail
{
    public IReadOnlyList<StoredAuditEntry> Read(long after, int most) => [];

    public long? FirstBroken() => number;
}
