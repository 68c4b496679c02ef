using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>A side of a record that may act on it.</summary>
internal delegate bool MayAct(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day);

/// <summary>
/// Dialogs about one record. Scope and side are checked when the dialog starts and again when it ends, because a button
/// can be old and a post can change in between.
/// </summary>
internal static class RecordFlow
{
    /// <summary>The record of a draft or action if the speaker may act on it; otherwise says that there is none.</summary>
    public static Proposal? Allowed(Turn turn, string id, MayAct may)
    {
        if (turn.Post is { } post && ProposalId.TryParse(id, out var parsed) && turn.Find(parsed) is { } proposal
            && may(turn.Office.Directory, post.Id, proposal, turn.Today))
        {
            turn.Remember("record", id);
            return proposal;
        }
        turn.Say(turn.Text("common.not-found"));
        return null;
    }

    /// <summary>An action that starts a flow on the record it names.</summary>
    /// <param name="said">What the sentence that asked for it, or the rest of its phrase, fills at once.</param>
    public static Action<Turn, DialogAction> Starter(string flow, MayAct may, Func<Turn, Proposal, string, IReadOnlyDictionary<string, SlotValue>>? said = null) => (turn, action) =>
    {
        if (Allowed(turn, action["id"], may) is not { } proposal)
            return;
        var slots = RepliedActions.Slots(turn, action);
        slots[SlotNames.Record] = new(proposal.Id.ToString(), proposal.Id.ToString());
        foreach (var (slot, value) in said?.Invoke(turn, proposal, action["said"] + action["rest"]) ?? new Dictionary<string, SlotValue>())
            slots.TryAdd(slot, value);
        turn.Engine.Start(turn, flow, slots);
    };

    /// <summary>An action that does something at once.</summary>
    public static Action<Turn, DialogAction> Doer(MayAct may, Action<Turn, Proposal> act) => (turn, action) =>
    {
        if (Allowed(turn, action["id"], may) is { } proposal)
            act(turn, proposal);
    };

    /// <summary>A flow over the given slots; the record was put in by <see cref="Starter"/>.</summary>
    public static Flow<Turn> Make(string name, MayAct may, IEnumerable<Slot<Turn>> slots, Action<Turn, Draft, Proposal> complete, Func<Turn, Draft, Prompt>? summary = null) => new(name)
    {
        Slots = [RecordSlot, .. slots],
        Summary = summary,
        Complete = (turn, draft) =>
        {
            if (Allowed(turn, draft.Value(SlotNames.Record) ?? "", may) is { } proposal)
                complete(turn, draft, proposal);
        },
        About = (turn, draft) => turn.Text($"{name}.about", ("id", draft.Shown(SlotNames.Record))),
    };

    /// <summary>The reason that a sentence gives.</summary>
    public static Dictionary<string, SlotValue> SaidReason(Turn turn, Proposal proposal, string text) =>
        turn.Reader.Reason(text) is { } reason ? new() { [SlotNames.Reason] = new SlotValue(reason, reason) } : [];

    /// <summary>A free-text reason.</summary>
    public static Slot<Turn> Reason(string askKey, Func<Turn, Draft, bool>? needed = null) => new(SlotNames.Reason)
    {
        Label = "update.label.reason",
        FreeText = true,
        Needed = needed ?? ((_, _) => true),
        Ask = (turn, draft) => new Prompt(turn.Text(askKey, ("id", draft.Shown(SlotNames.Record)))),
        Read = (turn, _, text) => EvidenceSlots.Free(turn, text),
    };

    /// <summary>A code and nothing else.</summary>
    public static bool NamesRecord(DialogAction action) => action.Name == ActionNames.View;

    public static Reading ReadRecord(Turn turn, string text) =>
        Phrases.RecordIn(turn, text) is { } id ? new Reading.Filled(new SlotValue(id.ToString(), id.ToString())) : new Reading.NotUnderstood();

    private static readonly Slot<Turn> RecordSlot = new(SlotNames.Record)
    {
        Given = true,
        IsAnswer = NamesRecord,
        Field = FieldKind.Line,
        Ask = (turn, _) => new Prompt(turn.Text("update.ask-record")),
        Read = (turn, _, text) => ReadRecord(turn, text),
    };
}
