using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>What a command led to: facts to append, or the reason why not.</summary>
public abstract record Decision
{
    private Decision() { }

    public sealed record Accepted(IReadOnlyList<ProposalFact> Facts) : Decision;

    public sealed record Refused(Refusal Reason) : Decision;

    public static Decision Of(params IReadOnlyList<ProposalFact> facts) => new Accepted(facts);

    public static Decision No(string textKey, params IReadOnlyList<(string Name, string Value)> args) => new Refused(new Refusal(textKey, args));
}

/// <summary>
/// What may happen to a proposal. Every method answers with facts or with a reason that has a text key
/// (<c>refused.*</c> in the catalogue of the dialogs); nothing here changes anything.
/// </summary>
public static class ProposalRules
{
    /// <summary>Checks a new record: subject not blank, request dated not after today, addressee fits the path (a ministry for Central).</summary>
    public static Decision File(Filed filed, Unit addressee, DateOnly today) => throw new NotSupportedException();

    /// <summary>Needs the evidence of its category; refused on a closed record.</summary>
    public static Decision ReportStall(Proposal proposal, StallReport report, DateOnly today) => throw new NotSupportedException();

    /// <summary>Only a written reply closes a record; its date lies between the request and today.</summary>
    public static Decision Resolve(Proposal proposal, DocumentReference? reply, DateOnly today) => throw new NotSupportedException();

    public static Decision NoteOralReply(Proposal proposal) => throw new NotSupportedException();

    public static Decision ConfirmStillOpen(Proposal proposal) => throw new NotSupportedException();

    public static Decision AskReportNow(Proposal proposal) => throw new NotSupportedException();

    public static Decision HoldReport(Proposal proposal, string? reason) => throw new NotSupportedException();

    /// <summary>
    /// Extends with a reason to a day after today and after the present deadline. Twice on the head's own word
    /// (<paramref name="cap"/>); a further one becomes <see cref="ExtensionAsked"/> for the Office.
    /// </summary>
    public static Decision Extend(Proposal proposal, DateOnly until, string? reason, int cap, DateOnly today) => throw new NotSupportedException();

    public static Decision ApproveExtension(Proposal proposal) => throw new NotSupportedException();

    public static Decision DeclineExtension(Proposal proposal, string? reason) => throw new NotSupportedException();

    /// <summary>The time stands still; not on a closed or paused record; with a reason.</summary>
    public static Decision Pause(Proposal proposal, string? reason, DateOnly today) => throw new NotSupportedException();

    /// <summary>The deadline moves by the working days that passed during the pause.</summary>
    public static Decision Resume(Proposal proposal, WorkingCalendar calendar, DateOnly today) => throw new NotSupportedException();

    public static Decision Withdraw(Proposal proposal, string? reason) => throw new NotSupportedException();

    /// <summary>Replied needs the reply's reference, InProgress an expected day not before today, NotCompetent the competent body, Comment a text.</summary>
    public static Decision Answer(Proposal proposal, AgencyAnswered answer, DateOnly today) => throw new NotSupportedException();

    /// <summary>A text and a deadline not before today; on an open record only.</summary>
    public static Decision Direct(Proposal proposal, PostId leader, UnitId assignee, string? text, DateOnly due, bool viaOffice, DateOnly today) => throw new NotSupportedException();

    public static Decision CompleteDirection(Proposal proposal, int number) => throw new NotSupportedException();

    public static Decision AddLetter(Proposal proposal, OfficialLetter letter, DateOnly today) => throw new NotSupportedException();

    public static Decision Correct(Proposal proposal, Corrected correction, DateOnly today) => throw new NotSupportedException();

    /// <summary>Path C: needs a letter to the ministry and two reminders before the report to the Prime Minister.</summary>
    public static Decision ReportToPrimeMinister(Proposal proposal, DocumentReference letter, DateOnly today) => throw new NotSupportedException();

    /// <summary>A provincial matter that the agency passed on to a ministry.</summary>
    public static Decision Refer(Proposal proposal, Unit ministry, DocumentReference letter, DateOnly today) => throw new NotSupportedException();

    /// <summary>Due date passed and still open: <see cref="FellOverdue"/>, else nothing (an accepted decision without facts).</summary>
    public static Decision Age(Proposal proposal, DateOnly today) => throw new NotSupportedException();

    /// <summary>Takes back the newest facts that <paramref name="by"/> appended through <paramref name="message"/>, within <paramref name="window"/>; refused when others came after that rest on them.</summary>
    public static Decision Undo(Proposal proposal, PostId by, string message, DateTimeOffset now, TimeSpan window) => throw new NotSupportedException();
}
