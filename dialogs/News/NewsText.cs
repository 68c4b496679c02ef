using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.TrackProposal;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.News;

/// <summary>The sentences of the news, by kind, filled from the fact that they tell about.</summary>
internal static class NewsText
{
    public static IReadOnlyList<Block> Body(Turn turn, NewsKind kind, Proposal proposal, ProposalFact fact) => kind switch
    {
        NewsKind.DirectionGiven or NewsKind.DirectionForOffice => Direction(turn, kind, proposal, (Directed)fact),
        NewsKind.AgencyAnswered => Answered(turn, proposal, (AgencyAnswered)fact),
        NewsKind.ExtensionAsked => [Line(turn, "news.extension-asked", proposal, Extension(((ExtensionAsked)fact).Until, ((ExtensionAsked)fact).Reason, turn))],
        NewsKind.ExtensionApproved => [Line(turn, "news.extension-approved", proposal, Extension(((Extended)fact).Until, ((Extended)fact).Reason, turn))],
        NewsKind.ExtensionDeclined => [Line(turn, "news.extension-declined", proposal, ("reason", Bare(((ExtensionDeclined)fact).Reason)))],
        NewsKind.DeadlineMoved => [Line(turn, "news.deadline-moved", proposal, ("due", turn.Show.Deadline(((DeadlineMoved)fact).To)))],
        NewsKind.AgencyNotice => [Line(turn, "news.agency-notice", proposal)],
        NewsKind.Closed => [Line(turn, "news.closed", proposal, ("reply", fact is Resolved resolved ? turn.Show.Document(resolved.Reply) : ""))],
        NewsKind.Withdrawn => [Line(turn, "news.withdrawn", proposal, ("reason", fact is Withdrawn withdrawn ? Bare(withdrawn.Reason) : ""))],
        NewsKind.ReportedNow => [Line(turn, "news.reported-now", proposal)],
        NewsKind.TakenBack => TakenBack(turn, proposal, (Undone)fact),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such news."),
    };

    private static IReadOnlyList<Block> Direction(Turn turn, NewsKind kind, Proposal proposal, Directed directed)
    {
        var lead = kind == NewsKind.DirectionForOffice ? "news.direction-for-office" : "news.direction-given";
        return
        [
            Line(turn, lead, proposal, ("leader", turn.Show.Post(directed.Leader))),
            new Paragraph(turn.Text("news.quote", ("text", directed.Text))),
            new Paragraph(turn.Text("news.direction-due", ("due", turn.Show.Deadline(directed.Due)))),
            new Paragraph(turn.Text(kind == NewsKind.DirectionForOffice ? "news.direction-form" : "news.direction-paper")),
        ];
    }

    private static List<Block> Answered(Turn turn, Proposal proposal, AgencyAnswered answer)
    {
        var blocks = new List<Block> { Line(turn, Answer(answer), proposal, AnswerArgs(turn, proposal, answer)) };
        if (answer is { Kind: AgencyAnswerKind.InProgress or AgencyAnswerKind.NotCompetent, Comment: { Length: > 0 } note })
            blocks.Add(new Paragraph(turn.Text("news.answer-note", ("comment", Bare(note)))));
        if (Scope.ActsForUnit(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today))
            blocks.Add(new Paragraph(turn.Text(answer is { Kind: AgencyAnswerKind.NotCompetent, Body: null } ? "news.unit-decides" : "news.unit-considers")));
        else if (PointedBody.IsReader(turn, proposal, answer))
            blocks.Add(new Paragraph(turn.Text("news.body-answers")));
        return blocks;
    }

    /// <summary>Who took back what, in the words of the history.</summary>
    private static List<Block> TakenBack(Turn turn, Proposal proposal, Undone undone)
    {
        var by = proposal.History.First(f => ReferenceEquals(f.Fact, undone)).By.Post;
        var what = proposal.History.Where(f => undone.Covers(f.Sequence) && ToldNews.Any(turn, proposal.Id, s => s == f.Sequence));
        return
        [
            Line(turn, "news.taken-back", proposal, ("by", by is { } post ? turn.Show.Post(post) : turn.Text("track.by-system"))),
            new BulletList([.. what.Select(f => RecordHistory.What(turn, proposal, f.Fact))]),
        ];
    }

    private static string Answer(AgencyAnswered answer) => answer.Kind switch
    {
        AgencyAnswerKind.Replied => "news.answer-replied",
        AgencyAnswerKind.InProgress => "news.answer-in-progress",
        AgencyAnswerKind.NotCompetent => "news.answer-not-competent",
        AgencyAnswerKind.Comment => "news.answer-comment",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.Kind, "No such answer."),
    };

    private static (string Name, object Value)[] AnswerArgs(Turn turn, Proposal proposal, AgencyAnswered answer) =>
    [
        ("agency", turn.Show.Unit(BodyAnswers.By(proposal, answer))),
        ("reply", answer.Reply is { } reply ? turn.Show.Document(reply) : ""),
        ("expected", answer.Expected is { } day ? turn.Show.Deadline(day) : ""),
        ("competent", answer.Competent is { } body ? turn.Show.Unit(body) : ""),
        ("comment", answer.Comment ?? ""),
    ];

    private static (string Name, object Value)[] Extension(DateOnly until, string reason, Turn turn) =>
        [("until", turn.Show.Deadline(until)), ("reason", Bare(reason))];

    /// <summary>What people wrote, without the full stop that the sentence around it sets.</summary>
    private static string Bare(string text) => text.Trim().TrimEnd('.');

    private static Paragraph Line(Turn turn, string key, Proposal proposal, params IReadOnlyList<(string Name, object Value)> more) => new(turn.Text(
        key,
        [
            ("id", proposal.Id),
            ("unit", turn.Show.Unit(proposal.Unit)),
            ("request", turn.Show.Document(proposal.Request)),
            ("subject", proposal.Subject),
            ("stall", NoticeWords.Stall(turn, proposal)),
            ("timing", NoticeWords.Timing(turn, proposal)),
            ("extensions", Show.Count(proposal.Extensions)),
            .. more,
            ("agency", turn.Show.Unit(proposal.Addressee)),
        ]));
}
