using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Common;

/// <summary>Reads a body into a slot: one is taken, several are asked, a former one is told with who took it over.</summary>
internal static class BodySlot
{
    private const int MostCandidates = 6;

    public static Reading Read(Turn turn, string slot, string text, Func<Unit, bool>? among) => Bodies.Best(turn, text, among) switch
    {
        [] => new Reading.NotUnderstood(),
        [var only] => new Reading.Filled(Value(turn, only)),
        var several => new Reading.Ambiguous(turn.Text("bodies.which", ("text", text)), [.. several.Take(MostCandidates).Select(u => Value(turn, u))]),
    };

    public static SlotValue Value(Turn turn, Unit unit)
    {
        var responsible = turn.Directory.Responsible(unit.Id, turn.Today);
        var shown = responsible is null || responsible.Id == unit.Id
            ? unit.Name
            : turn.Text("bodies.succeeded", ("old", unit.Name), ("now", responsible.Name));
        return new SlotValue(unit.Id.Value, shown);
    }
}
