using EscalationBot.Domain.Notices;

namespace EscalationBot.Domain.Reach;

/// <summary>What an intent is for, as the self-check counts it.</summary>
public enum IntentKind { Nudge, Digest, Campaign, Other }

/// <summary>The intents of one kind that were due on one office day, and what became of them.</summary>
/// <param name="Due">Counted when they were made; a check counts all others anew where they stand.</param>
/// <param name="Waiting">Not sent and not ended.</param>
/// <param name="Suppressed">Not sent: no longer true, stopped, expired.</param>
/// <param name="Unreachable">Not sent: no way leads to the recipient; the Office calls.</param>
public sealed record IntentSums(
    IntentKind Kind, int Due, int Waiting, int Delivered, int Sent, int Suppressed, int Unreachable, int Failed, int Unknown)
{
    public static IntentSums None(IntentKind kind) => new(kind, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>What went out, confirmed or not.</summary>
    public int Out => Delivered + Sent;

    /// <summary>Due, and nobody can say where it is; must be 0.</summary>
    public int Missing => Due - Waiting - Delivered - Sent - Suppressed - Unreachable - Failed - Unknown;

    public static IntentKind KindOf(Notice notice) => notice switch
    {
        NudgeNotice => IntentKind.Nudge,
        DigestNotice => IntentKind.Digest,
        CampaignNotice => IntentKind.Campaign,
        _ => IntentKind.Other,
    };
}

/// <summary>Something that must not be; texts translate it.</summary>
public enum AuditFault
{
    /// <summary>Intents that were due and are nowhere.</summary>
    IntentsMissing,

    /// <summary>A leader has no digest of a day whose figures were taken.</summary>
    DigestsMissing,

    /// <summary>Reminders are due since an earlier day and not on their way.</summary>
    NudgesMissing,

    /// <summary>Reminders went out and the record does not know, or the other way round.</summary>
    RecordsDisagree,

    /// <summary>The sums of the figures do not hold.</summary>
    FiguresDisagree,

    /// <summary>The chain of the audit trail is broken.</summary>
    AuditBroken,

    /// <summary>Due rows of the outbox stand still.</summary>
    OutboxStuck,

    /// <summary>Due timers stand still.</summary>
    TimersStuck,

    /// <summary>Messages of users were set aside.</summary>
    MessagesStuck,

    /// <summary>The store could not fold its journal.</summary>
    StoreBehind,
}

/// <param name="Count">How many, or the number of the entry.</param>
public sealed record AuditFinding(AuditFault Fault, long Count);

/// <summary>How long an account that the office has at a service may still send.</summary>
/// <param name="Scope">As <see cref="HoldScope"/> names it.</param>
/// <param name="DaysLeft">Whole days until somebody must act; null when it must be now.</param>
/// <param name="TemplatesLeft">Approved texts that it may still send today; null when the service has not said.</param>
public sealed record AccessStanding(string Scope, int? DaysLeft, int? TemplatesLeft);

/// <summary>The state of the deliveries as the self-check found it.</summary>
/// <remarks>Holds lists: does not compare by content.</remarks>
/// <param name="Day">The office day whose intents were counted.</param>
/// <param name="OldestWaiting">Since when the oldest due row waits; null when nothing due waits.</param>
/// <param name="Paused">Channels that are out of order.</param>
/// <param name="Spent">Đồng, in the month of <paramref name="At"/>.</param>
/// <param name="Budget">What may be spent in it, đồng; null: no limit.</param>
/// <param name="Accesses">Null where nobody asked.</param>
public sealed record SelfAudit(
    DateTimeOffset At, DateOnly Day, IReadOnlyList<IntentSums> Sums, IReadOnlyList<AuditFinding> Findings, DateTimeOffset? OldestWaiting,
    IReadOnlyList<string> Paused, decimal Spent, decimal? Budget = null, IReadOnlyList<AccessStanding>? Accesses = null)
{
    public bool IsSound => Findings.Count == 0;

    public IntentSums Of(IntentKind kind) => Sums.FirstOrDefault(s => s.Kind == kind) ?? IntentSums.None(kind);
}
