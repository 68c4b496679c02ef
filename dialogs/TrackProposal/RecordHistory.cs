using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>What happened to a record, newest last: who, when, what. Undone steps stay visible as such.</summary>
internal static class RecordHistory
{
    private const int Most = 15;

    public static void Say(Turn turn, Proposal proposal)
    {
        var lines = proposal.History.TakeLast(Most).Select(f => Line(turn, proposal, f)).ToList();
        var lead = proposal.History.Count > Most
            ? turn.Text("track.history-last", ("id", proposal.Id), ("count", Most), ("total", proposal.History.Count))
            : turn.Text("track.history", ("id", proposal.Id));
        turn.Say(new Prompt([new Paragraph(lead), new BulletList(lines)]));
    }

    public static string Line(Turn turn, Proposal proposal, RecordedFact recorded)
    {
        var who = recorded.By.Post is { } post ? turn.Show.Post(post) : turn.Text("track.by-system");
        return turn.Text("track.history-line", ("when", Stamp(turn, recorded.By.At)), ("what", What(turn, proposal, recorded.Fact)), ("who", who));
    }

    private static string Stamp(Turn turn, DateTimeOffset at) =>
        turn.Rules.Time.Local(at).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a fact says, in few words.</summary>
    public static string What(Turn turn, Proposal proposal, ProposalFact fact)
    {
        var key = $"track.fact.{fact.GetType().Name}";
        return fact switch
        {
            Filed f => turn.Text(key, ("addressee", turn.Show.Unit(f.Addressee)), ("document", turn.Show.Document(f.Request))),
            StallReported s => turn.Text(key, ("category", turn.Show.Category(s.Report.Category))),
            LetterAdded l => turn.Text(key, ("document", turn.Show.Document(l.Letter.Reference))),
            FileAttached f => turn.Text(key, ("file", f.FileName)),
            ReportHeld h => turn.Text(key, ("reason", h.Reason)),
            AgencyAnswered a => turn.Text(key, ("agency", turn.Show.Unit(BodyAnswers.By(proposal, a))), ("kind", RecordCard.Answer(turn, proposal, a))),
            Extended e => turn.Text(key, ("until", Show.Date(e.Until)), ("reason", e.Reason), ("ordinal", e.Ordinal)),
            ExtensionAsked e => turn.Text(key, ("until", Show.Date(e.Until)), ("reason", e.Reason)),
            ExtensionDeclined d => turn.Text(key, ("reason", d.Reason)),
            DeadlineMoved m => turn.Text(key, ("to", Show.Date(m.To)), ("why", m.IsCounted ? turn.Text("track.moved." + m.Why) : m.Why)),
            Paused p => turn.Text(key, ("reason", p.Reason)),
            Resumed r => turn.Text(key, ("due", Show.Date(r.Due))),
            Nudged n => turn.Text(n.Reached ? key : $"{key}-unreached", ("post", turn.Show.Post(n.Recipient))),
            ReportedToLeader r => turn.Text(key, ("post", turn.Show.Post(r.Leader))),
            Directed d => turn.Text(key, ("assignee", turn.Show.Unit(d.Assignee)), ("text", d.Text), ("due", Show.Date(d.Due))),
            Referred r => turn.Text(key, ("ministry", turn.Show.Unit(r.Ministry)), ("document", turn.Show.Document(r.Letter))),
            ReportedToPrimeMinister r => turn.Text(key, ("document", turn.Show.Document(r.Letter))),
            Resolved r => turn.Text(key, ("document", turn.Show.Document(r.Reply))),
            Withdrawn w => turn.Text(key, ("reason", w.Reason == "undo" ? turn.Text("track.undo-reason") : w.Reason)),
            _ => turn.Text(key),
        };
    }
}
