using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>One record: where it stands, who was told, what comes next, and what the asker may do.</summary>
internal static class RecordCard
{
    public static void Say(Turn turn, Proposal proposal)
    {
        if (turn.Brief)
            turn.Say(Brief(turn, proposal));
        else
            turn.Say(new Prompt([new Paragraph($"{proposal.Id}: {proposal.Subject}"), new BulletList([.. Lines(turn, proposal)])], Options(turn, proposal)));
    }

    /// <summary>"KN-0098: đang giải quyết trong hạn, hạn trả lời thứ Tư, 14/01/2026."</summary>
    public static string Brief(Turn turn, Proposal proposal) => proposal.IsOpen
        ? turn.Text("track.brief-open", ("id", proposal.Id), ("group", turn.Show.Group(proposal.Group)), ("due", turn.Show.Deadline(proposal.Deadline.On)))
        : turn.Text("track.brief-closed", ("id", proposal.Id), ("group", turn.Show.Group(proposal.Group)));

    private static IEnumerable<string> Lines(Turn turn, Proposal proposal)
    {
        yield return turn.Text("track.line-sent", ("unit", turn.Show.Unit(proposal.Unit)), ("addressee", turn.Show.Unit(proposal.Addressee)), ("document", turn.Show.Document(proposal.Request)));
        yield return turn.Text(proposal.IsOpen ? "track.line-state" : "track.line-state-closed", ("state", turn.Show.State(Overview.StateOf(turn, proposal))), ("group", turn.Show.Group(proposal.Group)));
        if (proposal.IsOpen)
            yield return Due(turn, proposal);
        if (proposal.Stall is { } stall)
            yield return turn.Text("track.line-stall", ("category", Stall(turn, proposal, stall)));
        if (proposal.Extensions > 0)
            yield return turn.Text("track.line-extended", ("count", Show.Count(proposal.Extensions)), ("original", Show.Date(proposal.OriginalDue)));
        if (proposal.PendingExtension is { } asked && proposal.IsOpen)
            yield return turn.Text("track.line-extension-asked", ("until", Show.Date(asked.Until)), ("reason", asked.Reason));
        if (proposal.Pause is { } pause)
            yield return turn.Text("track.line-paused", ("date", Show.Date(pause.On)), ("reason", pause.Reason));
        if (Told(turn, proposal, Audience.AgencyHead) is { Length: > 0 } told)
            yield return turn.Text("track.line-nudged", ("agency", turn.Show.Unit(proposal.Addressee)), ("dates", told));
        foreach (var (body, answer, at) in BodyAnswers.Newest(proposal))
            yield return turn.Text("track.line-answer", ("agency", turn.Show.Unit(body)), ("kind", Answer(turn, proposal, answer)), ("date", Show.Date(turn.Rules.Time.Day(at))));
        if (proposal.Reports is [var report, ..])
            yield return turn.Text("track.line-reported", ("date", Show.Date(report.Report.Digest)));
        if (proposal.Directions is [.., var direction])
            yield return Directed(turn, direction);
        if (proposal.ClosingReply is { } reply)
            yield return turn.Text("track.line-closed", ("document", turn.Show.Document(reply)));
        if (proposal.WithdrawnBecause is { } reason)
            yield return turn.Text("track.line-withdrawn", ("reason", proposal.IsTakenBack ? turn.Text("track.undo-reason") : reason));
        if (proposal.HeldBecause is { } held && proposal.IsOpen)
            yield return turn.Text("track.line-held", ("reason", held));
        if (Next(turn, proposal) is { } next)
            yield return next;
    }

    /// <summary>"cho rằng không thuộc thẩm quyền, nêu Sở D".</summary>
    public static string Answer(Turn turn, Proposal proposal, AgencyAnswered answer) =>
        turn.Text($"track.answer.{answer.Kind}", ("competent", PointedBody.Name(turn, proposal, answer)));

    /// <summary>The category in its own words; where a reply points elsewhere, the body with it.</summary>
    private static string Stall(Turn turn, Proposal proposal, StallReport stall) => PointedBody.Words(turn, proposal) is { } pointed
        ? turn.Text("track.stall-pointed", ("category", turn.Show.Category(stall.Category)), ("pointed", pointed))
        : turn.Show.Category(stall.Category);

