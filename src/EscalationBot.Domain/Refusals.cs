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

    /// <summary>The new day is not after the present deadline: date, due.</summary>
    public const string ExtensionNotLater = "refused.extension-not-later";

    /// <summary>The new day is not after today: date.</summary>
    public const string ExtensionNotAhead = "refused.extension-not-ahead";

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

    public const string TemplateEmpty = "refused.template-empty";

    /// <summary>Characters allowed: most.</summary>
    public const string TemplateTooLong = "refused.template-too-long";

    /// <summary>A brace is not closed.</summary>
    public const string TemplateBroken = "refused.template-broken";

    /// <summary>Placeholders nobody knows: unknown, and comma-separated names of <see cref="Campaigns.Placeholder"/>: allowed.</summary>
    public const string TemplateUnknown = "refused.template-unknown";
    public const string CampaignNotAllowed = "refused.campaign-not-allowed";
    public const string CampaignUnknown = "refused.campaign-unknown";

    /// <summary>It was submitted before: campaign.</summary>
    public const string CampaignSubmitted = "refused.campaign-submitted";

    /// <summary>A live campaign says the same to the same people: campaign.</summary>
    public const string CampaignTwin = "refused.campaign-twin";
    public const string CampaignNobody = "refused.campaign-nobody";

    /// <summary>Recipients allowed: most.</summary>
    public const string CampaignTooLarge = "refused.campaign-too-large";
    public const string CampaignPast = "refused.campaign-past";
    public const string CampaignDeadlineRequired = "refused.campaign-deadline-required";
    public const string CampaignAfterDeadline = "refused.campaign-after-deadline";

    /// <summary>It does not wait for an approval: campaign.</summary>
    public const string CampaignNotWaiting = "refused.campaign-not-waiting";

    /// <summary>Nobody approves the own one: campaign.</summary>
    public const string CampaignOwn = "refused.campaign-own";

    /// <summary>It waits for its approval: campaign.</summary>
    public const string CampaignNotApproved = "refused.campaign-not-approved";

    /// <summary>It is paused already: campaign.</summary>
    public const string CampaignPaused = "refused.campaign-paused";

    /// <summary>It is not paused: campaign.</summary>
    public const string CampaignNotPaused = "refused.campaign-not-paused";

    /// <summary>It is over: campaign.</summary>
    public const string CampaignOver = "refused.campaign-over";

    /// <summary>No message failed: campaign.</summary>
    public const string CampaignNoneFailed = "refused.campaign-none-failed";

    /// <summary>It is so long ago that only figures are left: campaign.</summary>
    public const string CampaignDetailsGone = "refused.campaign-details-gone";

    /// <summary>No review round was opened.</summary>
    public const string ReviewNone = "refused.review-none";

    /// <summary>Only administrators and the Office open a round.</summary>
    public const string ReviewNotAllowed = "refused.review-not-allowed";

    /// <summary>The round of this month is open: round.</summary>
    public const string ReviewOpen = "refused.review-open";

    /// <summary>Only the head of the unit, or who acts for it, confirms.</summary>
    public const string ReviewNotHead = "refused.review-not-head";

    /// <summary>The unit has overdue proposals: count.</summary>
    public const string ReviewOverdue = "refused.review-overdue";

    public static IReadOnlyList<string> All { get; } =
    [
        Closed, SubjectRequired, RequestDateRequired, FutureDate, PastDate, AddresseePath, AddresseeOwnUnit, EvidenceMissing,
        CategoryPath, ReplyRequired, ReplyBeforeRequest, ReasonRequired, NotOverdue, ExtensionNotLater, ExtensionNotAhead, ExtensionPending,
        ExtensionNotAsked, Paused, NotPaused, ExpectedDateRequired, CompetentBodyRequired, CommentRequired,
        DirectionTextRequired, DirectionUnknown, DirectionDone, LetterKnown, NothingToCorrect, NotCentral, AlreadyCentral,
        RemindersMissing, AlreadyReported, NothingToUndo, UndoTooLate, UndoOvertaken,
        TemplateEmpty, TemplateTooLong, TemplateBroken, TemplateUnknown, CampaignNotAllowed, CampaignUnknown, CampaignSubmitted,
        CampaignTwin, CampaignNobody, CampaignTooLarge, CampaignPast, CampaignDeadlineRequired, CampaignAfterDeadline,
        CampaignNotWaiting, CampaignOwn, CampaignNotApproved, CampaignPaused, CampaignNotPaused, CampaignOver, CampaignNoneFailed, CampaignDetailsGone,
        ReviewNone, ReviewNotAllowed, ReviewOpen, ReviewNotHead, ReviewOverdue,
    ];
}
