using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>
/// What may happen to a proposal. Every method answers with facts or with a reason out of <see cref="RefusalKeys"/>;
/// nothing here changes anything. "Today" is the office day.
/// </summary>
public static partial class ProposalRules
{
    /// <summary>
    /// Checks a new record: subject not blank, request dated not after today, addressee fits the path (a ministry for
    /// Central) and is not the unit itself. What is late already falls overdue at once.
    /// </summary>
    public static Decision File(Filed filed, Unit addressee, DateOnly today) =>
        Checks.Written(filed.Subject, RefusalKeys.SubjectRequired)
        ?? Checks.Request(filed.Request, today)
        ?? Checks.Addressee(addressee, filed.Unit, filed.Path)
        ?? (filed.Due < today ? Decision.Of(filed, new FellOverdue()) : Decision.Of(filed));

    /// <summary>Needs the evidence of its category, and a category that fits the path; refused on a closed record.</summary>
    public static Decision ReportStall(Proposal proposal, StallReport report, DateOnly today) =>
        Checks.Open(proposal)
        ?? CategoryFits(proposal, report.Category)
        ?? Checks.Evidence(EvidenceRules.Missing(proposal.Request, report))
        ?? (report.Evidence.Reply is { } reply ? Checks.Reply(proposal, reply, today) : null)
        ?? Checks.NotFuture(report.Evidence.Reminders?.Max(r => r.Date), today)
        ?? Decision.Of(new StallReported(report));

    /// <summary>Only a written reply closes a record; its date lies between the request and today.</summary>
    public static Decision Resolve(Proposal proposal, DocumentReference? reply, DateOnly today) =>
        Checks.Open(proposal) ?? Checks.Reply(proposal, reply, today) ?? Decision.Of(new Resolved(reply!));

    public static Decision NoteOralReply(Proposal proposal) => Checks.Open(proposal) ?? Decision.Of(new OralReplyNoted());

    public static Decision ConfirmStillOpen(Proposal proposal) => Checks.Open(proposal) ?? Decision.Of(new StillOpenConfirmed());

    public static Decision Withdraw(Proposal proposal, string? reason) =>
        Checks.Open(proposal) ?? Checks.Reason(reason) ?? Decision.Of(new Withdrawn(reason!.Trim()));

    /// <summary>Replied needs the reply's reference, InProgress an expected day not before today, NotCompetent the competent body, Comment a text.</summary>
    public static Decision Answer(Proposal proposal, AgencyAnswered answer, DateOnly today) =>
        Checks.Open(proposal)
        ?? answer.Kind switch
        {
            AgencyAnswerKind.Replied => Checks.Reply(proposal, answer.Reply, today),
            AgencyAnswerKind.InProgress when answer.Expected is { } day => Checks.NotPast(day, today),
            AgencyAnswerKind.InProgress => Decision.No(RefusalKeys.ExpectedDateRequired),
            AgencyAnswerKind.NotCompetent => NamesAnotherBody(answer.Body ?? proposal.Addressee, answer.Competent),
            AgencyAnswerKind.Comment => Checks.Written(answer.Comment, RefusalKeys.CommentRequired),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Kind, "No such answer."),
        }
        ?? Decision.Of(answer);

    /// <summary>A letter dated not after today that the thread does not hold; a reply is not older than the request.</summary>
    public static Decision AddLetter(Proposal proposal, OfficialLetter letter, DateOnly today) =>
        Checks.Open(proposal)
        ?? (letter.Direction == LetterDirection.Reply ? Checks.Reply(proposal, letter.Reference, today) : Checks.NotFuture(letter.Reference.Date, today))
        ?? (proposal.Letters.Any(l => l.IsSameAs(letter)) ? Decision.No(RefusalKeys.LetterKnown, ("letter", letter.Reference.Code)) : null)
        ?? Decision.Of(new LetterAdded(letter));

    /// <summary>
    /// Puts a detail right. Where the deadline is still the one counted from the date of the request, a new date moves it.
    /// </summary>
    /// <param name="addressee">The unit behind <see cref="Corrected.Addressee"/>; null when that stays.</param>
    public static Decision Correct(Proposal proposal, Corrected correction, Unit? addressee, WorkingCalendar calendar, DateOnly today) =>
        Checks.Open(proposal)
        ?? (correction is { Subject: null, Request: null, Addressee: null } ? Decision.No(RefusalKeys.NothingToCorrect) : null)
        ?? (correction.Subject is { } subject ? Checks.Written(subject, RefusalKeys.SubjectRequired) : null)
        ?? (correction.Request is { } request ? Checks.Request(request, today) : null)
        ?? (addressee is null ? null : Checks.Addressee(addressee, proposal.Unit, proposal.Path))
        ?? Decision.Of([correction, .. MovedByRequest(proposal, correction.Request, calendar)]);

    private static Decision? CategoryFits(Proposal proposal, StallCategory category) => category switch
    {
        StallCategory.NotSubmitted when proposal.Path == ProposalPath.Central => Decision.No(RefusalKeys.CategoryPath),
        StallCategory.MinistryUnresolved when !proposal.IsCentral => Decision.No(RefusalKeys.CategoryPath),
        _ => null,
    };

    private static Decision? NamesAnotherBody(UnitId own, UnitId? competent) =>
        competent is null || competent == own ? Decision.No(RefusalKeys.CompetentBodyRequired) : null;
}
