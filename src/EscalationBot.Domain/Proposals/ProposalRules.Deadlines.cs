using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Letters;

namespace EscalationBot.Domain.Proposals;

public static partial class ProposalRules
{
    /// <summary>
    /// Extends with a reason to a day after today and after the present deadline. Twice on the head's own word
    /// (<paramref name="cap"/>); a further one becomes <see cref="ExtensionAsked"/> for the Office.
    /// </summary>
    public static Decision Extend(Proposal proposal, DateOnly until, string? reason, int cap, DateOnly today) =>
        Checks.Open(proposal)
        ?? Checks.Running(proposal)
        ?? (proposal.PendingExtension is { } pending ? Decision.No(RefusalKeys.ExtensionPending, ("date", Checks.Text(pending.Until))) : null)
        ?? TooEarly(proposal, until, today)
        ?? Checks.Reason(reason)
        ?? (proposal.Extensions >= cap
            ? Decision.Of(new ExtensionAsked(until, reason!.Trim()))
            : Decision.Of(new Extended(until, reason!.Trim(), proposal.Extensions + 1, ByOffice: false)));

    /// <summary>Whether a new deadline would not lie after today and after the present one; null when it would.</summary>
    public static Decision.Refused? TooEarly(Proposal proposal, DateOnly until, DateOnly today) => (Decision.Refused?)(until > today
        ? NotLater(proposal, until)
        : Decision.No(RefusalKeys.ExtensionNotAhead, ("date", Checks.Text(until))));

    /// <summary>The Office grants what was asked, unless the deadline moved beyond it meanwhile.</summary>
    public static Decision ApproveExtension(Proposal proposal) =>
        Checks.Open(proposal)
        ?? Checks.Running(proposal)
        ?? (proposal.PendingExtension is { } asked
            ? NotLater(proposal, asked.Until) ?? Decision.Of(new Extended(asked.Until, asked.Reason, proposal.Extensions + 1, ByOffice: true))
            : Decision.No(RefusalKeys.ExtensionNotAsked));

    public static Decision DeclineExtension(Proposal proposal, string? reason) =>
        Checks.Open(proposal)
        ?? (proposal.PendingExtension is null ? Decision.No(RefusalKeys.ExtensionNotAsked) : null)
        ?? Checks.Reason(reason)
        ?? Decision.Of(new ExtensionDeclined(reason!.Trim()));

    /// <summary>The time stands still; not on a closed or paused record; with a reason.</summary>
    public static Decision Pause(Proposal proposal, string? reason, DateOnly today) =>
        Checks.Open(proposal)
        ?? Checks.Running(proposal)
        ?? Checks.Reason(reason)
        ?? Decision.Of(new Paused(today, reason!.Trim()));

    /// <summary>The deadline moves by the working days that passed during the pause.</summary>
    public static Decision Resume(Proposal proposal, WorkingCalendar calendar, DateOnly today)
    {
        if (Checks.Open(proposal) is { } no)
            return no;
        if (proposal.Pause is not { } pause)
            return Decision.No(RefusalKeys.NotPaused);
        var passed = calendar.WorkingDaysBetween(pause.On, today);
        return Decision.Of(new Resumed(today, Shift(proposal.Deadline.On, passed, calendar)));
    }

    /// <summary>Due date passed and still open: <see cref="FellOverdue"/>, else nothing (an accepted decision without facts).</summary>
    public static Decision Age(Proposal proposal, DateOnly today) =>
        proposal is { IsOpen: true, IsOverdue: false, Pause: null } && proposal.Deadline.On < today
            ? Decision.Of(new FellOverdue())
            : Decision.Of();

    /// <summary>
    /// The deadline counted again, with its pauses, by the days off as they are now. What was extended or set by hand, or is
    /// counted by another rule than the present one, stays; so does everything closed or paused. Nothing to move is an
    /// accepted decision without facts.
    /// </summary>
    public static Decision Recount(Proposal proposal, DeadlineRule rule, WorkingCalendar calendar) =>
        proposal is { IsOpen: true, Pause: null, IsDueByHand: false }
        && proposal.Deadline.Rule == rule
        && Counted(proposal, proposal.Request, calendar) is { } moved
        && moved != proposal.Deadline.On
            ? Decision.Of(new DeadlineMoved(moved, DeadlineMoved.DaysOffChanged))
            : Decision.Of();

    private static Decision? NotLater(Proposal proposal, DateOnly until) => until > proposal.Deadline.On
        ? null
        : Decision.No(RefusalKeys.ExtensionNotLater, ("date", Checks.Text(until)), ("due", Checks.Text(proposal.Deadline.On)));

    private static IEnumerable<ProposalFact> MovedByRequest(Proposal proposal, DocumentReference? request, WorkingCalendar calendar)
    {
        if (request is not null
            && Counted(proposal, proposal.Request, calendar) == proposal.Deadline.On
            && Counted(proposal, request, calendar) is { } moved
            && moved != proposal.Deadline.On)
            yield return new DeadlineMoved(moved, DeadlineMoved.RequestCorrected);
    }

    /// <summary>The deadline as the rule counts it from the date of a request, with the pauses that ended.</summary>
    private static DateOnly? Counted(Proposal proposal, DocumentReference request, WorkingCalendar calendar) =>
        request.Date is { } sent
            ? proposal.EndedPauses.Aggregate(
                calendar.AddWorkingDays(sent, proposal.Deadline.Rule.WorkingDays),
                (due, pause) => Shift(due, calendar.WorkingDaysBetween(pause.From, pause.To), calendar))
            : null;

    /// <summary>A shift by no working day leaves the day as it is, even one that is not worked.</summary>
    private static DateOnly Shift(DateOnly day, int workingDays, WorkingCalendar calendar) =>
        workingDays == 0 ? day : calendar.AddWorkingDays(day, workingDays);
}
