namespace EscalationBot.Conversation.Dialogs;

/// <content>What a user may do to the dialog in progress.</content>
public sealed partial class DialogEngine<TTurn>
{
    private void Cancel(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            turn.Say(turn.Text("engine.nothing-to-cancel"));
            return;
        }
        turn.State = turn.State with { Active = null };
        turn.Say(turn.Text("engine.cancelled", ("about", flows[draft.Flow].About(turn, draft))));
        OfferResume(turn);
    }

    private void Restart(TTurn turn, Draft draft)
    {
        turn.State = turn.State with { Active = Drafts.Start(draft.Flow, turn.Now) };
        Continue(turn, turn.Text("engine.restarted"));
    }

    private void Back(TTurn turn)
    {
        var draft = turn.State.Active!;
        var last = draft.Order.LastOrDefault(s => flows[draft.Flow].Slot(s) is { Label: not null });
        if (last is null)
            Continue(turn, turn.Text("engine.at-the-start"));
        else
            Reopen(turn, last);
    }

    private bool Skip(TTurn turn, Draft draft)
    {
        var slot = flows[draft.Flow].Slot(draft.Asking);
        if (slot is null)
            return false;
        if (!slot.Optional)
        {
            Ask(turn, slot, turn.Text("engine.cannot-skip"));
            return true;
        }
        Touch(turn, draft.Fill(slot.Name, new SlotValue("", turn.Text("engine.skipped"))));
        Continue(turn);
        return true;
    }

    private void Undo(TTurn turn)
    {
        if (turn.State.Undo is { } offer && turn.Now <= offer.Until)
        {
            turn.State = turn.State with { Undo = null };
            Run(turn, DialogAction.Parse(offer.Action));
        }
        else
            turn.Say(turn.Text(turn.State.Undo is null ? "engine.nothing-to-undo" : "engine.undo-too-late"));
    }

    private bool Correct(TTurn turn, Correction correction)
    {
        if (turn.State.Active is not { } draft || flows[draft.Flow].Slot(correction.Slot) is not { Label: { } label })
            return false;
        var before = draft.Shown(correction.Slot);
        Touch(turn, draft.Fill(correction.Slot, correction.Value));
        Continue(turn, turn.Text("engine.corrected", ("what", turn.Text(label)), ("from", before), ("to", correction.Value.Shown)));
        return true;
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
        flows[draft.Flow].Complete(turn, draft);
        if (turn.State.Active is null)
            OfferResume(turn);
    }

    private void Resume(TTurn turn)
    {
        if (turn.State.Suspended is not [.., var draft])
        {
            turn.Say(turn.Text("engine.nothing-to-resume"));
            return;
        }
        turn.State = turn.State with { Suspended = [.. turn.State.Suspended.SkipLast(1)] };
        PutAside(turn);
        turn.State = turn.State with { Active = draft with { TouchedAt = turn.Now } };
        Continue(turn, turn.Text("engine.resumed", ("about", flows[draft.Flow].About(turn, draft))));
    }

    private void PutAside(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
            return;
        var keep = flows[draft.Flow].Keep && draft.Slots.Count > 0;
        turn.State = turn.State with
        {
            Active = null,
            Suspended = keep ? [.. turn.State.Suspended.Where(d => d.Flow != draft.Flow || d.StartedAt != draft.StartedAt), draft] : turn.State.Suspended,
        };
    }

    private void DropOldDrafts(TTurn turn) => turn.State = turn.State with
    {
        Active = IsAlive(turn, turn.State.Active) ? turn.State.Active : null,
        Suspended = [.. turn.State.Suspended.Where(d => IsAlive(turn, d))],
    };

    /// <summary>Too old, or of a dialog that a newer version no longer has.</summary>
    private bool IsAlive(TTurn turn, Draft? draft) =>
        draft is not null && turn.Now - draft.TouchedAt <= DraftLife && flows.ContainsKey(draft.Flow);

    private static void Touch(TTurn turn, Draft draft) => turn.State = turn.State with { Active = draft with { TouchedAt = turn.Now } };
}
