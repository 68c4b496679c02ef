using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>Reads a body into a slot: one is taken, several are asked, a former one is told with who took it over.</summary>
internal static class BodySlot
{
    private const int MostCandidates = 6;

    public static Reading Read(Turn turn, string slot, string text, Func<Unit, bool>? among) => Bodies.Best(turn, text, among) switch
    {
        [] => new Reading.NotUnderstood(),
        [var only] => new Reading.Filled(Value(turn, only)),
        var several => new Reading.Ambiguous(turn.Text("bodies.which", ("text", text.Trim())), [.. several.Take(MostCandidates).Select(u => Value(turn, u))]),
    };

    /// <summary>Whether a kept value is a body of the directory.</summary>
    public static bool Knows(Turn turn, string value) => turn.Directory.Unit(new UnitId(value)) is not null;

    /// <summary>The question which of several bodies a sentence meant.</summary>
    public static Prompt Which(Turn turn, string slot, string text, IReadOnlyList<Unit> several) => new(
        turn.Text("bodies.which", ("text", text)),
        [.. several.Take(MostCandidates).Select(u => Value(turn, u)).Select(v => new Option(v.Shown, EngineActions.FillSlot(slot, v)))]);

    /// <summary>The path of what is sent to this body.</summary>
    public static SlotValue Path(Turn turn, Unit unit) => unit.Kind == UnitKind.Ministry
        ? new SlotValue(nameof(ProposalPath.Central), turn.Text("report.path-central"))
        : new SlotValue(nameof(ProposalPath.Provincial), turn.Text("report.path-provincial"));

    public static SlotValue Value(Turn turn, Unit unit)
    {
        var responsible = turn.Directory.Responsible(unit.Id, turn.Today);
        var shown = responsible is null || responsible.Id == unit.Id || unit.Validity.To is not { } last
            ? unit.Name
            : turn.Text("bodies.succeeded", ("old", unit.Name), ("now", responsible.Name), ("date", Show.Date(last.AddDays(1))));
        return new SlotValue(unit.Id.Value, shown);
    }
}
