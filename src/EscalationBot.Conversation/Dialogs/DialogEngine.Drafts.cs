namespace EscalationBot.Conversation.Dialogs;

/// <content>Drafts: begun, put aside, brought back, given up, done.</content>
public sealed partial class DialogEngine<TTurn>
{
    private const int MostSuspended = 20;

    private void Cancel(TTurn turn, DialogAction? action = null)
    {
        if (action is not null && action["draft"].Length > 0)
            CancelNamed(turn, action);
        else if (turn.State.Active is not null)
            CancelActive(turn);
        else if (turn.State.Suspended.Count == 0)
            turn.Say(turn.Text("engine.nothing-to-cancel"));
        else
            OfferSuspended(turn, new Option(turn.Text("engine.discard"), EngineActions.CancelDraft(turn.State.Suspended[^1])));
    }

    private void CancelNamed(TTurn turn, DialogAction action)
    {
        if (turn.State.Active is { } active && action.Names(active))
            CancelActive(turn);
        else if (turn.State.Suspended.FirstOrDefault(action.Names) is { } draft)
        {
            turn.State = turn.State with { Suspended = [.. turn.State.Suspended.Where(d => d != draft)] };
            GiveUp(turn, draft);
        }
        else
            turn.Say(turn.Text("engine.stale"));
    }

    private void CancelActive(TTurn turn)
    {
        var draft = turn.State.Active!;
        turn.State = turn.State with { Active = null };
        GiveUp(turn, draft);
        OfferResume(turn);
    }

    private void GiveUp(TTurn turn, Draft draft)
    {
        Regret(turn, draft);
        turn.Say(turn.Text(turn.State.Cancelled is null ? "engine.cancelled" : "engine.given-up", ("about", About(turn, draft)), ("minutes", CancelRegret.TotalMinutes)));
    }

    /// <summary>Remembers for a while what a draft held, if it held anything.</summary>
    private static void Regret(TTurn turn, Draft draft) =>
        turn.State = turn.State with { Cancelled = draft.Slots.Count == 0 ? null : draft with { TouchedAt = turn.Now } };

