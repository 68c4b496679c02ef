using System.Globalization;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

/// <summary>Conditions that several commands share: null when the condition holds, else the refusal. Chained with <c>??</c>, the first that fails answers.</summary>
internal static class Checks
{
    public static Decision? Open(Proposal proposal) =>
        proposal.IsOpen ? null : Decision.No(RefusalKeys.Closed, ("code", proposal.Id.ToString()));

    public static Decision? Running(Proposal proposal) => proposal.Pause is null ? null : Decision.No(RefusalKeys.Paused);

    public static Decision? Overdue(Proposal proposal) => proposal.IsOverdue ? null : Decision.No(RefusalKeys.NotOverdue);

    public static Decision? Written(string? text, string otherwise) =>
        string.IsNullOrWhiteSpace(text) ? Decision.No(otherwise) : null;

    public static Decision? Reason(string? reason) => Written(reason, RefusalKeys.ReasonRequired);

    public static Decision? NotFuture(DateOnly? date, DateOnly today) =>
        date > today ? Decision.No(RefusalKeys.FutureDate, ("date", Text(date.Value))) : null;

    public static Decision? NotPast(DateOnly date, DateOnly today) =>
        date < today ? Decision.No(RefusalKeys.PastDate, ("date", Text(date))) : null;

    /// <summary>The request carries its date: the deadline is counted from it.</summary>
    public static Decision? Request(DocumentReference request, DateOnly today) =>
        request.Date is null ? Decision.No(RefusalKeys.RequestDateRequired) : NotFuture(request.Date, today);

    /// <summary>A reply is a document, not older than what it answers and not of a day to come.</summary>
    public static Decision? Reply(Proposal proposal, DocumentReference? reply, DateOnly today) =>
        reply is null ? Decision.No(RefusalKeys.ReplyRequired) : NotFuture(reply.Date, today) ?? After(proposal.Request, reply);

    public static Decision? Evidence(IReadOnlyList<EvidenceItem> missing) =>
        missing.Count == 0 ? null : Decision.No(RefusalKeys.EvidenceMissing, ("missing", string.Join(",", missing)));

    public static Decision? Addressee(Unit addressee, UnitId proposer, ProposalPath path)
    {
        if (addressee.Id == proposer)
            return Decision.No(RefusalKeys.AddresseeOwnUnit);
        return (addressee.Kind == UnitKind.Ministry) == (path == ProposalPath.Central)
            ? null
            : Decision.No(RefusalKeys.AddresseePath, ("addressee", addressee.Name));
    }

    public static string Text(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static Decision? After(DocumentReference request, DocumentReference reply) =>
        reply.Date < request.Date
            ? Decision.No(RefusalKeys.ReplyBeforeRequest, ("date", Text(reply.Date.Value)), ("request", Text(request.Date.Value)))
            : null;
}
