using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>What happens to the rows of the outbox between waiting and their end.</summary>
internal static class Claims
{
    /// <summary>How many rows of closed groups one claim ends: no claim waits long for them.</summary>
    private const int SweptAtATime = 1000;

    public static IReadOnlyList<WorkItem> Take(CommitDraft draft, int most, DateTimeOffset now, TimeSpan lease, Func<string, bool> repeatable)
    {
        foreach (var lapsed in draft.Image.Work.Lapsed(now).ToList())
            draft.Do(WorkMoved.To(AfterLapse(lapsed, now, repeatable)));
        foreach (var stopped in draft.Image.Work.ToSweep(SweptAtATime).ToList())
            draft.Do(WorkMoved.To(stopped.Ended(WorkState.Suppressed, WorkReasons.GroupClosed, now)));
        draft.Advance(now, most);
        var claimed = draft.Image.Work.Ready(now, most).Select(row => Claimed(row, now + lease)).ToList();
        foreach (var row in claimed)
            draft.Do(WorkMoved.To(row));
        return claimed;
    }

    /// <summary>Records an outcome, unless the claim was lost.</summary>
    /// <exception cref="ArgumentException">Sending is not an outcome.</exception>
    public static bool Complete(CommitDraft draft, WorkOutcome outcome)
    {
        if (outcome.State == WorkState.Sending)
            throw new ArgumentException("Sending is not an outcome.", nameof(outcome));
        if (!Holds(draft.Image, outcome.Item) && !IsLateConfirmation(draft.Image, outcome))
            return false;
        var row = draft.Image.Work[outcome.Item.Id]!;
        draft.Do(WorkMoved.To(outcome.State == WorkState.Waiting
            ? row.Again(outcome.NotBefore ?? outcome.At, outcome.Reason)
            : row.Ended(outcome.State, outcome.Reason, outcome.At) with { ChannelMessageId = outcome.ChannelMessageId ?? row.ChannelMessageId }));
        return true;
    }

    /// <summary>Whether the claim is still the one in force.</summary>
    public static bool Holds(OfficeImage image, WorkItem claimed) =>
        image.Work[claimed.Id] is { State: WorkState.Sending } row && row.Fence == claimed.Fence;

    /// <summary>
    /// The group of a claimed notice was held or closed meanwhile: the notice goes back behind the gate, as if it had not
    /// been claimed. False when it may go on.
    /// </summary>
    public static bool PutBackHeld(CommitDraft draft, WorkItem claimed)
    {
        if (claimed.Group is not { } group || draft.Image.Work.Group(group).Gate == Gate.Open || !Holds(draft.Image, claimed))
            return false;
        var row = draft.Image.Work[claimed.Id]!;
        draft.Do(WorkMoved.To(row.Again(row.Due, null) with { Attempts = row.Attempts - 1 }));
        return true;
    }

    /// <summary>Some channels say only later that what they took has arrived.</summary>
    private static bool IsLateConfirmation(OfficeImage image, WorkOutcome outcome) =>
        outcome.State == WorkState.Delivered
        && image.Work[outcome.Item.Id] is { State: WorkState.Sent, Message: not null } row && row.Fence == outcome.Item.Fence;

    /// <summary>No claim outlives its process: every row found in sending is treated as one whose lease is over.</summary>
    public static OfficeImage AfterRestart(OfficeImage image) => image with
    {
        Work = image.Work.Since(DateTimeOffset.MaxValue)
            .Where(row => row.State == WorkState.Sending)
            .Aggregate(image.Work, (board, row) => board.Put(row with { LeaseUntil = null })),
    };

    private static WorkItem Claimed(WorkItem row, DateTimeOffset until) =>
        row with { State = WorkState.Sending, Attempts = row.Attempts + 1, Fence = row.Fence + 1, LeaseUntil = until };

    /// <summary>A notice never had words, so nothing of it can have been sent; a message may have been.</summary>
    private static WorkItem AfterLapse(WorkItem row, DateTimeOffset now, Func<string, bool> repeatable) =>
        row.Message is null || MayRepeat(row, repeatable) ? row.Again(row.Due, WorkReasons.NoOutcome) : row.Ended(WorkState.Unknown, WorkReasons.NoOutcome, now);

    private static bool MayRepeat(WorkItem row, Func<string, bool> repeatable) =>
        row is { Message.Kind: MessageKind.Reply, Attempts: 1, To: { } to } && repeatable(to.Channel);
}
