using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>A stretch of a record's life with one body. A pause has its reason.</summary>
internal sealed record Holding(UnitId Body, string? PausedBecause, DateOnly From, DateOnly To);

/// <summary>With whom a record lay, and how long, from the day the request was sent (user stories 5.3).</summary>
internal static class Holders
{
    /// <summary>Oldest first; the last one goes up to today, or to the reply that closed the record.</summary>
    public static IReadOnlyList<Holding> Of(Turn turn, Proposal proposal)
    {
        var end = proposal.IsOpen ? turn.Today : proposal.ClosingReply?.Date ?? proposal.ClosedOn ?? turn.Today;
        var holdings = new List<Holding> { new(proposal.Addressee, null, proposal.Request.Date ?? turn.Rules.Time.Day(proposal.FiledAt), end) };
        foreach (var recorded in Standing(proposal))
            if (Next(turn, proposal, holdings[^1], recorded.Fact) is { } next)
                Move(holdings, next with { From = turn.Rules.Time.Day(recorded.By.At), To = end });
        return holdings;
    }

    /// <summary>The facts that were not taken back.</summary>
    private static IEnumerable<RecordedFact> Standing(Proposal proposal)
    {
        var undone = proposal.History.Select(f => f.Fact).OfType<Undone>().ToList();
        return proposal.History.Where(f => !undone.Any(u => u.Covers(f.Sequence)));
    }

    /// <summary>Who has the record after a fact; null when it stays where it is.</summary>
    private static Holding? Next(Turn turn, Proposal proposal, Holding now, ProposalFact fact) => fact switch
    {
        Paused paused => Held(proposal.Unit, paused.Reason),
        Resumed => Held(Solver(proposal)),
        Referred referred => Held(referred.Ministry),
        AgencyAnswered { Kind: AgencyAnswerKind.Replied } => Held(proposal.Unit),
        AgencyAnswered { Kind: AgencyAnswerKind.InProgress, Body: { } second } => Held(second),
        AgencyAnswered { Kind: AgencyAnswerKind.NotCompetent, Body: { } second } when now.Body == second => Held(Solver(proposal)),
        StallReported or StillOpenConfirmed when now.Body == proposal.Unit => Held(Solver(proposal)),
        LetterAdded { Letter.Direction: LetterDirection.Reminder } when now.Body == proposal.Unit => Held(Solver(proposal)),
        Directed { ViaOffice: true } when Office(turn) is { } office => Held(office),
        Directed directed => Held(directed.Assignee),
        DirectionDone => Held(Solver(proposal)),
        _ => null,
    };

    private static Holding Held(UnitId body, string? pausedBecause = null) => new(body, pausedBecause, default, default);

    private static UnitId Solver(Proposal proposal) => proposal.ReferredTo ?? proposal.Addressee;

    private static UnitId? Office(Turn turn) => turn.Directory.PostsWith(PostRole.Office, turn.Today) is [var post, ..] ? post.Unit : null;

    private static void Move(List<Holding> holdings, Holding next)
    {
        var last = holdings[^1];
        if ((last.Body, last.PausedBecause) == (next.Body, next.PausedBecause))
            return;
        var day = next.From < last.From ? last.From : next.From > last.To ? last.To : next.From;
        holdings[^1] = last with { To = day };
        holdings.Add(next with { From = day });
    }
}
