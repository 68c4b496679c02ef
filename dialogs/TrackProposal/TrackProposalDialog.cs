using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>Status questions: the overview, one record, lists, history (user stories 4.4). Nobody sees beyond their scope.</summary>
internal sealed class TrackProposalDialog : IDialog
{
    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (ActionNames.Overview, (turn, _) => Overview.Say(turn)),
        (ActionNames.View, View),
        (ActionNames.ViewDocument, ViewDocument),
        (ActionNames.List, RecordList.Say),
        (ActionNames.DueSoon, DueSoonList.Say),
        (ActionNames.News, (turn, _) => RecentEvents.Say(turn)),
        (ActionNames.Export, (turn, _) => ListExport.Say(turn)),
        (ActionNames.PrimeMinisterList, (turn, _) => PrimeMinister.Say(turn)),
        (ActionNames.PrimeMinisterDraft, (turn, action) => OnRecord(turn, action, PrimeMinister.SayDraft)),
        (ActionNames.Holder, (turn, action) => OnRecord(turn, action, Whereabouts.SayHolder)),
        (ActionNames.Where, (turn, action) => OnRecord(turn, action, Whereabouts.SayTime)),
        (ActionNames.Letters, (turn, action) => OnRecord(turn, action, RecordLetters.Say)),
        (ActionNames.History, (turn, action) => OnRecord(turn, action, RecordHistory.Say)),
        (ActionNames.Explain, (turn, action) => OnRecord(turn, action, ExplainDeadline)),
    ];

    /// <summary>Does something with the record that an action names, or says that there is none to be seen.</summary>
    public static void OnRecord(Turn turn, DialogAction action, Action<Turn, Proposal> act)
    {
        if (!ProposalId.TryParse(action["id"], out var id) || turn.Find(id) is not { } proposal)
        {
            turn.Say(turn.Text("common.not-found"));
            return;
        }
        turn.Remember("record", id.ToString());
        act(turn, proposal);
    }

    private static void View(Turn turn, DialogAction action) => OnRecord(turn, action, RecordCard.Say);

    private static void ViewDocument(Turn turn, DialogAction action)
    {
        var wanted = turn.Reader.Documents(action["text"], turn.Today);
        var found = wanted is [var document, ..]
            ? OfKind(InScope.List(turn, openOnly: false).Where(p => !p.IsTakenBack && Codes(p).Any(c => Matches(c, document))).ToList(), document)
            : [];
        switch (found)
        {
            case []: turn.Say(turn.Text("common.not-found")); break;
            case [var only]: RecordCard.Say(turn, only); break;
            default: RecordList.Say(turn, found, turn.Text("track.several-documents")); break;
        }
    }

    private static IEnumerable<string> Codes(Proposal proposal) => proposal.Letters.Select(l => l.Reference).Append(proposal.Request).Select(r => r.Code);

    /// <summary>"tờ trình 48" is first looked for among the submissions.</summary>
    private static List<Proposal> OfKind(List<Proposal> found, Vietnamese.DocumentReading document)
    {
        var ofKind = found.Where(p => Codes(p).Any(c => Matches(c, document) && c.Contains($"/{document.KindCode}-", StringComparison.OrdinalIgnoreCase))).ToList();
        return document is { Normalized: null, KindCode: not null } && ofKind.Count > 0 ? ofKind : found;
    }

    private static bool Matches(string code, Vietnamese.DocumentReading document) =>
        document.Normalized is { } normalized
            ? string.Equals(code, normalized, StringComparison.OrdinalIgnoreCase)
            : document.Number is { } number && int.TryParse(code.AsSpan()[..code.AsSpan().IndexOfAnyExceptInRange('0', '9')], out var known) && known == number;

    private static void ExplainDeadline(Turn turn, Proposal proposal)
    {
        var filed = proposal.History.Select(f => f.Fact).OfType<Filed>().First();
        var blocks = DeadlineWords.Explain(turn, filed.Request.Date ?? turn.Rules.Time.Day(proposal.FiledAt), filed.Rule).ToList();
        if (proposal.Deadline.On != proposal.OriginalDue)
            blocks.Add(new Paragraph(turn.Text("track.moved", ("original", turn.Show.Deadline(proposal.OriginalDue)), ("now", turn.Show.Deadline(proposal.Deadline.On)))));
        turn.Say(new Prompt(blocks));
    }
}
