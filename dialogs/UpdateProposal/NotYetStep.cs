using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>"Vẫn chưa được giải quyết": noted, and the head learns what follows and may hasten or hold the report.</summary>
internal static class NotYetStep
{
    public static void Take(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.ConfirmStillOpen(proposal)) is not { } after)
            return;
        if (!after.IsOverdue)
        {
            turn.Say(turn.Text("update.not-yet-in-time", ("id", after.Id), ("due", turn.Show.Deadline(after.Deadline.On))));
            return;
        }
        var id = ("id", after.Id.ToString());
        turn.Say(new Prompt(Sentence(turn, after),
            new Option(turn.Text("update.agree"), new DialogAction(ActionNames.Acknowledge), Means: Answer.Yes),
            new Option(turn.Text("update.report-now"), new DialogAction(ActionNames.ReportNow, id)),
            new Option(turn.Text("update.hold"), new DialogAction(ActionNames.HoldReport, id), Means: Answer.No)));
    }

    private static string Sentence(Turn turn, Proposal proposal)
    {
        var last = turn.Rules.Calendar.AddWorkingDays(proposal.Deadline.On, turn.Rules.Rung(Rung.Reporting)?.OffsetWorkingDays ?? 0);
        return turn.Text(
            last >= turn.Today ? "update.not-yet" : "update.not-yet-late",
            ("time", turn.Rules.Time.Local(turn.Now).ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("date", Show.Date(turn.Today)),
            ("told", Told(turn, proposal)),
            ("last", turn.Show.WorkedDay(last)));
    }

    private static string Told(Turn turn, Proposal proposal)
    {
        if (turn.AgencyHead(proposal) is null)
            return turn.Text("update.agency-outside", ("agency", turn.Show.Unit(proposal.Addressee)));
        var told = proposal.Nudges.LastOrDefault(n => n.Nudge.Audience == Audience.AgencyHead).At;
        return told == default
            ? turn.Text("update.agency-to-be-told", ("agency", turn.Show.Unit(proposal.Addressee)))
            : turn.Text("update.agency-told", ("agency", turn.Show.Unit(proposal.Addressee)), ("date", Show.Date(turn.Rules.Time.Day(told))));
    }
}
