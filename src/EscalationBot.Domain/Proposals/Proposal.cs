using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>A direction of a leader with its own deadline; in every digest until it is done.</summary>
public sealed record Direction(int Number, PostId Leader, UnitId Assignee, string Text, DateOnly GivenOn, DateOnly Due, bool ViaOffice, DateOnly? DoneOn);

/// <summary>
/// A proposal or recommendation (kiến nghị, đề xuất) that a unit sent to an agency or ministry: the fold of its facts.
/// What may happen to it is decided in <see cref="ProposalRules"/>.
/// </summary>
public sealed record Proposal
{
    public required ProposalId Id { get; init; }
    public required UnitId Unit { get; init; }
    public required ProposalPath Path { get; init; }
    public required UnitId Addressee { get; init; }
    public required string Subject { get; init; }
    public required DocumentReference Request { get; init; }

    /// <summary>The first deadline; extensions never change it.</summary>
    public required DateOnly OriginalDue { get; init; }

    public required Deadline Deadline { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required PostId? FiledBy { get; init; }

    /// <summary>The newest stall report.</summary>
    public StallReport? Stall { get; init; }

    public IReadOnlyList<OfficialLetter> Letters { get; init; } = [];
    public IReadOnlyList<FileAttached> Files { get; init; } = [];
    public IReadOnlyList<Direction> Directions { get; init; } = [];
    public IReadOnlyList<(Nudged Nudge, DateTimeOffset At)> Nudges { get; init; } = [];
    public IReadOnlyList<(ReportedToLeader Report, DateTimeOffset At)> Reports { get; init; } = [];
    public IReadOnlyList<(AgencyAnswered Answer, DateTimeOffset At)> Answers { get; init; } = [];
    public int Extensions { get; init; }
    public ExtensionAsked? PendingExtension { get; init; }
    public Paused? Pause { get; init; }
    public bool IsOverdue { get; init; }
    public bool ReportNow { get; init; }
    public string? HeldBecause { get; init; }
    public UnitId? ReferredTo { get; init; }
    public DocumentReference? PrimeMinisterReport { get; init; }

    /// <summary>The reply that closed it, when <see cref="IsOpen"/> is false and it was not withdrawn.</summary>
    public DocumentReference? ClosingReply { get; init; }

    public string? WithdrawnBecause { get; init; }

    /// <summary>All facts, undone ones included, oldest first.</summary>
    public required IReadOnlyList<RecordedFact> History { get; init; }

    public bool IsOpen => ClosingReply is null && WithdrawnBecause is null;

    /// <summary>The direction still to be carried out, newest first.</summary>
    public Direction? OpenDirection => Directions.LastOrDefault(d => d.DoneOn is null);

    public ProposalGroup Group => throw new NotSupportedException();

    public ProposalState StateOn(DateOnly today, WorkingCalendar calendar, int dueSoonWorkingDays) => throw new NotSupportedException();

    /// <summary>Starts a record from its first fact.</summary>
    public static Proposal File(ProposalId id, Filed fact, Provenance by) => throw new NotSupportedException();

    /// <summary>The fold, one step.</summary>
    public Proposal Apply(RecordedFact fact) => throw new NotSupportedException();

    /// <summary>The fold of a whole history; the first fact must be <see cref="Filed"/>.</summary>
    public static Proposal Fold(ProposalId id, IEnumerable<RecordedFact> history) => throw new NotSupportedException();
}
