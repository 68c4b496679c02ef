using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>Runs a turn on the present and turns its answer into changes, in the order they take effect.</summary>
internal static class Turns
{
    public static TurnOutcome Run(
        IDraft draft, Trigger trigger, ConversationKey? conversation, Func<TurnView, TurnResult<OfficeChanges>> turn, OfficeRules rules)
    {
        if (!IsOpen(draft, trigger) || (trigger is Trigger.Notice notice && Claims.PutBackHeld(draft, notice.Claimed)))
            return TurnOutcome.NotRun;
        var state = conversation is { } key ? draft.State(key) : null;
        var result = turn(new TurnView(draft.Office(rules), state));
        if (conversation is null && result.Replies.Count > 0)
            throw new InvalidOperationException($"A turn without a conversation has nobody to reply to ({trigger}).");
        var moment = Moment(draft, trigger, result.Changes);
        Close(draft, trigger, result, moment);
        if (conversation is { } speaker && !ReferenceEquals(result.State, state))
            draft.Do(new StateSaved(speaker, result.State));
        Apply(draft, trigger, result.Changes, moment, rules);
        AddReplies(draft, trigger, conversation, result, moment, rules);
        return TurnOutcome.Done;
    }

    private static bool IsOpen(IDraft draft, Trigger trigger) => trigger switch
    {
        Trigger.Message m => draft.Message(m.InboxKey) is { Mark: null },
        // A slower replica may give up what another one has set aside: its user hears of it once.
        Trigger.GivenUp g => draft.Message(g.InboxKey) is { Mark: null, Error: null },
        Trigger.Notice n => Claims.Holds(draft, n.Claimed) && n.Claimed is { Notice: not null, Message: null },
        Trigger.Ending e => Endings.IsOpen(draft, e.Outcome) && e.Outcome.Item.Message is not null,
        Trigger.Timer t => draft.Timer(t.Due.Key) == t.Due,
        Trigger.Slot s => !draft.IsTaken(new SlotTaken(s.Job, s.Name)),
        Trigger.Command => true,
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "No such trigger."),
    };

    private static void Close(IDraft draft, Trigger trigger, TurnResult<OfficeChanges> result, DateTimeOffset moment)
    {
        switch (trigger)
        {
            case Trigger.Message m:
                draft.Do(new MessageHandled(m.InboxKey, draft.NextMark()));
                NoteReaction(draft, draft.Message(m.InboxKey)!.Message);
                break;
            case Trigger.GivenUp g:
                draft.Do(new MessagePutAside(g.InboxKey, g.Error));
                break;
            case Trigger.Notice n:
                draft.Do(WorkMoved.To(AfterTelling(draft.Work(n.Claimed.Id)!, n, result, moment)));
                break;
            case Trigger.Ending e:
                Endings.Complete(draft, e.Outcome);
                break;
            case Trigger.Timer t:
                draft.Do(new TimerCleared(t.Due.Key));
                break;
            case Trigger.Slot s:
                draft.Do(new SlotTaken(s.Job, s.Name));
                break;
        }
    }

    /// <summary>Whatever a recipient says or presses after a message of a group counts as a reaction to it; what says nothing does not.</summary>
    private static void NoteReaction(IDraft draft, IncomingMessage message)
    {
        if (message.Kind is IncomingKind.Left or IncomingKind.Withdrew or IncomingKind.Interacted)
            return;
        foreach (var row in draft.Unanswered(new Room(message.Channel, message.Conversation)).Where(r => r.EndedAt <= message.At).ToList())
        {
            draft.Do(new WorkReacted(row.Id, message.At));
            if (draft.Work(row.Of!.Notice) is not null)
                draft.Do(new WorkReacted(row.Of.Notice, message.At));
        }
    }

    /// <summary>A notice that found words ends with them; one that says nothing ends here, whatever the turn says of it.</summary>
    private static WorkItem AfterTelling(WorkItem notice, Trigger.Notice trigger, TurnResult<OfficeChanges> result, DateTimeOffset moment) =>
        result is { Suppressed: null, Replies.Count: > 0 }
            ? notice with { State = WorkState.Told, LeaseUntil = null, Reason = null, Route = trigger.Route }
            : notice.Ended(trigger.Silence, result.Suppressed ?? WorkReasons.NothingToSay, moment);

    private static void Apply(IDraft draft, Trigger trigger, OfficeChanges changes, DateTimeOffset moment, OfficeRules rules)
    {
        foreach (var proposal in changes.Proposals.Where(p => p.Facts.Count > 0))
            draft.Do(new FactsAppended(proposal.Id, proposal.Facts));
        foreach (var campaign in changes.Campaigns.Where(c => c.Facts.Count > 0))
            draft.Do(new CampaignAppended(campaign.Id, campaign.Facts));
        if (changes.Reviews.Count > 0)
            draft.Do(new ReviewsAppended(changes.Reviews));
        if (changes.Directory is { } directory && DirectoryDelta.Between(draft.Office(rules).Directory, directory) is { IsEmpty: false } delta)
            draft.Do(new DirectoryChanged(delta));
        if (changes.Snapshot is { } snapshot)
            draft.Do(new SnapshotTaken(snapshot));
        foreach (var timer in changes.Timers)
            SetTimer(draft, timer);
        foreach (var key in changes.Retries.Where(k => draft.Message(k) is { Mark: null, Error: not null }))
            draft.Do(new MessageTakenUp(key));
        foreach (var forgotten in changes.Forgotten.SelectMany(draft.ToForget))
            draft.Do(forgotten);
        foreach (var erased in changes.Erased.SelectMany(account => draft.ToErase(account, moment)))
            draft.Do(erased);
        foreach (var hold in changes.Holds)
            draft.Do(new HoldChanged(hold));
        foreach (var entry in changes.Audit)
            draft.Do(new AuditWritten(draft.Chained(entry)));
        foreach (var gate in changes.Gates)
            draft.Do(new GroupGated(gate.Group, gate.Gate, null));
        foreach (var file in changes.Files)
            draft.Keep(new FileContent(file.Key, file.FileName, file.Content));
        foreach (var notice in changes.Notices.Where(n => !draft.KnowsIntent(n.Key)).DistinctBy(n => n.Key))
            draft.Do(new WorkAdded(NewRow(draft, trigger, notice.Key, moment, notice.Due, rules) with { Notice = notice, Group = notice.Group, Bucket = BucketOf(notice, draft, rules) }));
    }

    private static void SetTimer(IDraft draft, TimerChange change)
    {
        var known = draft.Timer(change.Key);
        var wanted = change.Due is { } due ? new DueTimer(change.Key, change.Job, change.Argument, due) : null;
        if (known == wanted)
            return;
        draft.Do(wanted is null ? new TimerCleared(change.Key) : new TimerSet(wanted));
    }

    private static void AddReplies(
        IDraft draft, Trigger trigger, ConversationKey? conversation, TurnResult<OfficeChanges> result, DateTimeOffset moment, OfficeRules rules)
    {
        if (result.Suppressed is not null)
            return;
        var notice = trigger as Trigger.Notice;
        var atRest = conversation is { } to && draft.IsAtRest(Room.Of(to));
        for (var i = 0; i < result.Replies.Count; i++)
        {
            var row = NewRow(draft, trigger, null, moment, Cause(draft, trigger) ?? moment, rules) with
            {
                To = conversation,
                Message = result.Replies[i],
                Bucket = conversation?.Channel,
            };
            draft.Do(new WorkAdded(notice is null ? row : Said(row, notice, i + 1, atRest)));
        }
    }

    /// <summary>
    /// A message that says a notice. It goes out under the claim of the notice, unless older messages of the conversation
    /// still wait; then it waits behind them.
    /// </summary>
    private static WorkItem Said(WorkItem row, Trigger.Notice notice, int part, bool atRest)
    {
        var claimed = notice.Claimed;
        var again = claimed.Fence > 1 ? $"~{claimed.Fence}" : "";
        var said = row with
        {
            Key = $"{claimed.Key}#{part}{again}",
            Group = claimed.Group,
            Route = notice.Route,
            Of = new Telling(claimed.Id, claimed.Fence, atRest),
        };
        return atRest ? Claims.Claimed(said, claimed.LeaseUntil) : said;
    }

    /// <summary>The channel a notice will probably take; found out again when it is told.</summary>
    private static string? BucketOf(Notice notice, IDraft draft, OfficeRules rules) =>
        RoutePlan.For(draft.Office(rules), notice, notice.Due).Best?.Name!.Account.Channel;

    private static WorkItem NewRow(IDraft draft, Trigger trigger, string? key, DateTimeOffset created, DateTimeOffset due, OfficeRules rules)
    {
        var first = due > created ? due : created;
        return new WorkItem(draft.NextMark(), key, null, null, null, created, due, WorkState.Waiting, 0, 0, null, null, null)
        {
            Day = first == DateTimeOffset.MinValue ? null : rules.Time.Day(first),
            Trace = TraceOf(draft, trigger),
        };
    }

    /// <summary>
    /// The moment of a turn. The store reads no clock: it is the latest moment that the trigger, what the turn recorded, or
    /// (unless a message set it going) a claim has named.
    /// </summary>
    private static DateTimeOffset Moment(IDraft draft, Trigger trigger, OfficeChanges changes)
    {
        var named = changes.Audit.Select(a => a.At)
            .Concat(changes.Proposals.SelectMany(p => p.Facts).Select(f => f.By.At))
            .Concat(changes.Campaigns.SelectMany(c => c.Facts).Select(f => f.By.At))
            .Concat(changes.Reviews.Select(f => f.By.At))
            .Append(Cause(draft, trigger) ?? DateTimeOffset.MinValue);
        return (trigger is Trigger.Message ? named : named.Append(draft.LatestClaim)).Max();
    }

    private static string? TraceOf(IDraft draft, Trigger trigger) => trigger switch
    {
        Trigger.Message m => draft.Message(m.InboxKey)!.Message.Trace,
        Trigger.GivenUp g => draft.Message(g.InboxKey)!.Message.Trace,
        Trigger.Notice n => n.Claimed.Trace,
        Trigger.Ending e => e.Outcome.Item.Trace,
        _ => null,
    };

    /// <summary>When the reason for the turn arose: certainly not after now, so what it answers with is due at once.</summary>
    private static DateTimeOffset? Cause(IDraft draft, Trigger trigger) => trigger switch
    {
        Trigger.Message m => draft.Message(m.InboxKey)!.Message.At,
        Trigger.GivenUp g => g.At,
        Trigger.Timer t => t.Due.Due,
        Trigger.Notice n => n.Claimed.Due,
        Trigger.Ending e => e.Outcome.At,
        Trigger.Command c => c.At,
        _ => null,
    };
}
