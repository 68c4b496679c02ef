using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>News of a record that a sentence does not name ("Sở B hẹn cuối tháng trả lời"): asks which one is meant, then takes the sentence for that.</summary>
internal static class WhichRecord
{
    private const string Name = "which";
    private const string Said = "said";
    private const int MostOffered = 6;

    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots =
        [
            new Slot<Turn>(Said) { Given = true, Needed = (_, _) => false, Ask = (_, _) => new Prompt(""), Read = (_, _, _) => new Reading.NotUnderstood() },
            new Slot<Turn>(SlotNames.Record) { IsAnswer = RecordFlow.NamesRecord, Ask = Ask, Read = (turn, _, text) => RecordFlow.ReadRecord(turn, text) },
        ],
        Complete = (turn, draft) => Take(turn, draft.Value(SlotNames.Record)!, draft.Value(Said)!),
        About = (turn, _) => turn.Text("which.about"),
        Keep = false,
    };

    public static void Begin(Turn turn, DialogAction action)
    {
        var text = action["text"];
        var (about, own, isNamed) = Candidates(turn, text);
        if (about is [var only])
            Take(turn, only.Id.ToString(), text);
        // A letter to a body with which nothing is open yet: no news of a record, but a report.
        else if (about.Count == 0 && isNamed && turn.Reader.Documents(text, turn.Today).Count > 0)
            turn.Engine.Run(turn, new DialogAction(ActionNames.Report, ("text", text)));
        else if (own.Count == 0)
            turn.Say(turn.Text("which.none"));
        else
            turn.Engine.Start(turn, Name, new Dictionary<string, SlotValue> { [Said] = new(text, "") });
    }

    public static bool AnyForAgency(Turn turn) =>
        turn.Post is { } post && InScope.List(turn).Any(p => Scope.ActsForAgency(turn.Office.Directory, post.Id, p, turn.Today));

    private static void Take(Turn turn, string record, string text) =>
        turn.Engine.Run(turn, SentenceWishes.OnRecord(turn, turn.Reader.Sentence(text, turn.Rules.Time.Local(turn.Now)), record, text));

    private static Prompt Ask(Turn turn, Draft draft) => new(
        turn.Text("which.ask"),
        [.. Offered(turn, draft.Value(Said)!).Take(MostOffered).Select(p => new Option(NoticeWords.Line(turn, p), EngineActions.FillSlot(SlotNames.Record, new SlotValue(p.Id.ToString(), p.Id.ToString()))))]);

    /// <summary>Open records on which the speaker may act, the one spoken of last first, and those of them that concern the bodies named; all when none is.</summary>
    private static (List<Proposal> About, List<Proposal> Own, bool IsNamed) Candidates(Turn turn, string text)
    {
        var own = InScope.List(turn).Where(p => Acts(turn, p)).OrderByDescending(p => p.Id.ToString() == turn.Recall("record")).ToList();
        var named = Bodies.All(turn, text).Select(b => turn.Directory.Responsible(b.Unit.Id, turn.Today)?.Id ?? b.Unit.Id).Where(id => id != turn.Post?.Unit).ToHashSet();
        return (named.Count == 0 ? own : [.. own.Where(p => named.Contains(p.Addressee) || named.Contains(p.Unit))], own, named.Count > 0);
    }

    private static List<Proposal> Offered(Turn turn, string text)
    {
        var (about, own, _) = Candidates(turn, text);
        return about.Count > 0 ? about : own;
    }

    private static bool Acts(Turn turn, Proposal proposal) => turn.Post is { } post
        && (Scope.ActsForUnit(turn.Office.Directory, post.Id, proposal, turn.Today) || Scope.ActsForAgency(turn.Office.Directory, post.Id, proposal, turn.Today));
}
