using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Codes;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>What the system found when it checked itself, every morning and whenever an admin asks (user stories 6.1).</summary>
internal static class SelfAuditTeller
{
    private const int DaysAhead = 60;

    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);

    /// <summary>The check reads more than a turn should; it is made beside the turn and told as soon as it is there.</summary>
    public static void Ask(Turn turn)
    {
        turn.Changes.Timers.Add(new TimerChange($"{Clockwork.SelfAuditJob}:{turn.Post!.Id}", Clockwork.SelfAuditJob, turn.Post.Id.Value, turn.Now));
        turn.Say(turn.Text("audit.started"));
    }

    public static string? Tell(Turn turn, SelfAuditNotice notice)
    {
        var audit = notice.Result;
        turn.Say(
            new Prompt(
                [
                    new Paragraph(turn.Text("audit.lead", ("time", Clock(turn, audit.At)), ("date", Show.Date(turn.Rules.Time.Day(audit.At))))),
                    new BulletList([.. Sums(turn, audit), Figures(turn, audit), Outbox(turn, audit), .. Channels(turn, audit), .. (audit.Accesses ?? []).Select(a => Words.Access(turn, a)), Cost(turn, audit), .. Ahead(turn)]),
                    .. Verdict(turn, audit),
                ],
                Offers(turn, audit)),
            MessageKind.News);
        return null;
    }

    private static IEnumerable<string> Sums(Turn turn, SelfAudit audit) => audit.Sums
        .Where(s => s.Due > 0)
        .Select(s => turn.Text(
            "audit.sums", ("kind", Words.Kind(turn, s.Kind)), ("day", Show.ShortDate(audit.Day)), ("due", Show.Count(s.Due)), ("out", Show.Count(s.Out)),
            ("suppressed", Show.Count(s.Suppressed)), ("failed", Show.Count(s.Failed + s.Unreachable)), ("unknown", Show.Count(s.Unknown)),
            ("waiting", Show.Count(s.Waiting)), ("missing", Show.Count(s.Missing))))
        .DefaultIfEmpty(turn.Text("audit.nothing-due", ("day", Show.ShortDate(audit.Day))));

    private static string Figures(Turn turn, SelfAudit audit) =>
        turn.Text(audit.Findings.Any(f => f.Fault == AuditFault.FiguresDisagree) ? "audit.figures-wrong" : "audit.figures-right");

    /// <summary>What became due while the check was made is on its way, not waiting.</summary>
    private static string Outbox(Turn turn, SelfAudit audit) => audit.OldestWaiting is { } since && audit.At - since > OnItsWay
        ? turn.Text("audit.oldest", ("time", turn.ShowTime(since)))
        : turn.Text("audit.nothing-waits");

    private static IEnumerable<string> Channels(Turn turn, SelfAudit audit) => audit.Paused.Count == 0
        ? []
        : [turn.Text("audit.paused", ("channels", string.Join(", ", audit.Paused.Select(p => Words.Scope(turn, p)))))];

    private static string Cost(Turn turn, SelfAudit audit) => audit.Budget is { } budget
        ? turn.Text("audit.cost-budget", ("dong", Words.Money(audit.Spent)), ("left", Words.Money(Math.Max(0, budget - audit.Spent))))
        : turn.Text("audit.cost", ("dong", Words.Money(audit.Spent)));

    /// <summary>What an administrator should see to before it hurts: posts nobody can be reached on, days off that are not decided.</summary>
    private static IEnumerable<string> Ahead(Turn turn)
    {
        if (UnlinkedList.Of(turn).Count is > 0 and var unlinked)
            yield return turn.Text("audit.unlinked", ("count", Show.Count(unlinked)));
        var planned = turn.Rules.Calendar.Entries
            .Where(e => e.Status == CalendarStatus.Planned && e.Date > turn.Today && e.Date <= turn.Today.AddDays(DaysAhead))
            .Select(e => e.Date).Order().ToList();
        if (planned.Count > 0)
            yield return turn.Text("audit.days-planned", ("days", string.Join(", ", planned.Select(Show.ShortDate))));
    }

    private static IEnumerable<Block> Verdict(Turn turn, SelfAudit audit) => audit.IsSound
        ? [new Paragraph(turn.Text("audit.sound"))]
        :
        [
            new Paragraph(turn.Text("audit.broken")),
            new BulletList([.. audit.Findings.Select(f => turn.Text($"audit.fault.{f.Fault}", ("count", f.Count.ToString(CultureInfo.InvariantCulture))))]),
        ];

    private static Option[] Offers(Turn turn, SelfAudit audit)
    {
        var offers = new List<Option>();
        if (audit.Sums.Any(s => s.Unknown > 0))
            offers.Add(new Option(turn.Text("audit.do-unclear"), new DialogAction(DeliveryActions.Unclear), Repeatable: true));
        if (audit.Findings.Any(f => f.Fault == AuditFault.MessagesStuck))
            offers.Add(new Option(turn.Text("audit.do-stuck"), new DialogAction(DeliveryActions.Stuck), Repeatable: true));
        if (audit.Paused.Count > 0)
            offers.Add(new Option(turn.Text("audit.do-channels"), new DialogAction(DeliveryActions.Channels), Repeatable: true));
        return [.. offers];
    }

    private static string Clock(Turn turn, DateTimeOffset at) => turn.Rules.Time.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