    private static string Due(Turn turn, Proposal proposal)
    {
        var late = turn.Show.DaysLate(proposal);
        return late > 0
            ? turn.Text("track.line-overdue", ("due", turn.Show.Deadline(proposal.Deadline.On)), ("days", Show.Count(late)))
            : turn.Text("track.line-due", ("due", turn.Show.Deadline(proposal.Deadline.On)), ("days", Show.Count(turn.Rules.Calendar.WorkingDaysBetween(turn.Today, proposal.Deadline.On))));
    }

    private static string Directed(Turn turn, Direction direction) => turn.Text(direction.DoneOn is null ? "track.line-directed" : "track.line-directed-done",
        ("assignee", turn.Show.Unit(direction.Assignee)), ("date", Show.Date(direction.GivenOn)), ("due", Show.Date(direction.Due)), ("text", direction.Text));

    private static string Told(Turn turn, Proposal proposal, Audience audience) => string.Join(", ", proposal.Nudges
        .Where(n => n.Nudge.Audience == audience)
        .Select(n => Show.ShortDate(turn.Rules.Time.Day(n.At)))
        .Distinct());

    /// <summary>The next rung ahead, if the record stays as it is.</summary>
    private static string? Next(Turn turn, Proposal proposal)
    {
        if (!proposal.IsOpen || proposal.Pause is not null || proposal.OpenDirection is not null)
            return null;
        var ahead = turn.Rules.Ladder
            .Where(r => r.Path is null || r.Path == proposal.Path)
            .Select(r => (Rung: r, On: turn.Rules.Calendar.AddWorkingDays(proposal.Deadline.On, r.OffsetWorkingDays)))
            .Where(r => r.On > turn.Today)
            .OrderBy(r => r.On)
            .ToList();
        return ahead is [var next, ..]
            ? turn.Text("track.line-next", ("date", turn.Show.Deadline(next.On)), ("when", When(turn, next.Rung)), ("what", turn.Text($"track.rung.{next.Rung.Number}")))
            : null;
    }

    private static string When(Turn turn, Rung rung) => rung.OffsetWorkingDays > 0
        ? turn.Text("track.next-late", ("days", Show.Count(rung.OffsetWorkingDays)))
        : turn.Text("track.next-before", ("days", Show.Count(-rung.OffsetWorkingDays)));

    private static List<Option> Options(Turn turn, Proposal proposal)
    {
        var id = ("id", proposal.Id.ToString());
        var options = new List<Option>();
        var day = turn.Today;
        if (turn.Post is { } post && proposal.IsOpen)
        {
            if (Scope.ActsForUnit(turn.Office.Directory, post.Id, proposal, day))
            {
                options.Add(new Option(turn.Text("track.do-resolved"), new DialogAction(ActionNames.Resolved, id)));
                if (proposal is { IsOverdue: true, Pause: null })
                    options.Add(new Option(turn.Text("nudge.do-not-yet"), new DialogAction(ActionNames.NotYet, id)));
                options.Add(new Option(turn.Text("track.do-letter"), new DialogAction(ActionNames.AddLetter, id), Repeatable: true));
                if (proposal.Pause is null)
                    options.Add(new Option(turn.Text("track.do-extend"), new DialogAction(ActionNames.Extend, id), Repeatable: true));
                else
                    options.Add(new Option(turn.Text("track.do-unpause"), new DialogAction(ActionNames.Unpause, id)));
            }
            if (Scope.ActsForAgency(turn.Office.Directory, post.Id, proposal, day))
                options.Add(new Option(turn.Text("track.do-answer"), new DialogAction("agency", id), Repeatable: true));
            if (Scope.MayDirect(turn.Office.Directory, post.Id, proposal, day))
                options.Add(new Option(turn.Text("track.do-direct"), new DialogAction("direct", id), Repeatable: true));
            if (post.Role == PostRole.Office && proposal.PendingExtension is not null)
            {
                options.Add(new Option(turn.Text("track.do-approve"), new DialogAction(ActionNames.ApproveExtension, id)));
                options.Add(new Option(turn.Text("track.do-decline"), new DialogAction(ActionNames.DeclineExtension, id)));
            }
        }
        options.Add(new Option(turn.Text("track.do-history"), new DialogAction(ActionNames.History, id), Repeatable: true));
        options.Add(new Option(turn.Text("track.do-explain"), new DialogAction(ActionNames.Explain, id), Repeatable: true));
        return options;
    }
}
