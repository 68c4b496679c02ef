using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Dialogs;

/// <summary>
/// Runs dialogs that are data. The one home of help, cancel, back, correction, skip, interruption and resume, undo, numbered
/// choices and stale buttons, so that no dialog has its own.
/// </summary>
public sealed partial class DialogEngine<TTurn>(IReadOnlyList<Flow<TTurn>> flows, IDialogSet<TTurn> dialogs)
    where TTurn : TurnContext
{
    /// <summary>Drafts are kept this long.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromDays(30);

    private const int AttemptsBeforeHelp = 2;

    private readonly Dictionary<string, Flow<TTurn>> flows = flows.ToDictionary(f => f.Name);

    /// <summary>Answers a typed text.</summary>
    public void OnText(TTurn turn, string text)
    {
        DropOldDrafts(turn);
        var heard = dialogs.Hear(turn, text);
        if (heard.Number is { } number && OnNumber(turn, number))
            return;
        if (OnCommand(turn, heard.Command))
            return;
        if (heard.Correction is { } correction && Correct(turn, correction))
            return;
        if (heard.Interrupts && heard.Wants is { } sure)
            Interrupt(turn, sure);
        else if (!Answer(turn, text, heard))
            Miss(turn);
    }

    /// <summary>Answers a pressed button.</summary>
    public void OnChoice(TTurn turn, string choiceId)
    {
        DropOldDrafts(turn);
        var question = turn.State.Questions.LastOrDefault(q => q.Choices.Any(c => c.Id == choiceId));
        if (question is null)
            turn.Say(turn.Text("engine.stale"));
        else
            Take(turn, question, question.Choices.First(c => c.Id == choiceId));
    }

    /// <summary>Runs an action as if its choice had been taken.</summary>
    public void Run(TTurn turn, DialogAction action)
    {
        switch (action.Name)
        {
            case EngineActions.Slot: FillSlot(turn, action); break;
            case EngineActions.Confirm: Complete(turn); break;
            case EngineActions.Edit: AskWhatToEdit(turn); break;
            case EngineActions.EditSlot: Reopen(turn, action["slot"]); break;
            case EngineActions.Cancel: Cancel(turn); break;
            case EngineActions.Resume: Resume(turn); break;
            case EngineActions.Later: turn.Say(turn.Text("engine.later")); break;
            case EngineActions.Take: Retake(turn, action["choice"]); break;
            case EngineActions.Nothing: turn.Say(turn.Text("engine.nothing-done")); break;
            default: dialogs.Actions[action.Name](turn, action); break;
        }
    }

    /// <summary>Starts a dialog, with what is already known; a half-done one is put aside.</summary>
    public void Start(TTurn turn, string flow, IReadOnlyDictionary<string, SlotValue>? slots = null)
    {
        PutAside(turn);
        turn.State = turn.State with { Active = Drafts.Start(flow, turn.Now, slots), Misses = 0 };
        Continue(turn);
    }

    /// <summary>Asks for the next missing slot, or shows the summary, or completes.</summary>
    public void Continue(TTurn turn, string? lead = null)
    {
        var draft = turn.State.Active!;
        var flow = flows[draft.Flow];
        if (flow.Next(turn, draft) is { } slot)
            Ask(turn, slot, lead);
        else if (flow.Summary is { } summary)
        {
            Touch(turn, draft with { Asking = null });
            SayPrompt(turn, summary(turn, turn.State.Active!), lead);
        }
        else
            Complete(turn);
    }

    /// <summary>Offers to go on with the newest dialog that was put aside.</summary>
    public void OfferResume(TTurn turn)
    {
        if (turn.State.Suspended is not [.., var draft])
            return;
        var about = flows[draft.Flow].About(turn, draft);
        turn.Say(new Prompt(turn.Text("engine.unfinished", ("about", about)),
            new Option(turn.Text("engine.resume"), new DialogAction(EngineActions.Resume)),
            new Option(turn.Text("engine.postpone"), new DialogAction(EngineActions.Later))));
    }

    /// <summary>What a draft is about, for reminders.</summary>
    public string About(TTurn turn, Draft draft) => flows[draft.Flow].About(turn, draft);

    private bool OnNumber(TTurn turn, int number)
    {
        if (turn.State.Questions is not [.., var question])
            return false;
        if (turn.State.Active is { Asking: not null } draft && !question.Unasked && (turn.State.Covered || question.AnsweredAt is not null || question.Draft != draft.StartedAt))
            return false;
        if (question.Choices.FirstOrDefault(c => c.Number == number) is not { } choice)
        {
            turn.Say(turn.Text("engine.no-such-number", ("count", question.Choices.Count)));
            turn.State = turn.State with { Covered = false };
        }
        else if (turn.State.Covered)
            Confirm(turn, number, question, choice);
        else
            Take(turn, question, choice);
        return true;
    }

    /// <summary>Something was said since the question: the number is confirmed before it counts.</summary>
    private void Confirm(TTurn turn, int number, Question newest, OfferedChoice choice)
    {
        var candidates = turn.State.Questions
            .Where(q => q.AnsweredAt is null && (q.Draft is null || q.Draft == turn.State.Active?.StartedAt))
            .TakeLast(2)
            .SelectMany(q => q.Choices.Where(c => c.Number == number))
            .Select(c => new Option(c.Text, new DialogAction(EngineActions.Take, ("choice", c.Id))))
            .Reverse()
            .ToList();
        if (candidates.Count == 0)
        {
            Take(turn, newest, choice);
            return;
        }
        candidates.Add(new Option(turn.Text("engine.none-of-these"), new DialogAction(EngineActions.Nothing)));
        turn.Say(new Prompt(turn.Text("engine.confirm-number", ("number", number)), candidates));
    }

    private void Retake(TTurn turn, string choiceId)
    {
        turn.State = turn.State with { Covered = false };
        OnChoice(turn, choiceId);
    }

    private void Take(TTurn turn, Question question, OfferedChoice choice)
    {
        if (question.AnsweredAt is { } at && !choice.Repeatable)
        {
            turn.Say(turn.Text("engine.already-answered", ("time", turn.ShowTime(at))));
            return;
        }
        if (question.Draft is { } draft && draft != turn.State.Active?.StartedAt)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        if (!choice.Repeatable)
            MarkAnswered(turn, question);
        turn.State = turn.State with { Misses = 0, Covered = false };
        Run(turn, DialogAction.Parse(choice.Action));
    }

    private static void MarkAnswered(TTurn turn, Question question) => turn.State = turn.State with
    {
        Questions = [.. turn.State.Questions.Select(q => q.Id == question.Id ? q with { AnsweredAt = turn.Now } : q)],
    };

    private bool OnCommand(TTurn turn, Command command)
    {
        switch (command)
        {
            case Command.Help: dialogs.Help(turn); return true;
            case Command.Human: dialogs.Human(turn); return true;
            case Command.Undo: Undo(turn); return true;
            case Command.Cancel: Cancel(turn); return true;
            case Command.Restart when turn.State.Active is { } draft: Restart(turn, draft); return true;
            case Command.Back when turn.State.Active is not null: Back(turn); return true;
            case Command.Edit when turn.State.Active is not null: AskWhatToEdit(turn); return true;
            case Command.Skip when turn.State.Active is { Asking: not null } draft: return Skip(turn, draft);
            case Command.Yes: return TakeMeaning(turn, Conversation.Answer.Yes);
            case Command.No: return TakeMeaning(turn, Conversation.Answer.No);
            default: return false;
        }
    }

    private bool TakeMeaning(TTurn turn, Answer means)
    {
        if (turn.State.Covered || turn.State.Questions is not [.., { AnsweredAt: null } question])
            return false;
        if (question.Choices.FirstOrDefault(c => c.Means == means) is not { } choice)
            return false;
        Take(turn, question, choice);
        return true;
    }

    private void Interrupt(TTurn turn, DialogAction wants)
    {
        var draft = turn.State.Active;
        PutAside(turn);
        turn.State = turn.State with { Misses = 0 };
        turn.Brief = turn.State.Suspended.Count > 0 && draft is not null;
        Run(turn, wants);
        if (turn.Brief && turn.State.Active is null)
            OfferResume(turn);
    }

    private bool Answer(TTurn turn, string text, Heard heard)
    {
        if (turn.State.Active is { Asking: { } asking } draft && flows[draft.Flow].Slot(asking) is { } slot)
        {
            var reading = slot.Read(turn, draft, text);
            if (reading is not Reading.NotUnderstood || heard.Wants is null)
            {
                OnReading(turn, slot, reading);
                return true;
            }
        }
        if (heard.Wants is null)
            return false;
        Interrupt(turn, heard.Wants);
        return true;
    }

    private void OnReading(TTurn turn, Slot<TTurn> slot, Reading reading)
    {
        var draft = turn.State.Active!;
        switch (reading)
        {
            case Reading.Filled filled:
                Touch(turn, draft.Fill(filled.Others ?? new Dictionary<string, SlotValue>()).Fill(slot.Name, filled.Value));
                turn.State = turn.State with { Misses = 0 };
                Continue(turn, slot.Label is null ? null : turn.Text("engine.noted", ("value", filled.Value.Shown)));
                break;
            case Reading.Ambiguous ambiguous:
                var options = ambiguous.Candidates.Select(c => new Option(c.Shown, EngineActions.FillSlot(slot.Name, c))).ToList();
                SayPrompt(turn, new Prompt(ambiguous.Text, options), null);
                break;
            case Reading.Refused refused:
                Ask(turn, slot, refused.Text);
                break;
            case Reading.NotUnderstood:
                AskAgain(turn, slot, draft);
                break;
        }
    }

    /// <summary>A second asking differs from the first; after two in vain it offers a person.</summary>
    private static void AskAgain(TTurn turn, Slot<TTurn> slot, Draft draft)
    {
        Touch(turn, draft with { Attempts = draft.Attempts + 1 });
        var patience = draft.Attempts + 1 >= AttemptsBeforeHelp ? "engine.not-understood-again" : "engine.not-understood-here";
        Ask(turn, slot, turn.Text(patience));
    }

    private void Miss(TTurn turn)
    {
        turn.State = turn.State with { Misses = turn.State.Misses + 1 };
        dialogs.NotUnderstood(turn, turn.State.Misses);
        if (turn.State.Active is not null)
            Continue(turn);
    }

    private static void Ask(TTurn turn, Slot<TTurn> slot, string? lead)
    {
        Touch(turn, turn.State.Active! with { Asking = slot.Name });
        SayPrompt(turn, slot.Ask(turn, turn.State.Active!), lead);
    }

    /// <summary>A question of a draft. Without choices of its own it still makes older numbers doubtful.</summary>
    private static void SayPrompt(TTurn turn, Prompt prompt, string? lead)
    {
        var blocks = lead is null ? prompt.Blocks : [new Paragraph(lead), .. prompt.Blocks];
        turn.Say(prompt with { Blocks = blocks }, draft: turn.State.Active?.StartedAt);
    }

    private void FillSlot(TTurn turn, DialogAction action)
    {
        if (turn.State.Active is not { } draft || flows[draft.Flow].Slot(action["slot"]) is not { } slot)
            turn.Say(turn.Text("engine.stale"));
        else
            OnReading(turn, slot, new Reading.Filled(new SlotValue(action["value"], action["shown"])));
    }

    private void AskWhatToEdit(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            turn.Say(turn.Text("engine.nothing-to-edit"));
            return;
        }
        var options = flows[draft.Flow].Slots
            .Where(s => s.Label is not null && draft.Slots.ContainsKey(s.Name))
            .Select(s => new Option($"{turn.Text(s.Label!)}: {draft.Shown(s.Name)}", new DialogAction(EngineActions.EditSlot, ("slot", s.Name))))
            .ToList();
        if (options.Count == 0)
            Continue(turn, turn.Text("engine.at-the-start"));
        else
            SayPrompt(turn, new Prompt(turn.Text("engine.what-to-edit"), options), null);
    }

    private void Reopen(TTurn turn, string name)
    {
        if (turn.State.Active is not { } draft || flows[draft.Flow].Slot(name) is not { } slot)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        var before = draft.Shown(name);
        Touch(turn, draft.Empty(name));
        Ask(turn, slot, before.Length == 0 ? null : turn.Text("engine.was", ("value", before)));
    }
}