    private void Restart(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            turn.Say(turn.Text("engine.nothing-to-edit"));
            return;
        }
        Regret(turn, draft);
        turn.State = turn.State with { Active = NewDraft(turn, draft.Flow) };
        Continue(turn, turn.Text("engine.restarted"));
    }

    /// <summary>To the slot filled before the one that is asked; without a dialog in progress, back to the one put aside.</summary>
    private void Back(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            if (turn.State.Suspended.Count > 0)
                Resume(turn, new DialogAction(EngineActions.Resume));
            else
                turn.Say(turn.Text("engine.nothing-to-edit"));
            return;
        }
        var before = draft.Order.TakeWhile(s => s != draft.Asking).LastOrDefault(s => CanBeReopened(turn, draft, flows[draft.Flow].Slot(s)));
        if (before is null)
            Repeat(turn, turn.Text("engine.at-the-start"));
        else
            Reopen(turn, before);
    }

    /// <summary>Leaves an optional slot empty, and a slot that was opened for editing as it is.</summary>
    private void Skip(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
            turn.Say(turn.Text("engine.nothing-done"));
        else if (Asked(turn) is not { } slot)
            Repeat(turn, turn.Text("engine.cannot-skip"));
        else if (slot.Optional)
        {
            Change(turn, draft.Fill(slot.Name, new SlotValue("", turn.Text("engine.skipped"))));
            Continue(turn);
        }
        else if (draft.Slots.TryGetValue(slot.Name, out var kept))
            Continue(turn, turn.Text("engine.noted", ("value", kept.Shown)));
        else
            Repeat(turn, turn.Text("engine.cannot-skip"));
    }

    /// <summary>Takes back what was done last: a draft given up, else a command, else an answer of the dialog in progress.</summary>
    private void Undo(TTurn turn)
    {
        if (turn.State.Cancelled is { } cancelled)
        {
            turn.State = turn.State with { Cancelled = null };
            Activate(turn, cancelled);
            Repeat(turn, turn.Text("engine.resumed", ("about", About(turn, cancelled))));
        }
        else if (turn.State.Undo is { } offer && turn.Now <= offer.Until)
        {
            turn.State = turn.State with { Undo = null };
            Run(turn, DialogAction.Parse(offer.Action));
        }
        else if (turn.State.Active is not null)
            Back(turn);
        else
            turn.Say(turn.Text(turn.State.Undo is null ? "engine.nothing-to-undo" : "engine.undo-too-late"));
    }

    private void Complete(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        if (flows[draft.Flow].Next(turn, draft) is not null)
        {
            Continue(turn);
            return;
        }
        turn.State = turn.State with { Active = null };
        turn.Brief = turn.State.Suspended.Count > 0;
        flows[draft.Flow].Complete(turn, draft);
        if (turn.State.Active is null)
            OfferResume(turn);
    }

    private void Resume(TTurn turn, DialogAction action)
    {
        var named = action["draft"].Length > 0;
        if (turn.State.Active is { } active && (!named || action.Names(active)))
        {
            Repeat(turn, turn.Text("engine.resumed", ("about", About(turn, active))));
            return;
        }
        if (turn.State.Suspended.LastOrDefault(d => !named || action.Names(d)) is not { } draft)
        {
            turn.Say(turn.Text("engine.nothing-to-resume"));
            return;
        }
        Activate(turn, draft);
        Repeat(turn, turn.Text("engine.resumed", ("about", About(turn, draft))));
    }

    private void OfferSuspended(TTurn turn, Option otherwise)
    {
        DropOldDrafts(turn);
        if (turn.State.Suspended is [.., var draft])
            turn.Say(new Prompt(turn.Text("engine.unfinished", ("about", About(turn, draft))),
                new Option(turn.Text("engine.resume"), EngineActions.ResumeDraft(draft)), otherwise));
    }

    /// <summary>The draft of a button that was pressed: in progress, or put aside and now wanted again.</summary>
    private bool BringBack(TTurn turn, DateTimeOffset start)
    {
        if (turn.State.Active?.StartedAt == start)
            return true;
        if (turn.State.Suspended.FirstOrDefault(d => d.StartedAt == start) is not { } draft)
            return false;
        Activate(turn, draft);
        return true;
    }

    private void Activate(TTurn turn, Draft draft)
    {
        PutAside(turn);
        turn.State = turn.State with
        {
            Active = draft with { TouchedAt = turn.Now },
            Suspended = [.. turn.State.Suspended.Where(d => d.StartedAt != draft.StartedAt)],
        };
    }

    /// <summary>Keeps the draft in progress for later. Beyond a number that nobody works off, the oldest is given up, and the user is told.</summary>
    private void PutAside(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
            return;
        turn.State = turn.State with { Active = null };
        if (!flows[draft.Flow].Keep || draft.Slots.Count == 0)
            return;
        turn.State = turn.State with { Suspended = [.. turn.State.Suspended, draft] };
        if (turn.State.Suspended.Count <= MostSuspended)
            return;
        var oldest = turn.State.Suspended[0];
        turn.State = turn.State with { Suspended = [.. turn.State.Suspended.Skip(1)] };
        turn.Say(turn.Text("engine.cancelled", ("about", About(turn, oldest))));
    }

    private void DropOldDrafts(TTurn turn) => turn.State = turn.State with
    {
        Active = turn.State.Active is { } active && IsAlive(turn, active) ? active : null,
        Suspended = [.. turn.State.Suspended.Where(d => IsAlive(turn, d))],
        Cancelled = turn.State.Cancelled is { } cancelled && IsAlive(turn, cancelled) && turn.Now - cancelled.TouchedAt <= CancelRegret ? cancelled : null,
    };

    /// <summary>Not too old, and of a dialog that this version still has.</summary>
    private bool IsAlive(TTurn turn, Draft draft) => turn.Now - draft.TouchedAt <= DraftLife && flows.ContainsKey(draft.Flow);

    /// <summary>Two drafts of one conversation never start at the same moment, even while the clock stands still.</summary>
    private static Draft NewDraft(TTurn turn, string flow, IReadOnlyDictionary<string, SlotValue>? slots = null)
    {
        var state = turn.State;
        IEnumerable<DateTimeOffset?> taken =
        [
            state.Active?.StartedAt, state.Cancelled?.StartedAt, .. state.Suspended.Select(d => (DateTimeOffset?)d.StartedAt), .. state.Questions.Select(q => q.Draft),
        ];
        return Drafts.Start(flow, turn.Now, slots) with { StartedAt = taken.Max() is { } last && last >= turn.Now ? last.AddTicks(1) : turn.Now };
    }

    private static void Touch(TTurn turn, Draft draft) => turn.State = turn.State with { Active = draft with { TouchedAt = turn.Now } };

    /// <summary>What is shown of the draft no longer holds: its questions so far count as answered.</summary>
    private static void Change(TTurn turn, Draft draft)
    {
        Touch(turn, draft);
        turn.State = Questions.Answered(turn.State, turn.Now, q => q.Draft == draft.StartedAt) with { Misses = 0 };
    }
}
