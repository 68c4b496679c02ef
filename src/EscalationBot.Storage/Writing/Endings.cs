using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>How claimed rows end or wait again. A notice ends as its messages do, all of it in one commit.</summary>
internal static class Endings
{
    /// <summary>Whether this is news of a message: its claim holds, or it is still unknown what became of it.</summary>
    public static bool IsOpen(IDraft draft, WorkOutcome outcome) => Claims.Holds(draft, outcome.Item) || IsSettled(draft, outcome);

    /// <summary>Records an outcome, unless the claim was lost.</summary>
    /// <exception cref="ArgumentException">The state is no outcome.</exception>
    public static bool Complete(IDraft draft, WorkOutcome outcome)
    {
        if (outcome.State is WorkState.Sending or WorkState.Told)
            throw new ArgumentException($"{outcome.State} is not an outcome.", nameof(outcome));
        if (IsSettled(draft, outcome))
        {
            End(draft, draft.Work(outcome.Item.Id)!, outcome);
            return true;
        }
        if (!Claims.Holds(draft, outcome.Item))
            return IsLateConfirmation(draft, outcome) && Confirm(draft, draft.Work(outcome.Item.Id)!, outcome.State, outcome.Reason, outcome.At);
        var row = draft.Work(outcome.Item.Id)!;
        if (outcome.Address is { } address && row.To is { } to)
            draft.Do(new AddressLearned(new AccountId(to.Channel, to.Conversation), address));
        if (outcome.State == WorkState.Waiting)
            Wait(draft, row, outcome);
        else
            End(draft, row, outcome);
        return true;
    }

    /// <summary>What the channel says later of a message that it took.</summary>
    /// <exception cref="ArgumentException">The state says nothing about it.</exception>
    public static bool Confirm(IDraft draft, WorkItem message, WorkState state, string? reason, DateTimeOffset at)
    {
        if (state is not (WorkState.Delivered or WorkState.Failed))
            throw new ArgumentException($"{state} is not what a channel confirms.", nameof(state));
        draft.Do(WorkMoved.To(message.Ended(state, reason, at)));
        if (message.Of is { } of && draft.Work(of.Notice) is { State: WorkState.Sent })
            EndNotice(draft, of.Notice, at);
        return true;
    }

    private static bool IsLateConfirmation(IDraft draft, WorkOutcome outcome) =>
        outcome.State == WorkState.Delivered
        && draft.Work(outcome.Item.Id) is { State: WorkState.Sent, Message: not null } row && row.Fence == outcome.Item.Fence;

    /// <summary>It was seen to have been sent, and nobody has noted that yet.</summary>
    private static bool IsSettled(IDraft draft, WorkOutcome outcome) =>
        outcome is { State: WorkState.Sent, ChannelMessageId: not null, Item: { State: WorkState.Unknown } item }
        && draft.Work(item.Id) is { State: WorkState.Unknown } row && row.ChannelMessageId == item.ChannelMessageId;

    private static void End(IDraft draft, WorkItem row, WorkOutcome outcome)
    {
        draft.Do(WorkMoved.To(row.Ended(outcome.State, outcome.Reason, outcome.At) with { ChannelMessageId = outcome.ChannelMessageId }));
        if (row.Of is { } of && draft.MessagesOf(of.Notice).All(m => m.HasEnded()))
            EndNotice(draft, of.Notice, outcome.At);
    }

    private static void Wait(IDraft draft, WorkItem row, WorkOutcome outcome)
    {
        if (row.Of is { } of && !IsPartlySent(draft, of.Notice))
            TellAgain(draft, row, of.Notice, outcome);
        else if (outcome.OtherRoute)
            End(draft, row, outcome with { State = WorkState.Failed });
        else
            draft.Do(WorkMoved.To(Again(row, outcome)));
    }

    private static WorkItem Again(WorkItem row, WorkOutcome outcome) => outcome.Untried
        ? row.PutBack(outcome.NotBefore, outcome.Reason) with { Bucket = outcome.Bucket ?? row.Bucket }
        : row.Again(outcome.NotBefore ?? outcome.At, outcome.Reason);

    /// <summary>Some of it may have arrived: telling all of it anew would double that.</summary>
    private static bool IsPartlySent(IDraft draft, long notice) =>
        draft.MessagesOf(notice).Any(m => m.State is WorkState.Delivered or WorkState.Sent or WorkState.Unknown);

    /// <summary>Nothing of it was sent: its words are dropped, and the notice is checked and put into words anew.</summary>
    private static void TellAgain(IDraft draft, WorkItem row, long notice, WorkOutcome outcome)
    {
        foreach (var message in draft.MessagesOf(notice).Where(m => !m.HasEnded()).ToList())
        {
            var state = message.Id == row.Id ? WorkState.Failed : WorkState.Suppressed;
            draft.Do(WorkMoved.To(message.Ended(state, outcome.Reason, outcome.At)));
        }
        var told = draft.Work(notice)!;
        var again = Again(told, outcome);
        draft.Do(WorkMoved.To(outcome.OtherRoute ? again with { Tried = [.. told.Tried ?? [], told.Route!] } : again));
    }

    private static void EndNotice(IDraft draft, long notice, DateTimeOffset at)
    {
        var decisive = draft.MessagesOf(notice).MinBy(Doubt)!;
        draft.Do(WorkMoved.To(draft.Work(notice)!.Ended(decisive.State, decisive.Reason, at)));
    }

    /// <summary>A notice is what the worst of its messages is.</summary>
    private static int Doubt(WorkItem message) => message.State switch
    {
        WorkState.Unknown => 0,
        WorkState.Failed => 1,
        WorkState.Suppressed => 2,
        WorkState.Sent => 3,
        WorkState.Delivered => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.State, "This message has not ended."),
    };
}
