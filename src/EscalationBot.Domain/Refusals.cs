namespace EscalationBot.Domain;

/// <summary>
/// Every text key that a refusal of the domain may carry; the catalogues of the dialogs hold a text for each, in both
/// languages. Behind each key stand the placeholders it fills. Dates are dd/MM/yyyy.
/// </summary>
public static class RefusalKeys
{
    /// <summary>The record is closed or withdrawn: code.</summary>
    public const string Closed = "refused.closed";
    public const string SubjectRequired = "refused.subject-required";
    public const string RequestDateRequired = "refused.request-date-required";

    /// <summary>A document or day lies in the future: date.</summary>
    public const string FutureDate = "refused.future-date";

    /// <summary>A day to come lies in the past: date.</summary>
    public const string PastDate = "refused.past-date";

    /// <summary>A ministry on the provincial path or the other way round: addressee.</summary>
    public const string AddresseePath = "refused.addressee-path";
    public const string AddresseeOwnUnit = "refused.addressee-own-unit";

    /// <summary>Comma-separated names of <see cref="Proposals.EvidenceItem"/>: missing.</summary>
    public const string EvidenceMissing = "refused.evidence-missing";
    public const string CategoryPath = "refused.category-path";
    public const string ReplyRequired = "refused.reply-required";

    /// <summary>The reply is older than the request: date, request.</summary>
    public const string ReplyBeforeRequest = "refused.reply-before-request";
    public const string ReasonRequired = "refused.reason-required";
    public const string NotOverdue = "refused.not-overdue";

    /// <summary>The new day is not after today and the present deadline: date, due.</summary>
    public const string ExtensionNotLater = "refused.extension-not-later";

    /// <summary>An extension waits for the Office: date.</summary>
    public const string ExtensionPending = "refused.extension-pending";
    public const string ExtensionNotAsked = "refused.extension-not-asked";
    public const string Paused = "refused.paused";
    public const string NotPaused = "refused.not-paused";
    public const string ExpectedDateRequired = "refused.expected-date-required";
    public const string CompetentBodyRequired = "refused.competent-body-required";
    public const string CommentRequired = "refused.comment-required";
    public const string DirectionTextRequired = "refused.direction-text-required";

    /// <summary>No direction has this number: number.</summary>
    public const string DirectionUnknown = "refused.direction-unknown";

    /// <summary>The direction was carried out before: number, date.</summary>
    public const string DirectionDone = "refused.direction-done";

    /// <summary>The letter is in the thread: letter.</summary>
    public const string LetterKnown = "refused.letter-known";
    public const string NothingToCorrect = "refused.nothing-to-correct";
    public const string NotCentral = "refused.not-central";
    public const string AlreadyCentral = "refused.already-central";

    /// <summary>Too few reminder letters: have, need.</summary>
    public const string RemindersMissing = "refused.reminders-missing";

    /// <summary>The report to the Prime Minister exists: letter.</summary>
    public const string AlreadyReported = "refused.already-reported";
    public const string NothingToUndo = "refused.nothing-to-undo";

    /// <summary>Minutes within which it could be taken back: minutes.</summary>
    public const string UndoTooLate = "refused.undo-too-late";
    public const string UndoOvertaken = "refused.undo-overtaken";

    public static IReadOnlyList<string> All { get; } =
    [
        Closed, SubjectRequired, RequestDateRequired, FutureDate, PastDate, AddresseePath, AddresseeOwnUnit, EvidenceMissing,
        CategoryPath, ReplyRequired, ReplyBeforeRequest, ReasonRequired, NotOverdue, ExtensionNotLater, ExtensionPending,
        ExtensionNotAsked, Paused, NotPaused, ExpectedDateRequired, CompetentBodyRequired, CommentRequired,
        DirectionTextRequired, DirectionUnknown, DirectionDone, LetterKnown, NothingToCorrect, NotCentral, AlreadyCentral,
        RemindersMissing, AlreadyReported, NothingToUndo, UndoTooLate, UndoOvertaken,
    ];
}
