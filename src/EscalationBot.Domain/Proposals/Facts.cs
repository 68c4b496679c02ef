using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>Something that happened to a proposal. Facts are appended, never edited; the present is their fold.</summary>
public abstract record ProposalFact;

/// <summary>Who stands behind a fact, when, and through which message.</summary>
/// <param name="Post">Null when the system did it because its time had come.</param>
/// <param name="Message">Key of the incoming message.</param>
public sealed record Provenance(DateTimeOffset At, PostId? Post, AccountId? Account, string? Message);

/// <param name="Sequence">1, 2, 3 … within the proposal.</param>
/// <param name="LegalBasis">The document it rests on.</param>
public sealed record RecordedFact(int Sequence, ProposalFact Fact, Provenance By, string? LegalBasis = null);

public sealed record Filed(
    UnitId Unit, ProposalPath Path, UnitId Addressee, string Subject, DocumentReference Request, DateOnly Due,
    DeadlineRule Rule) : ProposalFact;

public sealed record StallReported(StallReport Report) : ProposalFact;

public sealed record LetterAdded(OfficialLetter Letter) : ProposalFact;

/// <summary>The file is kept apart; the fact holds its key, name and size in bytes.</summary>
public sealed record FileAttached(string Key, string FileName, long Size) : ProposalFact;

/// <summary>A detail was put right after saving.</summary>
public sealed record Corrected(string? Subject, DocumentReference? Request, UnitId? Addressee) : ProposalFact;

/// <summary>The head answered a reminder with "not yet"; a report held back before is held no longer.</summary>
public sealed record StillOpenConfirmed : ProposalFact;

/// <summary>An answer by word of mouth: noted, does not close.</summary>
public sealed record OralReplyNoted : ProposalFact;

/// <summary>The head asked to report at once, without waiting for the rung.</summary>
public sealed record ReportNowAsked : ProposalFact;

/// <summary>The head asked not to report for the moment.</summary>
public sealed record ReportHeld(string Reason) : ProposalFact;

public enum AgencyAnswerKind { Replied, InProgress, NotCompetent, Comment }

/// <summary>A body's own word. It closes nothing: the proposing head decides.</summary>
/// <param name="Competent">The body that NotCompetent names instead.</param>
/// <param name="Body">Who answered when it is the <see cref="Proposal.SecondBody"/>; null for the addressee.</param>
public sealed record AgencyAnswered(
    AgencyAnswerKind Kind, DocumentReference? Reply, DateOnly? Expected, UnitId? Competent, string? Comment, UnitId? Body = null) : ProposalFact;

/// <param name="Ordinal">1, 2, … within the proposal.</param>
/// <param name="ByOffice">The Office approved it, beyond what a head may extend alone.</param>
public sealed record Extended(DateOnly Until, string Reason, int Ordinal, bool ByOffice) : ProposalFact;

public sealed record ExtensionAsked(DateOnly Until, string Reason) : ProposalFact;

public sealed record ExtensionDeclined(string Reason) : ProposalFact;

/// <summary>The deadline moved because the days off or the date it is counted from changed, or an administrator set it.</summary>
/// <param name="Why">What an administrator wrote, or <see cref="RequestCorrected"/>, or <see cref="DaysOffChanged"/>.</param>
public sealed record DeadlineMoved(DateOnly To, string Why) : ProposalFact
{
    /// <summary>The reason kept when the date of the request was put right; texts translate it.</summary>
    public const string RequestCorrected = "request-corrected";

    /// <summary>The reason kept when it was counted again by other days off; texts translate it.</summary>
    public const string DaysOffChanged = "days-off-changed";

    /// <summary>It is still what the rule counts, not what somebody set.</summary>
    public bool IsCounted => Why is RequestCorrected or DaysOffChanged;
}

/// <summary>More information was asked; the time stands still from this day on.</summary>
public sealed record Paused(DateOnly On, string Reason) : ProposalFact;

public sealed record Resumed(DateOnly On, DateOnly Due) : ProposalFact;

/// <summary>The day of the deadline ended without an answer.</summary>
public sealed record FellOverdue : ProposalFact;

/// <summary>A rung of the ladder was told to someone.</summary>
/// <param name="Reached">False when the post has no linked account; the Office then calls.</param>
public sealed record Nudged(int Rung, Audience Audience, PostId Recipient, int DeadlineVersion, bool Reached) : ProposalFact;

/// <summary>The record stood in a leader's digest for the first time.</summary>
public sealed record ReportedToLeader(PostId Leader, DateOnly Digest) : ProposalFact;

/// <param name="Number">1, 2, … within the proposal.</param>
/// <param name="ViaOffice">The Office puts it into form before it is passed on.</param>
public sealed record Directed(int Number, PostId Leader, UnitId Assignee, string Text, DateOnly Due, bool ViaOffice) : ProposalFact;

public sealed record DirectionDone(int Number) : ProposalFact;

public sealed record Referred(UnitId Ministry, DocumentReference Letter) : ProposalFact;

public sealed record ReportedToPrimeMinister(DocumentReference Letter) : ProposalFact;

/// <summary>Closed by a written reply that satisfies.</summary>
public sealed record Resolved(DocumentReference Reply) : ProposalFact;

/// <param name="Reason">What the head wrote, or <see cref="ByUndo"/>.</param>
public sealed record Withdrawn(string Reason) : ProposalFact
{
    /// <summary>The reason kept when the filing itself was taken back: the record stays, withdrawn; texts translate it.</summary>
    public const string ByUndo = "undo";
}

/// <summary>Takes back the facts from <see cref="FromSequence"/> to <see cref="ToSequence"/>; the fold skips them. Taking back the filing withdraws the record.</summary>
public sealed record Undone(int FromSequence, int ToSequence) : ProposalFact
{
    public bool Covers(int sequence) => FromSequence <= sequence && sequence <= ToSequence;
}
