using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>Files that came without a word on where they belong: the record is asked for, all go to it.</summary>
internal static class AttachFlow
{
    public const string Name = "update.attach";
    private const int Offered = 4;

    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots =
        [
            new Slot<Turn>(SlotNames.Files) { Given = true, Knows = (_, value) => Knows(value), Needed = (_, _) => false, Ask = (_, _) => new Prompt(""), Read = (_, _, _) => new Reading.NotUnderstood() },
            new Slot<Turn>(SlotNames.Record) { IsAnswer = RecordFlow.NamesRecord, Ask = Ask, Read = Read },
        ],
        Complete = (turn, draft) =>
        {
            if (ProposalId.TryParse(draft.Value(SlotNames.Record), out var id))
                Attachments.AttachAll(turn, id, Files(draft));
        },
        About = (turn, draft) => turn.Text("update.attach.about", ("files", Attachments.Names(Files(draft)))),
    };

    public static void Begin(Turn turn)
    {
        if (turn.State.Active is { Flow: Name } draft)
        {
            turn.State = turn.State with { Active = draft.Fill(SlotNames.Files, Held(Files(draft), turn.Files)) };
            turn.Engine.Continue(turn);
        }
        else if (Records(turn).Any())
            turn.Engine.Start(turn, Name, new Dictionary<string, SlotValue> { [SlotNames.Files] = Held([], turn.Files) });
        else
            turn.Say(turn.Text("update.attach-none", ("files", Attachments.Names(turn.Files))));
    }

    /// <summary>Files as a draft holds them, one a line.</summary>
    public static SlotValue Held(IReadOnlyList<Attachment> before, IReadOnlyList<Attachment> more) =>
        new(string.Join('\n', before.Concat(more).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}|{f.Size}|{f.FileName}"))), "");

    public static bool Knows(string value) =>
        value.Split('\n').All(line => line.Split('|', 3) is [_, var size, _] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    public static IReadOnlyList<Attachment> Files(Draft draft) =>
        [.. (draft.Value(SlotNames.Files)?.Split('\n') ?? []).Select(line => line.Split('|', 3)).Select(f => new Attachment(f[0], f[2], "", long.Parse(f[1], CultureInfo.InvariantCulture)))];

    private static Prompt Ask(Turn turn, Draft draft) => new(turn.Text("update.attach-where", ("files", Attachments.Names(Files(draft)))),
        [.. Records(turn).Take(Offered).Select(p => new Option($"{p.Id}: {p.Request.Code}", EngineActions.FillSlot(SlotNames.Record, Value(p.Id))))]);

    /// <summary>The code may be typed; one that is not the speaker's leaves the question open.</summary>
    private static Reading Read(Turn turn, Draft draft, string text) => Phrases.RecordIn(turn, text) switch
    {
        { } id when Records(turn).Any(p => p.Id == id) => new Reading.Filled(Value(id)),
        not null => new Reading.Refused(turn.Text("common.not-found")),
        null => new Reading.NotUnderstood(),
    };

    /// <summary>Those the speaker may add to: the one spoken of last, then the newest.</summary>
    private static IEnumerable<Proposal> Records(Turn turn) => InScope.List(turn)
        .Where(p => Attachments.MayAttach(turn.Office.Directory, turn.Post!.Id, p, turn.Today))
        .OrderByDescending(p => p.Id.ToString() == turn.Recall("record"))
        .ThenByDescending(p => p.Id);

    private static SlotValue Value(ProposalId id) => new(id.ToString(), id.ToString());
}
