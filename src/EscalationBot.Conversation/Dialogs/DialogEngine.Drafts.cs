namespace EscalationBot.Conversation.Dialogs;

/// <content>Drafts: begun, put aside, brought back, done, grown too old.</content>
public sealed partial class DialogEngine<TTurn>
{
    private const int MostSuspended = 20;

    /// <summary>To the slot filled before the one that is asked; without a dialog in progress, back to the one put aside.</summary>
    private void Back(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            if (turn.State.Suspended.Count > 0)
                Resume(turn, new DialogAction(EngineActions.Resume));
            else
                turn.Say(turn.Text("engine.nothing-to-resume"));
            return;
        }
        if (Before(turn, draft) is { } before)
            Reopen(turn, before);
        else
            Repeat(turn, turn.Text("engine.at-the-start"));
    }

    private string? Before(TTurn turn, Draft draft) =>
        draft.Order.TakeWhile(s => s != draft.Asking).LastOrDefault(s => CanBeReopened(turn, draft, flows[draft.Flow].Slot(s)));

    /// <summary>Leaves an optional slot empty, and a slot that was opened for editing as it is.</summary>
    private void Skip(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
            turn.Say(turn.Text("engine.nothing-done"));
        else if (Asked(turn) is not { } slot)
            Repeat(turn, turn.Text("engine.cannot-skip"));
        else if (draft.Slots.TryGetValue(slot.Name, out var kept))
            Continue(turn, turn.Text("engine.noted", ("value", kept.Shown)));
        else if (slot.Optional)
        {
            Change(turn, draft.Fill(slot.Name, new SlotValue("", turn.Text("engine.skipped"))));
            Continue(turn);
        }
        else
            Repeat(turn, turn.Text("engine.cannot-skip"));
    }

    private void Complete(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            Stale(turn);
            return;
        }
        if (flows[draft.Flow].Next(turn, draft) is not null)
        {
            Continue(turn);
            return;
        }
        turn.State = turn.State with { Active = null };
        turn.Brief = turn.State.Suspended.Count > 0;
        turn.Refused = false;
        flows[draft.Flow].Complete(turn, draft);
        if (turn.State.Active is not null)
            return;
        if (turn.Refused && Editable(turn, draft).Count > 0)
            PutRight(turn, draft);
        else
            OfferResume(turn);
    }

    /// <summary>Nothing was done: the answers stay, and one of them may be changed.</summary>
    private void PutRight(TTurn turn, Draft draft, string? lead = null)
    {
        Touch(turn, draft with { Asking = null });
        SayPrompt(turn, new Prompt(turn.Text("engine.what-to-edit"), [.. Editable(turn, draft), new Option(turn.Text("engine.give-up"), EngineActions.CancelDraft(draft))]), lead);
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
                new Option(turn.Text("engine.resume"), EngineActions.ResumeDraft(draft), Repeatable: true), otherwise));
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
        NoLongerOffered(turn, draft);
        turn.State = turn.State with
        {
            Active = draft with { TouchedAt = turn.Now },
            Suspended = [.. turn.State.Suspended.Where(d => d.StartedAt != draft.StartedAt)],
        };
    }

    /// <summary>Questions whether to go on with a draft are over once it goes on or ends.</summary>
    private static void NoLongerOffered(TTurn turn, Draft draft)
    {
        var resume = EngineActions.ResumeDraft(draft).ToString();
        turn.State = Questions.Answered(turn.State, turn.Now, q => q.Choices.Any(c => c.Action == resume));
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

    /// <summary>A dialog that is begun again before anything in it was answered is one dialog.</summary>
    private void DropUnanswered(TTurn turn, string flow, IReadOnlyDictionary<string, SlotValue> slots)
    {
        foreach (var twin in turn.State.Suspended.Where(d => d.Flow == flow && IsUnanswered(d)).ToList())
        {
            NoLongerOffered(turn, twin);
            turn.State = turn.State with { Suspended = [.. turn.State.Suspended.Where(d => d.StartedAt != twin.StartedAt)] };
        }

        bool IsUnanswered(Draft draft) => draft.Slots.All(s => flows[flow].Slot(s.Key) is { Given: true } && slots.TryGetValue(s.Key, out var given) && given.Value == s.Value.Value);
    }

    /// <summary>What is no longer kept is dropped, and the user is told.</summary>
    private void DropOldDrafts(TTurn turn)
    {
        var state = turn.State;
        turn.State = state with
        {
            Active = state.Active is { } active && IsAlive(turn, active) ? Known(turn, active) : null,
            Suspended = [.. state.Suspended.Where(d => IsAlive(turn, d)).Select(d => Known(turn, d))],
            Cancelled = state.Cancelled is { } cancelled && IsAlive(turn, cancelled) && turn.Now - cancelled.TouchedAt <= CancelRegret ? Known(turn, cancelled) : null,
        };
        foreach (var draft in state.Suspended.Append(state.Active).OfType<Draft>().Where(d => d.Slots.Count > 0 && !IsAlive(turn, d)))
        {
            turn.ToldOfLoss = true;
            turn.Say(flows.ContainsKey(draft.Flow)
                ? turn.Text("engine.expired", ("about", About(turn, draft)), ("days", DraftLife.TotalDays))
                : turn.Text("engine.not-kept", ("time", turn.ShowTime(draft.TouchedAt))));
        }
    }

    /// <summary>A draft without the values that its slots do not know.</summary>
    private Draft Known(TTurn turn, Draft draft) => draft.Slots
        .Where(s => s.Value.Value.Length > 0 && flows[draft.Flow].Slot(s.Key)?.Knows(turn, s.Value.Value) == false)
        .Aggregate(draft, (d, s) => d.Empty(s.Key));

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
