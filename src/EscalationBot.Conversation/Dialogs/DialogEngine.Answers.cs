using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Dialogs;

/// <content>What a dialog asks, and what it makes of the answers.</content>
public sealed partial class DialogEngine<TTurn>
{
    private const int AttemptsBeforeHelp = 2;

    private bool AsksFreely(TTurn turn) => Asked(turn) is { FreeText: true };

    private Slot<TTurn>? Asked(TTurn turn) => turn.State.Active is { } draft ? flows[draft.Flow].Slot(draft.Asking) : null;

    private bool Answer(TTurn turn, string text, Heard heard)
    {
        if (Asked(turn) is { } slot)
        {
            var reading = slot.Read(turn, turn.State.Active!, text);
            if (reading is not Reading.NotUnderstood)
            {
                OnReading(turn, slot, reading);
                return true;
            }
        }
        if (heard.Wants is { } wants)
            return Interrupt(turn, wants);
        if (Asked(turn) is null)
            return false;
        var count = Questions.Newest(turn.State)?.Choices.Count ?? 0;
        AskAgain(turn, heard.Number is null || count == 0 ? null : turn.Text("engine.no-such-number", ("count", count)));
        return true;
    }

    private void AnswerInWords(TTurn turn, DialogAction action)
    {
        if (turn.State.Active is { } draft && action.Names(draft) && Asked(turn) is { } slot && slot.Name == action["slot"])
            OnReading(turn, slot, slot.Read(turn, draft, action["text"]));
        else
            Stale(turn);
    }

    private void OnReading(TTurn turn, Slot<TTurn> slot, Reading reading)
    {
        var draft = turn.State.Active!;
        switch (reading)
        {
            case Reading.Filled filled:
                var values = Together(slot.Name, filled.Value, filled.Others);
                Change(turn, draft.Fill(values));
                Continue(turn, AndWhatNoLongerFits(turn, values, Noted(turn, flows[draft.Flow], values)));
                break;
            case Reading.Ambiguous ambiguous:
                var options = ambiguous.Candidates.Select(c => new Option(c.Shown, EngineActions.FillSlot(slot.Name, c))).ToList();
                SayPrompt(turn, new Prompt(ambiguous.Text, options), null);
                break;
            case Reading.Refused refused:
                AskBetter(turn, slot, refused.Text);
                break;
            case Reading.NotUnderstood:
                AskAgain(turn);
                break;
        }
    }

    /// <summary>Repeats everything that an answer filled.</summary>
    private static string? Noted(TTurn turn, Flow<TTurn> flow, Dictionary<string, SlotValue> values)
    {
        var shown = values.Reverse().Where(v => flow.Slot(v.Key) is { Label: not null }).Select(v => v.Value.Shown).ToList();
        return shown.Count == 0 ? null : turn.Text("engine.noted", ("value", string.Join("; ", shown)));
    }

    /// <summary>What one answer fills; the slot that was asked comes last, so that "quay lại" finds it first.</summary>
    private static Dictionary<string, SlotValue> Together(string slot, SlotValue value, IReadOnlyDictionary<string, SlotValue>? others)
    {
        var values = new Dictionary<string, SlotValue>((others ?? new Dictionary<string, SlotValue>()).Where(o => o.Key != slot));
        values[slot] = value;
        return values;
    }

    /// <summary>Empties the slots whose values do not hold any more beside the new ones, and adds which.</summary>
    private string? AndWhatNoLongerFits(TTurn turn, Dictionary<string, SlotValue> news, string? lead)
    {
        var draft = turn.State.Active!;
        var lost = flows[draft.Flow].Slots
            .Where(s => draft.Slots.ContainsKey(s.Name) && !news.ContainsKey(s.Name) && s.Needed(turn, draft) && !s.Holds(turn, draft))
            .ToList();
        if (lost.Count == 0)
            return lead;
        Touch(turn, lost.Aggregate(draft, (d, s) => d.Empty(s.Name)));
        var values = lost.Where(s => s.Label is not null).Select(s => $"{turn.Text(s.Label!)} ({draft.Shown(s.Name)})");
        return $"{lead} {turn.Text("engine.no-longer-fits", ("what", string.Join("; ", values)))}".TrimStart();
    }

    /// <summary>Says why an answer is refused; after the second time also how to get out.</summary>
    private static void AskBetter(TTurn turn, Slot<TTurn> slot, string reason)
    {
        var attempts = turn.State.Active!.Attempts + 1;
        Touch(turn, turn.State.Active with { Attempts = attempts });
        Ask(turn, slot, attempts >= AttemptsBeforeHelp ? $"{reason} {turn.Text("engine.ways-out")}" : reason);
    }

    /// <summary>A second asking differs from the first; after two in vain it offers a person.</summary>
    private void AskAgain(TTurn turn, string? reason = null)
    {
        var attempts = turn.State.Active!.Attempts + 1;
        Touch(turn, turn.State.Active with { Attempts = attempts });
        var lead = attempts >= AttemptsBeforeHelp ? turn.Text("engine.not-understood-again") : reason ?? turn.Text("engine.not-understood-here");
        Repeat(turn, lead);
    }

