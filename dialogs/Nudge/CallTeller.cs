using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Nudge;

/// <summary>"Cần gọi điện": tells the Office whom the system cannot reach (user stories 4.5, 6.1).</summary>
internal static class CallTeller
{
    private const int MostLines = 12;

    // The reminders of one morning go out within minutes; their list follows once, when all are known.
    private static readonly TimeSpan ListAfter = TimeSpan.FromMinutes(30);

    /// <summary>Asks the Office to call. Reminders of one day make one list; everything else is told by itself.</summary>
    public static void Ask(Turn turn, Notice missed)
    {
        foreach (var office in turn.Directory.PostsWith(PostRole.Office, turn.Today).Where(p => p.Id != missed.Recipient))
            if (Call(turn, missed, office.Id) is { } call)
                turn.Changes.Notices.Add(call);
    }

    /// <summary>The account of a post is gone: whoever relied on it must be called.</summary>
    public static void AskAbout(Turn turn, Post unreached)
    {
        foreach (var office in turn.Directory.PostsWith(PostRole.Office, turn.Today).Where(p => p.Id != unreached.Id))
            turn.Changes.Notices.Add(new CallNotice($"call:left:{unreached.Id}:{Day(turn.Today)}:{office.Id}", office.Id, turn.Rules.NextOfficeMoment(turn.Now), turn.Today, unreached.Id, null));
    }

    public static string? Tell(Turn turn, CallNotice notice) =>
        notice.Unreached is { } unreached ? TellOne(turn, notice, unreached) : TellList(turn);

    private static CallNotice? Call(Turn turn, Notice missed, PostId office)
    {
        var at = turn.Rules.NextOfficeMoment(turn.Now);
        return missed switch
        {
            // Linked, but on no channel that is switched on: the list below would not name it.
            NudgeNotice when turn.Directory.AccountsOf(missed.Recipient).Count > 0 =>
                new CallNotice($"call:{Day(turn.Today)}:{missed.Recipient}:{office}", office, at, turn.Today, missed.Recipient, null),
            NudgeNotice => new CallNotice($"call:{Day(turn.Today)}:{office}", office, turn.Rules.NextOfficeMoment(at + ListAfter), turn.Today, null, null),
            NewsNotice news => new CallNotice($"call:{news.Key}:{office}", office, at, turn.Today, news.Recipient, news.Proposal),
            // A digest is missed every day; once a month is enough to say so.
            DigestNotice digest => new CallNotice($"call:digest:{digest.Recipient}:{digest.Day:yyyy-MM}:{office}", office, at, turn.Today, digest.Recipient, null),
            _ => null,
        };
    }

    private static string? TellOne(Turn turn, CallNotice notice, PostId unreached)
    {
        if (turn.Directory.Post(unreached) is not { } post)
            return "no such post";
        var text = notice.Proposal is { } proposal
            ? turn.Text("call.one-record", ("post", post.Title), ("id", proposal))
            : turn.Text("call.one", ("post", post.Title));
        Option[] options = notice.Proposal is { } id
            ? [new Option(turn.Text("notice.view"), new DialogAction(ActionNames.View, ("id", id.ToString())), Repeatable: true)]
            : [];
        turn.Say(new Prompt([NoticeWords.Dear(turn), new Paragraph(text), NoticeWords.Regards(turn)], options), MessageKind.News);
        return null;
    }

    /// <summary>Heads without an account whose bodies have overdue records, the worst first.</summary>
    private static string? TellList(Turn turn)
    {
        var heads = turn.Directory.PostsWith(PostRole.UnitHead, turn.Today)
            .Concat(turn.Directory.PostsWith(PostRole.AgencyHead, turn.Today))
            .Where(p => turn.Directory.AccountsOf(p.Id).Count == 0)
            .Select(p => (Post: p, Overdue: Overdue(turn, p)))
            .Where(p => p.Overdue > 0)
            .OrderByDescending(p => p.Overdue)
            .ToList();
        if (heads.Count == 0)
            return "everybody was reached";
        var lines = heads.Take(MostLines).Select(p => turn.Text("call.line", ("post", p.Post.Title), ("count", Show.Count(p.Overdue)))).ToList();
        if (heads.Count > MostLines)
            lines.Add(turn.Text("call.more", ("count", Show.Count(heads.Count - MostLines))));
        turn.Say(new Prompt(
            [
                NoticeWords.Dear(turn),
                new Paragraph(turn.Text("call.list", ("count", Show.Count(heads.Count)))),
                new BulletList(lines),
                NoticeWords.Regards(turn),
            ]), MessageKind.News);
        return null;
    }

    private static int Overdue(Turn turn, Post head) =>
        turn.Office.List(new ProposalQuery(Unit: head.Unit, Overdue: true), null, 1).Total
        + turn.Office.List(new ProposalQuery(Addressees: Answered(turn, head.Unit), Overdue: true), null, 1).Total;

    private static HashSet<UnitId> Answered(Turn turn, UnitId unit) =>
        [.. turn.Directory.Units.Keys.Where(u => turn.Directory.Responsible(u, turn.Today)?.Id == unit)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
