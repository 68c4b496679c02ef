using EscalationBot.Conversation.Dialogs;

namespace EscalationBot.Conversation.Tests.Toy;

/// <summary>The smallest dialog: one question, nothing to confirm, not worth keeping.</summary>
internal static class RoomForm
{
    public const string Name = "room";
    private const string Hour = "hour";

    public static Flow<LeaveTurn> Flow { get; } = new(Name)
    {
        Slots =
        [
            new Slot<LeaveTurn>(Hour)
            {
                Ask = (turn, _) => new Prompt(turn.Text("room.ask")),
                Read = (_, _, text) => LeaveForm.Number(text) is { } hour and < 24 ? new Reading.Filled(new SlotValue($"{hour}", $"{hour}h")) : new Reading.NotUnderstood(),
            },
        ],
        Complete = (turn, draft) =>
        {
            turn.Done.Add($"giữ phòng: {draft.Shown(Hour)}");
            turn.Say(turn.Text("room.kept", ("hour", draft.Shown(Hour))));
        },
        About = (turn, _) => turn.Text("room.about"),
        Keep = false,
    };
}
