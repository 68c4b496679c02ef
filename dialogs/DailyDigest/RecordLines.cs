using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>One record in a digest, in a line: facts only, and what the agency itself said.</summary>
internal static class RecordLines
{
    /// <summary>"KN-0117, UBND xã A → Sở B: chưa có văn bản trả lời, quá hạn 06 ngày làm việc. Sở B đã được thông báo ngày 06/01 và 10/01, chưa có ý kiến."</summary>
    public static string Waiting(Turn turn, Proposal proposal)
    {
        var line = NoticeWords.Line(turn, proposal);
        if (proposal.IsCentral)
            return turn.Text(proposal.Reminders == 0 ? "digest.line-central-unreminded" : "digest.line-central", ("line", line), ("reminders", Show.Count(proposal.Reminders)));
        var answers = BodyAnswers.Newest(proposal).ToLookup(a => a.Body == proposal.Addressee);
        var agency = turn.Text("digest.agency", ("agency", turn.Show.Unit(proposal.Addressee)), ("told", Told(turn, proposal)),
            ("answer", answers[true].Select(a => Answer(turn, proposal, a.Answer, a.At)).FirstOrDefault(turn.Text("digest.answer.none"))));
        var others = answers[false].Select(a => turn.Text("digest.second-body", ("body", turn.Show.Unit(a.Body)), ("answer", Answer(turn, proposal, a.Answer, a.At))));
        return turn.Text("digest.line", ("line", line), ("agency", string.Join(' ', others.Prepend(agency))));
    }

    /// <summary>"KN-0117, giao Sở B ngày 12/01, hạn 15/01/2026, còn 03 ngày làm việc.": one line for each direction still open.</summary>
    public static IEnumerable<string> UnderDirection(Turn turn, Proposal proposal) => proposal.Directions
        .Where(d => d.DoneOn is null)
        .Select(direction => turn.Text(
            direction.ViaOffice ? "digest.direction-in-office" : "digest.direction",
            ("id", proposal.Id), ("assignee", turn.Show.Unit(direction.Assignee)), ("given", Show.ShortDate(direction.GivenOn)),
            ("due", Show.Date(direction.Due)), ("timing", Remaining(turn, direction))));

    private static string Remaining(Turn turn, Direction direction)
    {
        if (direction.Due == turn.Today)
            return turn.Text("digest.direction-today");
        var left = turn.Rules.Calendar.WorkingDaysBetween(turn.Today, direction.Due);
        return turn.Text(direction.Due < turn.Today ? "digest.direction-late" : "digest.direction-left", ("days", Show.Count(Math.Abs(left))));
    }

    private static string Told(Turn turn, Proposal proposal)
    {
        var days = proposal.Nudges
            .Where(n => n.Nudge is { Audience: Audience.AgencyHead, Reached: true })
            .Select(n => turn.Rules.Time.Day(n.At))
            .Distinct()
            .Select(Show.ShortDate)
            .ToList();
        return days switch
        {
            [] => turn.Text("digest.told-by-phone"),
            [var only] => turn.Text("digest.told", ("days", only)),
            [.. var first, var last] => turn.Text("digest.told", ("days", turn.Text("digest.and", ("first", string.Join(", ", first)), ("last", last)))),
        };
    }

    private static string Answer(Turn turn, Proposal proposal, AgencyAnswered answer, DateTimeOffset at) => turn.Text(
        $"digest.answer.{answer.Kind}",
        ("date", Show.ShortDate(turn.Rules.Time.Day(at))),
        ("reply", answer.Reply is { } reply ? turn.Show.Document(reply) : ""),
        ("expected", answer.Expected is { } day ? Show.Date(day) : ""),
        ("competent", PointedBody.Name(turn, proposal, answer)),
        ("comment", Short(answer.Comment ?? "")));

    private static string Short(string text) => text.Length <= 80 ? text : $"{text[..80].TrimEnd()}…";
}