    /// <summary>Puts the present question once more, also when it is about a slot that is being edited and so has a value.</summary>
    private void Repeat(TTurn turn, string? lead = null)
    {
        var draft = turn.State.Active!;
        if (Asked(turn) is { } slot && slot.Needed(turn, draft))
            Ask(turn, slot, lead);
        else if (flows[draft.Flow] is { Summary: null } flow && flow.Next(turn, draft) is null)
            PutRight(turn, draft, lead);
        else
            Continue(turn, lead);
    }

    private static void Ask(TTurn turn, Slot<TTurn> slot, string? lead)
    {
        Touch(turn, turn.State.Active! with { Asking = slot.Name });
        SayPrompt(turn, slot.Ask(turn, turn.State.Active!) with { Field = FieldOf(turn, slot) }, lead);
    }

    private static (FieldKind, string)? FieldOf(TTurn turn, Slot<TTurn> slot) => (slot.Field ?? (slot.FreeText ? FieldKind.Lines : null)) is { } kind
        ? (kind, turn.Text(slot.Label ?? (kind == FieldKind.Day ? "engine.field-day" : "engine.field")))
        : null;

    private void Summarise(TTurn turn, string? lead)
    {
        Touch(turn, turn.State.Active! with { Asking = null });
        SayPrompt(turn, flows[turn.State.Active!.Flow].Summary!(turn, turn.State.Active), lead);
    }

    /// <summary>A question of the draft; without choices it still makes older numbers doubtful.</summary>
    private static void SayPrompt(TTurn turn, Prompt prompt, string? lead) =>
        turn.Say(prompt with { Lead = lead }, draft: turn.State.Active!.StartedAt);

    private void FillSlot(TTurn turn, DialogAction action)
    {
        if (turn.State.Active is not { } draft || flows[draft.Flow].Slot(action["slot"]) is not { } slot || (action["value"].Length > 0 && !slot.Knows(turn, action["value"])))
            Stale(turn);
        else
            OnReading(turn, slot, new Reading.Filled(new SlotValue(action["value"], action["shown"])));
    }

    /// <summary>Also of a draft that was put aside for a question: it is taken up again.</summary>
    private bool Correct(TTurn turn, Correction correction)
    {
        var draft = turn.State.Active ?? (turn.State.Suspended is [.., var aside] ? aside : null);
        if (draft is null || flows[draft.Flow].Slot(correction.Slot) is not { Label: { } label })
            return false;
        if (turn.State.Active is null)
            Activate(turn, draft);
        var before = draft.Shown(correction.Slot);
        var values = Together(correction.Slot, correction.Value, correction.Others);
        Change(turn, draft.Fill(values));
        var lead = AndWhatNoLongerFits(turn, values, before.Length == 0
            ? turn.Text("engine.noted", ("value", correction.Value.Shown))
            : Corrected(turn, label, before, correction.Value.Shown));
        if (draft.Asking == correction.Slot)
            Continue(turn, lead);
        else
            Repeat(turn, lead);
        return true;
    }

    private static string Corrected(TTurn turn, string label, string before, string after) =>
        turn.Text("engine.corrected", ("what", InSentence(turn.Text(label))), ("from", before), ("to", after));

    /// <summary>A label stands alone with a capital; abbreviations keep theirs.</summary>
    private static string InSentence(string label) =>
        label is [var first, var second, ..] && !char.IsUpper(second) ? $"{char.ToLowerInvariant(first)}{label[1..]}" : label;

    private void AskWhatToEdit(TTurn turn)
    {
        if (turn.State.Active is not { } draft)
        {
            turn.Say(turn.Text("engine.nothing-to-edit"));
            return;
        }
        var options = Editable(turn, draft);
        if (options.Count == 0)
        {
            Repeat(turn, turn.Text("engine.at-the-start"));
            return;
        }
        Touch(turn, draft with { Asking = null });
        SayPrompt(turn, new Prompt(turn.Text("engine.what-to-edit"), options), null);
    }

    private List<Option> Editable(TTurn turn, Draft draft) =>
    [
        .. from slot in flows[draft.Flow].Slots
           where draft.Slots.ContainsKey(slot.Name) && CanBeReopened(turn, draft, slot)
           select new Option($"{turn.Text(slot.Label!)}: {draft.Shown(slot.Name)}", new DialogAction(EngineActions.EditSlot, ("slot", slot.Name))),
    ];

    /// <summary>Asks for a slot again. Its value stays until there is another.</summary>
    private void Reopen(TTurn turn, string name)
    {
        if (turn.State.Active is not { } draft || flows[draft.Flow].Slot(name) is not { } slot)
        {
            Stale(turn);
            return;
        }
        Touch(turn, draft with { Attempts = 0 });
        var before = draft.Shown(name);
        Ask(turn, slot, before.Length == 0 ? null : turn.Text("engine.was", ("value", before)));
    }

    private static bool CanBeReopened(TTurn turn, Draft draft, Slot<TTurn>? slot) => slot is { Label: not null } && slot.Needed(turn, draft);
}
