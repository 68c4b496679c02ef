using System.Globalization;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Proposals;

public static partial class ProposalRules
{
    /// <summary>
    /// Takes back the facts that <paramref name="by"/> appended through <paramref name="message"/>, within
    /// <paramref name="window"/> of the newest of them; refused when others came after that rest on them. A reminder that
    /// went out meanwhile rests on nothing.
    /// </summary>
    public static Decision Undo(Proposal proposal, PostId by, string message, DateTimeOffset now, TimeSpan window)
    {
        var standing = Standing(proposal.History);
        var own = standing.Where(f => f.By.Post == by && f.By.Message == message).ToList();
        if (own is not [var first, ..])
            return Decision.No(RefusalKeys.NothingToUndo);
        var last = own[^1];
        if (now - last.By.At > window)
            return Decision.No(RefusalKeys.UndoTooLate, ("minutes", window.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)));
        var overtaken = standing.Any(f => f.Sequence > first.Sequence && !own.Contains(f) && f.Fact is not Nudged);
        return overtaken
            ? Decision.No(RefusalKeys.UndoOvertaken)
            : Decision.Of(new Undone(first.Sequence, last.Sequence));
    }

    /// <summary>The facts that count: not taken back, and not the taking back itself.</summary>
    private static List<RecordedFact> Standing(IReadOnlyList<RecordedFact> history)
    {
        var undone = history.Select(f => f.Fact).OfType<Undone>().ToList();
        return [.. history.Where(f => f.Fact is not Undone && !undone.Any(u => u.Covers(f.Sequence)))];
    }
}
