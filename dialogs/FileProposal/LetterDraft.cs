using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>
/// A proposal that was never sent cannot be tracked: the words of a letter to start from, for the head to change and sign
/// (user stories 4.3, "chưa gửi cơ quan nào"). Nothing is kept.
/// </summary>
internal static class LetterDraft
{
    private const string Name = "report.letter";
    private const string Content = "content";

    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots =
        [
            new Slot<Turn>(SlotNames.Addressee)
            {
                Label = "report.label.addressee",
                Field = FieldKind.Line,
                Ask = (turn, _) => new Prompt(turn.Text("report.letter.ask-addressee")),
                Read = (turn, _, text) => BodySlot.Read(turn, SlotNames.Addressee, text, u => u.Id != turn.ReportingUnit),
            },
            Words(SlotNames.Subject, "report.label.subject", "report.letter.ask-subject"),
            Words(Content, "report.letter.label-content", "report.letter.ask-content"),
        ],
        Complete = Say,
        About = (turn, _) => turn.Text("report.letter.about"),
    };

    public static void Begin(Turn turn, DialogAction action)
    {
        turn.State = turn.State with { Active = turn.State.Active is { Flow: FileProposalDialog.FlowName } ? null : turn.State.Active };
        if (FileProposalDialog.MayReport(turn))
            turn.Engine.Start(turn, Name);
        else
            turn.Say(turn.Text("report.not-yours"));
    }

    private static Slot<Turn> Words(string name, string label, string ask) => new(name)
    {
        Label = label,
        FreeText = true,
        Ask = (turn, _) => new Prompt(turn.Text(ask)),
        Read = (turn, _, text) => EvidenceSlots.Free(turn, text),
    };

    private static void Say(Turn turn, Draft draft)
    {
        var agency = turn.Directory.Responsible(new UnitId(draft.Value(SlotNames.Addressee)!), turn.Today)?.Name ?? draft.Shown(SlotNames.Addressee);
        var lines = turn.Text("report.letter.text", ("unit", turn.Show.Unit(turn.ReportingUnit)), ("agency", agency),
            ("subject", draft.Value(SlotNames.Subject)!.TrimEnd('.')), ("content", draft.Value(Content)!.TrimEnd('.')));
        turn.Say(new Prompt([new Paragraph(turn.Text("report.letter.lead")), .. lines.Split('|').Select(l => new Paragraph(l)), new Paragraph(turn.Text("report.letter.next"))]));
    }
}
