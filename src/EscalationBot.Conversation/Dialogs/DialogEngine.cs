namespace EscalationBot.Conversation.Dialogs;

/// <summary>
/// Runs dialogs that are data. The one home of help, cancel, back, correction, skip, interruption and resume, undo, numbered
/// choices and stale buttons, so that no dialog has its own.
/// </summary>
/// <remarks>
/// Says the texts <c>engine.*</c> of the catalogue. What the user has entered is given up only by cancelling or starting afresh
/// (which "hoàn tác" takes back for a while), or after <see cref="DraftLife"/>; of a flow that is not worth keeping also by turning away.
/// </remarks>
public sealed partial class DialogEngine<TTurn>(IReadOnlyList<Flow<TTurn>> flows, IDialogSet<TTurn> dialogs)
    where TTurn : TurnContext
{
    /// <summary>Drafts are kept this long.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromDays(30);

    /// <summary>So long a cancelled draft can be brought back.</summary>
    public static readonly TimeSpan CancelRegret = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Flow<TTurn>> flows = flows.ToDictionary(f => f.Name);

    /// <summary>Answers a typed text.</summary>
    public void OnText(TTurn turn, string text) => Answering(turn, () =>
    {
        if (Understands(turn, text, dialogs.Hear(turn, text)))
            turn.State = turn.State with { Misses = 0 };
        else
            Miss(turn);
    });

    /// <summary>Answers a pressed button.</summary>
    public void OnChoice(TTurn turn, string choiceId) => Answering(turn, () => Press(turn, choiceId));

    /// <summary>Answers what was written into the field of a question: as if it had been typed, unless that question is over.</summary>
    public void OnField(TTurn turn, string field, string text)
    {
        var question = turn.State.Questions.FirstOrDefault(q => q.FieldId == field);
        if (question?.Draft is not { } draft || question.AnsweredAt is not null || !BringBack(turn, draft) || !Questions.IsNewestOfActive(turn.State, question))
        {
            Answering(turn, () => Late(turn, question));
            return;
        }
        turn.State = Questions.Written(turn.State, question, null);
        OnText(turn, text);
        turn.State = Questions.Written(turn.State, question, turn.Now);
    }

    /// <summary>Answers what is neither, like a file or an empty message; a dialog in progress then asks again.</summary>
    public void OnOther(TTurn turn, Action<TTurn> answer) => Answering(turn, () => answer(turn));

    /// <summary>Runs an action as if its choice had been taken. One that this version does not know, from an old button, is stale.</summary>
    public void Run(TTurn turn, DialogAction action)
    {
        switch (action.Name)
        {
            case EngineActions.Slot: FillSlot(turn, action); break;
            case EngineActions.Answer: AnswerInWords(turn, action); break;
            case EngineActions.Confirm: Complete(turn); break;
            case EngineActions.Edit: AskWhatToEdit(turn); break;
            case EngineActions.EditSlot: Reopen(turn, action["slot"]); break;
            case EngineActions.Cancel: Cancel(turn, action); break;
            case EngineActions.Resume: Resume(turn, action); break;
            case EngineActions.Later: turn.Say(turn.Text("engine.later")); break;
            case EngineActions.Take: Press(turn, action["choice"]); break;
            case EngineActions.Undo: UndoLast(turn); break;
            case EngineActions.Back: Back(turn); break;
            case EngineActions.Nothing: turn.Say(turn.Text("engine.nothing-done")); break;
            default: RunOfDialogs(turn, action); break;
        }
    }

    /// <summary>Starts a dialog, with what is already known; a half-done one is put aside.</summary>
    public void Start(TTurn turn, string flow, IReadOnlyDictionary<string, SlotValue>? slots = null)
    {
        DropOldDrafts(turn);
        PutAside(turn);
        DropUnanswered(turn, flow, slots ?? new Dictionary<string, SlotValue>());
        turn.State = turn.State with { Active = NewDraft(turn, flow, slots), Misses = 0, Cancelled = null };
        Continue(turn);
    }

    /// <summary>Asks for the next missing slot, or shows the summary, or completes.</summary>
    public void Continue(TTurn turn, string? lead = null)
    {
        var draft = turn.State.Active!;
        var flow = flows[draft.Flow];
        if (flow.Next(turn, draft) is { } slot)
            Ask(turn, slot, lead);
        else if (flow.Summary is not null)
            Summarise(turn, lead);
        else
            Complete(turn);
    }

    /// <summary>Offers to go on with the newest dialog that was put aside.</summary>
    public void OfferResume(TTurn turn) =>
        OfferSuspended(turn, new Option(turn.Text("engine.postpone"), new DialogAction(EngineActions.Later)));

    /// <summary>What a draft is about, for reminders; empty when this version has no such dialog.</summary>
    public string About(TTurn turn, Draft draft) => flows.GetValueOrDefault(draft.Flow)?.About(turn, draft) ?? "";

    /// <summary>The question of this draft takes any sentence.</summary>
    public bool ExpectsFreeText(Draft draft) => flows.GetValueOrDefault(draft.Flow)?.Slot(draft.Asking) is { FreeText: true };

    private void Answering(TTurn turn, Action answer)
    {
        DropOldDrafts(turn);
        var undo = turn.State.Undo;
        answer();
        if (turn.State.Undo != undo)
            turn.State = turn.State with { Cancelled = null };
        ReturnToQuestion(turn);
    }

    /// <summary>After an aside (help, an old button) the dialog asks again, so that the next number is the answer to it.</summary>
    private void ReturnToQuestion(TTurn turn)
    {
        if (turn.State is { Active: not null, Covered: true } && turn.Replies is [.., { Choices.Count: 0 }])
            Repeat(turn);
    }

    private bool Understands(TTurn turn, string text, Heard heard) =>
        (heard.Number is { } number && Pick(turn, text, c => c.Number == number))
        || OnCommand(turn, heard.Command, text)
        || (heard.Correction is { } correction && Correct(turn, correction))
        || (heard is { Interrupts: true, Wants: { } sure } && Asked(turn)?.IsAnswer(sure) != true && (heard.Certain || IsAside(sure) || !AsksFreely(turn) ? Interrupt(turn, sure) : AskWhichIsMeant(turn, text, sure)))
        || Answer(turn, text, heard)
        || (heard.Number is not null && NoSuchNumber(turn));

    private bool OnCommand(TTurn turn, Command command, string text)
    {
        switch (command)
        {
            case Command.Help: dialogs.Help(turn); return true;
            case Command.Human: dialogs.Human(turn); return true;
            case Command.Undo: Undo(turn); return true;
            case Command.Cancel: Cancel(turn); return true;
            case Command.Restart: Restart(turn); return true;
            case Command.Back: Back(turn); return true;
            case Command.Edit: AskWhatToEdit(turn); return true;
            case Command.Skip: Skip(turn); return true;
            case Command.Yes: return Pick(turn, text, c => c.Means == Conversation.Answer.Yes);
            case Command.No: return Pick(turn, text, c => c.Means == Conversation.Answer.No);
            default: return false;
        }
    }

    private bool Interrupt(TTurn turn, DialogAction wants)
    {
        if (IsAside(wants))
        {
            Run(turn, wants);
            return true;
        }
        var interrupted = turn.State.Active is not null;
        PutAside(turn);
        turn.Brief = interrupted && turn.State.Suspended.Count > 0;
        Run(turn, wants);
        if (turn.Brief && turn.State.Active is null)
            OfferResume(turn);
        return true;
    }

    private bool IsAside(DialogAction action) =>
        action.Name.StartsWith(EngineActions.Prefix, StringComparison.Ordinal) || dialogs.Asides.Contains(action.Name);

    private void Miss(TTurn turn)
    {
        turn.State = turn.State with { Misses = turn.State.Misses + 1 };
        if (turn.State.Active is null)
            dialogs.NotUnderstood(turn, turn.State.Misses);
        else
            AskAgain(turn);
    }

    private void RunOfDialogs(TTurn turn, DialogAction action)
    {
        if (dialogs.Actions.TryGetValue(action.Name, out var run))
            run(turn, action);
        else
            turn.Say(turn.Text("engine.stale"));
    }
}
