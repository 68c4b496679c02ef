namespace EscalationBot.Conversation.Dialogs;

/// <content>Giving up, starting afresh, and taking back.</content>
public sealed partial class DialogEngine<TTurn>
{
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
            Stale(turn);
    }

    private void CancelActive(TTurn turn)
    {
        var draft = turn.State.Active!;
        turn.State = turn.State with { Active = null };
        GiveUp(turn, draft);
        OfferResume(turn);
    }

    /// <summary>Ends the dialog in progress because something else answers it; "hoàn tác" brings it back for a while.</summary>
    public void Drop(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
            return;
        Regret(turn, draft);
        turn.State = turn.State with { Active = null };
    }

    private void GiveUp(TTurn turn, Draft draft)
    {
        NoLongerOffered(turn, draft);
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
            turn.Say(turn.Text("engine.nothing-to-resume"));
            return;
        }
        Regret(turn, draft);
        var given = draft.Slots.Where(s => flows[draft.Flow].Slot(s.Key) is { Given: true }).ToDictionary();
        turn.State = turn.State with { Active = NewDraft(turn, draft.Flow, given) };
        Continue(turn, turn.Text("engine.restarted"));
    }

    /// <summary>
    /// Takes back what was done last: a draft given up, else a command, else an answer of the dialog in progress. When a dialog
    /// holds answers as well, nobody can tell which is meant, so the user is asked.
    /// </summary>
    private void Undo(TTurn turn)
    {
        var answer = turn.State.Active is { } draft ? Before(turn, draft) : null;
        if (LastDone(turn) is not { } last)
            UndoAnswer(turn);
        else if (answer is null)
            UndoLast(turn);
        else
            turn.Say(new Prompt(turn.Text("engine.undo-which"),
                new Option(last, new DialogAction(EngineActions.Undo)),
                new Option(turn.Text("engine.undo-answer", ("value", turn.State.Active!.Shown(answer))), new DialogAction(EngineActions.Back))));
    }

    /// <summary>What "hoàn tác" would take back outside the dialog in progress, in words.</summary>
    private string? LastDone(TTurn turn) =>
        turn.State.Cancelled is { } cancelled ? turn.Text("engine.undo-cancelled", ("about", About(turn, cancelled)))
        : turn.State.Undo is { } offer && turn.Now <= offer.Until ? turn.Text("engine.undo-done", ("time", turn.ShowTime(offer.At)))
        : null;

    private void UndoAnswer(TTurn turn)
    {
        if (turn.State.Active is not null)
            Back(turn);
        else
            turn.Say(turn.Text(turn.State.Undo is null ? "engine.nothing-to-undo" : "engine.undo-too-late"));
    }

    private void UndoLast(TTurn turn)
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
        else
            UndoAnswer(turn);
    }
}
