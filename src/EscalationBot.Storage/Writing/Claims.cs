using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>How rows of the outbox are taken to be sent, and what becomes of them when their taker is not heard of again.</summary>
internal static class Claims
{
    /// <summary>How many rows of closed groups one claim ends: no claim waits long for them.</summary>
    public const int SweptAtATime = 1000;

    public static IReadOnlyList<WorkItem> Take(CommitDraft draft, ClaimWish wish)
    {
        foreach (var lapsed in draft.Image.Work.Lapsed(wish.Now).Where(row => row.Of is null).ToList())
            draft.Do(WorkMoved.To(AfterLapse(lapsed, wish)));
        foreach (var stopped in draft.Image.Work.ToSweep(SweptAtATime).ToList())
            draft.Do(WorkMoved.To(Stopped(stopped, wish)));
        draft.Advance(wish);
        var claimed = draft.Image.Work.Ready(wish).Select(row => Claimed(row, wish.Now + wish.Lease)).ToList();
        foreach (var row in claimed)
            draft.Do(WorkMoved.To(row));
        return claimed;
    }

    /// <summary>Whether the claim is still the one in force.</summary>
    public static bool Holds(IDraft draft, WorkItem claimed) =>
        draft.Work(claimed.Id) is { State: WorkState.Sending } row && row.Fence == claimed.Fence;

    /// <summary>
    /// The group of a claimed notice was held or closed meanwhile: the notice goes back behind the gate, as if it had not
    /// been claimed. False when it may go on.
    /// </summary>
    public static bool PutBackHeld(IDraft draft, WorkItem claimed)
    {
        if (claimed.Group is not { } group || draft.GateOf(group) == Gate.Open || !Holds(draft, claimed))
            return false;
        draft.Do(WorkMoved.To(draft.Work(claimed.Id)!.PutBack(null, null)));
        return true;
    }

    /// <summary>No claim outlives its process: every row found in sending is treated as one whose lease is over.</summary>
    public static OfficeImage AfterRestart(OfficeImage image) => image with
    {
        Work = image.Work.Since(DateTimeOffset.MaxValue)
            .Where(row => row.State == WorkState.Sending)
            .Aggregate(image.Work, (board, row) => board.Put(row with { LeaseUntil = null })),
    };

    /// <summary>Words made under a claim go out under it.</summary>
    public static WorkItem Claimed(WorkItem row, DateTimeOffset? until) =>
        row with { State = WorkState.Sending, Attempts = row.Attempts + 1, Fence = row.Fence + 1, LeaseUntil = until };

    /// <summary>A notice never had words, so nothing of it can have been sent; a message may have been.</summary>
    public static WorkItem AfterLapse(WorkItem row, ClaimWish wish) => row.Message is null || MayRepeat(row, wish.Repeatable)
        ? row.Again(row.Due, WorkReasons.NoOutcome)
        : row.Ended(WorkState.Unknown, WorkReasons.NoOutcome, wish.Now);

    /// <summary>Its group was closed before it was sent.</summary>
    public static WorkItem Stopped(WorkItem row, ClaimWish wish) => row.Ended(WorkState.Suppressed, WorkReasons.GroupClosed, wish.Now);

    private static bool MayRepeat(WorkItem row, Func<string, bool> repeatable) =>
        row is { Message.Kind: MessageKind.Reply, Attempts: 1, To: { } to } && repeatable(to.Channel);
}
