using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>A direction of a leader with its own deadline; in every digest until it is done.</summary>
public sealed record Direction(int Number, PostId Leader, UnitId Assignee, string Text, DateOnly GivenOn, DateOnly Due, bool ViaOffice, DateOnly? DoneOn);

/// <summary>A time that stood still, from the day of the pause to the day of its end.</summary>
public sealed record EndedPause(DateOnly From, DateOnly To);

/// <summary>
/// A proposal or recommendation (kiến nghị, đề xuất) that a unit sent to an agency or ministry: the fold of its facts.
/// What may happen to it is decided in <see cref="ProposalRules"/>.
/// </summary>
/// <remarks>It holds lists, so two proposals are not compared by content; compare their histories or parts.</remarks>
public sealed record Proposal
{
    public required ProposalId Id { get; init; }
    public required UnitId Unit { get; init; }
    public required ProposalPath Path { get; init; }
    public required UnitId Addressee { get; init; }
    public required string Subject { get; init; }
    public required DocumentReference Request { get; init; }

    /// <summary>The first deadline; extensions and pauses never change it, only a correction of what it was counted from.</summary>
    public required DateOnly OriginalDue { get; init; }

    public required Deadline Deadline { get; init; }

    /// <summary>Somebody extended the deadline or set it by hand, so that no rule counts it.</summary>
    public bool IsDueByHand { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required PostId? FiledBy { get; init; }

    /// <summary>The newest stall report.</summary>
    public StallReport? Stall { get; init; }

    /// <summary>The body to which the reply points and which took no responsibility either (P2b): it is heard beside the addressee.</summary>
    public UnitId? SecondBody =>
        Stall is { Category: StallCategory.BuckPassing, Evidence: { PointedTo: { } body, PointedToRefused: true } } && body != Unit ? body : null;

    /// <summary>The thread, the request first; letters named as evidence or in an answer belong to it.</summary>
    public IReadOnlyList<OfficialLetter> Letters { get; init; } = [];

    public IReadOnlyList<FileAttached> Files { get; init; } = [];
    public IReadOnlyList<Direction> Directions { get; init; } = [];
    public IReadOnlyList<(Nudged Nudge, DateTimeOffset At)> Nudges { get; init; } = [];
    public IReadOnlyList<(ReportedToLeader Report, DateTimeOffset At)> Reports { get; init; } = [];
    public IReadOnlyList<(AgencyAnswered Answer, DateTimeOffset At)> Answers { get; init; } = [];
    public int Extensions { get; init; }
    public ExtensionAsked? PendingExtension { get; init; }

    /// <summary>The pause that runs, or ran when the record was closed.</summary>
    public Paused? Pause { get; init; }

    /// <summary>The pauses that ended, oldest first.</summary>
    public IReadOnlyList<EndedPause> EndedPauses { get; init; } = [];

    /// <summary>The deadline in force passed without an answer. A closed record keeps what it was; ask <see cref="Group"/>.</summary>
    public bool IsOverdue => OverdueSince is not null;

    /// <summary>When the record was found overdue; null when it is not.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    public bool ReportNow { get; init; }
    public string? HeldBecause { get; init; }
    public UnitId? ReferredTo { get; init; }
    public DocumentReference? PrimeMinisterReport { get; init; }

    /// <summary>The reply that closed it, when <see cref="IsOpen"/> is false and it was not withdrawn.</summary>
    public DocumentReference? ClosingReply { get; init; }

    public string? WithdrawnBecause { get; init; }

    /// <summary>The office day on which closing or withdrawing was recorded; null while open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>All facts, undone ones included, oldest first.</summary>
    public required IReadOnlyList<RecordedFact> History { get; init; }

    public bool IsOpen => ClosingReply is null && WithdrawnBecause is null;

    /// <summary>The filing itself was undone: for those who look for its documents it was never filed.</summary>
    public bool IsTakenBack => WithdrawnBecause == Withdrawn.ByUndo;

    /// <summary>The direction still to be carried out, newest first.</summary>
    public Direction? OpenDirection => Directions.LastOrDefault(d => d.DoneOn is null);

    /// <summary>A ministry holds the matter: by the path, or because the agency passed it on.</summary>
    public bool IsCentral => Path == ProposalPath.Central || ReferredTo is not null;

    public int Reminders => Letters.Count(l => l.Direction == LetterDirection.Reminder);

    public ProposalGroup Group => this switch
    {
        { WithdrawnBecause: not null } => ProposalGroup.Withdrawn,
        { ClosingReply: not null } => RepliedInTime ? ProposalGroup.ResolvedInTime : ProposalGroup.ResolvedLate,
        { IsOverdue: true } => ProposalGroup.OpenOverdue,
        _ => ProposalGroup.OpenInTime,
    };

    /// <summary>The state shown to people; of several that hold, the one that says most about the next step.</summary>
    /// <param name="today">Office day.</param>
    /// <param name="dueSoonWorkingDays">From how many working days before its deadline a record is due soon.</param>
    public ProposalState StateOn(DateOnly today, WorkingCalendar calendar, int dueSoonWorkingDays) => this switch
    {
        { WithdrawnBecause: not null } => ProposalState.Withdrawn,
        { ClosingReply: not null } => ProposalState.Resolved,
        { Pause: not null } => ProposalState.Paused,
        { PrimeMinisterReport: not null } => ProposalState.ReportedToPrimeMinister,
        { OpenDirection: not null } => ProposalState.Directed,
        { ReferredTo: not null } => ProposalState.Referred,
        { Reports.Count: > 0 } => ProposalState.Reported,
        _ when IsOverdue || Deadline.On < today => ProposalState.Overdue,
        _ when calendar.WorkingDaysBetween(today, Deadline.On) <= dueSoonWorkingDays => ProposalState.DueSoon,
        _ => ProposalState.Tracked,
    };

    /// <summary>Starts a record from its first fact.</summary>
    public static Proposal File(ProposalId id, Filed fact, Provenance by) => ProposalFold.Start(id, new RecordedFact(1, fact, by));

    /// <summary>The fold, one step.</summary>
    public Proposal Apply(RecordedFact fact) => ProposalFold.Apply(this, fact);

    /// <summary>The fold of a whole history; the first fact must be <see cref="Filed"/>.</summary>
    /// <exception cref="ArgumentException">The history is empty or begins with something else.</exception>
    public static Proposal Fold(ProposalId id, IEnumerable<RecordedFact> history) => ProposalFold.Fold(id, [.. history]);

    /// <summary>The reply counts by its own date; a pause still running stopped the time on its first day.</summary>
    private bool RepliedInTime
    {
        get
        {
            var replied = ClosingReply?.Date ?? ClosedOn;
            return (Pause is { } pause && pause.On < replied ? pause.On : replied) <= Deadline.On;
        }
    }
}
