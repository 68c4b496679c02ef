using System.Globalization;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

public static partial class ProposalRules
{
    /// <summary>The reminders that a report to the Prime Minister rests on (user stories 5.3).</summary>
    public const int RemindersForPrimeMinister = 2;

    /// <summary>Of an overdue record whose evidence is complete; asked twice is once (an accepted decision without facts).</summary>
    public static Decision AskReportNow(Proposal proposal) =>
        Checks.Open(proposal)
        ?? Checks.Running(proposal)
        ?? Checks.Overdue(proposal)
        ?? Checks.Evidence(EvidenceRules.Missing(proposal))
        ?? (proposal.ReportNow ? Decision.Of() : Decision.Of(new ReportNowAsked()));

    public static Decision HoldReport(Proposal proposal, string? reason) =>
        Checks.Open(proposal) ?? Checks.Reason(reason) ?? Decision.Of(new ReportHeld(reason!.Trim()));

    /// <summary>A text and a deadline not before today; on an open record only.</summary>
    public static Decision Direct(Proposal proposal, PostId leader, UnitId assignee, string? text, DateOnly due, bool viaOffice, DateOnly today) =>
        Checks.Open(proposal)
        ?? Checks.Written(text, RefusalKeys.DirectionTextRequired)
        ?? Checks.NotPast(due, today)
        ?? Decision.Of(new Directed(proposal.Directions.Count + 1, leader, assignee, text!.Trim(), due, viaOffice));

    public static Decision CompleteDirection(Proposal proposal, int number)
    {
        if (Checks.Open(proposal) is { } no)
            return no;
        var named = ("number", number.ToString(CultureInfo.InvariantCulture));
        return proposal.Directions.FirstOrDefault(d => d.Number == number) switch
        {
            null => Decision.No(RefusalKeys.DirectionUnknown, named),
            { DoneOn: { } day } => Decision.No(RefusalKeys.DirectionDone, named, ("date", Checks.Text(day))),
            _ => Decision.Of(new DirectionDone(number)),
        };
    }

    /// <summary>Path C: needs a letter to the ministry and two reminders before the report to the Prime Minister.</summary>
    public static Decision ReportToPrimeMinister(Proposal proposal, DocumentReference letter, DateOnly today) =>
        Checks.Open(proposal)
        ?? (proposal.IsCentral ? null : Decision.No(RefusalKeys.NotCentral))
        ?? (proposal.PrimeMinisterReport is { } report ? Decision.No(RefusalKeys.AlreadyReported, ("letter", report.Code)) : null)
        ?? Reminded(proposal)
        ?? Checks.NotFuture(letter.Date, today)
        ?? Decision.Of(new ReportedToPrimeMinister(letter));

    /// <summary>A provincial matter that the agency passed on to a ministry.</summary>
    public static Decision Refer(Proposal proposal, Unit ministry, DocumentReference letter, DateOnly today) =>
        Checks.Open(proposal)
        ?? (proposal.IsCentral ? Decision.No(RefusalKeys.AlreadyCentral) : null)
        ?? Checks.Addressee(ministry, proposal.Unit, ProposalPath.Central)
        ?? Checks.NotFuture(letter.Date, today)
        ?? Decision.Of(new Referred(ministry.Id, letter));

    private static Decision? Reminded(Proposal proposal) => proposal.Reminders >= RemindersForPrimeMinister
        ? null
        : Decision.No(
            RefusalKeys.RemindersMissing,
            ("have", proposal.Reminders.ToString(CultureInfo.InvariantCulture)),
            ("need", RemindersForPrimeMinister.ToString(CultureInfo.InvariantCulture)));
}
