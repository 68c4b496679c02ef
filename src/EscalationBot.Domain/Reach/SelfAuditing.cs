using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Reach;

/// <summary>What an office cannot tell of itself, for the self-check.</summary>
/// <param name="BrokenAudit">The first entry of the audit trail that does not fit.</param>
/// <param name="LateTimers">Timers that wait for longer than they may, see <see cref="SelfAuditing.IsLate"/>.</param>
/// <param name="Accesses">How the accounts that the office has at services stand.</param>
public sealed record StoreCheck(long? BrokenAudit, int LateTimers, IReadOnlyList<AccessStanding>? Accesses = null)
{
    public static StoreCheck NotAsked { get; } = new(null, 0);

    /// <summary>The store could not put in order what it keeps; nothing is lost.</summary>
    public bool IsBehind { get; init; }
}

/// <summary>
/// Checks that nothing was lost on its way: intents against their ends, digests against the leaders, reminders against the
/// records, the figures against each other.
/// </summary>
public static class SelfAuditing
{
    public static TimeSpan TimersMayWait { get; } = TimeSpan.FromHours(1);

    /// <summary>A row that is due and not held goes out within a day of office hours, or something is wrong; see <see cref="IsStuck"/>.</summary>
    public static TimeSpan RowsMayWait { get; } = TimeSpan.FromHours(24);

    /// <summary>Why a check that somebody asked for does not wait for the office to open.</summary>
    private const string AskedFor = "asked for";

    private static readonly TimeSpan DigestsTake = TimeSpan.FromHours(1);

    /// <summary>What nobody read by then is overtaken by the next one.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromHours(12);

    /// <summary>How long after its end a bulk reminder is still checked.</summary>
    private static readonly TimeSpan CampaignsChecked = TimeSpan.FromDays(31);

    private const int PageSize = 200;

    /// <summary>The timer of the next check: on working days before the office opens.</summary>
    public static TimerChange Next(OfficeRules rules, DateTimeOffset now)
    {
        var today = rules.Time.Day(now);
        var day = rules.Calendar.IsWorkingDay(today) && now < rules.Time.At(today, rules.SelfAuditTime) ? today : rules.Calendar.NextWorkingDay(today);
        return new TimerChange(Clockwork.SelfAuditJob, Clockwork.SelfAuditJob, "", rules.Time.At(day, rules.SelfAuditTime));
    }

    /// <summary>Tells the result to every admin and sets the next check; with a post, only to that one, who asked for it.</summary>
    public static OfficeChanges Tell(IOffice office, SelfAudit result, string post, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        var today = office.Rules.Time.Day(now);
        var readers = post.Length > 0 ? [new PostId(post)] : office.Directory.PostsWith(PostRole.Admin, today).Select(p => p.Id);
        foreach (var reader in readers)
        {
            var notice = new SelfAuditNotice($"self-audit:{now.UtcTicks}:{reader}", reader, now, result) { Expires = now + Keeps };
            changes.Notices.Add(post.Length > 0 ? notice with { UrgentBecause = AskedFor } : notice);
        }
        if (post.Length == 0)
            changes.Timers.Add(Next(office.Rules, now));
        return changes;
    }

    public static SelfAudit Compose(IOffice office, StoreCheck store, DateTimeOffset now)
    {
        var day = DayToCheck(office.Rules, now);
        var sums = Recounted(office.Deliveries.On(day), office.Deliveries.Recount(day));
        var oldest = office.Deliveries.OldestDue(now);
        AuditFinding[] all =
        [
            new(AuditFault.IntentsMissing, sums.Sum(s => Math.Abs(s.Missing)) + MissingRecipients(office, now)),
            new(AuditFault.DigestsMissing, MissingDigests(office, sums, day, now)),
            new(AuditFault.NudgesMissing, MissingNudges(office, now)),
            new(AuditFault.RecordsDisagree, Disagreements(office, day, now)),
            new(AuditFault.FiguresDisagree, office.Tallies.Values.Count(t => !t.IsConsistent)),
            new(AuditFault.AuditBroken, store.BrokenAudit ?? 0),
            new(AuditFault.OutboxStuck, oldest is { } due && IsStuck(office.Rules, due, now) ? 1 : 0),
            new(AuditFault.TimersStuck, store.LateTimers),
            new(AuditFault.MessagesStuck, office.Stuck.Count),
            new(AuditFault.StoreBehind, store.IsBehind ? 1 : 0),
        ];
        return new SelfAudit(now, day, sums, [.. all.Where(f => f.Count > 0)], oldest, Paused(office, now), office.SpentInMonth(now), office.Rules.MonthlyBudget, store.Accesses);
    }

    /// <summary>
    /// Whether a row that is due since then should have gone out: it may wait for the office to open, then for a day, and for
    /// the office to open again.
    /// </summary>
    public static bool IsStuck(OfficeRules rules, DateTimeOffset due, DateTimeOffset now) => IsLate(rules, due, now, RowsMayWait);

    /// <summary>
    /// Whether what was due then waits for longer than it may, with nights and days off left out: what an outage over a weekend kept
    /// is not late before the office has been open again.
    /// </summary>
    public static bool IsLate(OfficeRules rules, DateTimeOffset due, DateTimeOffset now, TimeSpan mayWait) =>
        now > rules.NextOfficeMoment(rules.NextOfficeMoment(due) + mayWait);

    /// <summary>What was due as it was counted when the intents were made, and the rest as the rows stand: who is in no row is missing.</summary>
    private static IReadOnlyList<IntentSums> Recounted(IReadOnlyList<IntentSums> kept, IReadOnlyList<IntentSums> rows) =>
    [
        .. kept.Select(k => k.Kind).Union(rows.Select(r => r.Kind)).Select(kind =>
            Of(rows, kind) with { Due = Of(kept, kind).Due }),
    ];

    private static IntentSums Of(IReadOnlyList<IntentSums> sums, IntentKind kind) => sums.FirstOrDefault(s => s.Kind == kind) ?? IntentSums.None(kind);

    /// <summary>Whom the plan of a bulk reminder names must have a row once its wave is queued; that is known apart from the outbox.</summary>
    private static int MissingRecipients(IOffice office, DateTimeOffset now) => office.Campaigns.NewestFirst
        .Where(c => c.Plan is not null && !(c.FinishedAt < now - CampaignsChecked))
        .Sum(c => c.Groups.Take(c.QueuedWaves).Index().Sum(w => Math.Abs(c.RecipientsOf(w.Index + 1).Count - office.Groups.Tally(w.Item).Total)));

    /// <summary>Today once its morning is over, otherwise the working day before.</summary>
    private static DateOnly DayToCheck(OfficeRules rules, DateTimeOffset now)
    {
        var today = rules.Time.Day(now);
        return rules.Calendar.IsWorkingDay(today) && now >= rules.Time.At(today, rules.NudgeTime) + DigestsTake
            ? today
            : rules.Calendar.PreviousWorkingDay(today);
    }

    /// <summary>Every leader gets a digest of a day whose figures were taken, except of the very first.</summary>
    private static int MissingDigests(IOffice office, IReadOnlyList<IntentSums> sums, DateOnly day, DateTimeOffset now)
    {
        var wasCut = office.SnapshotOn(day)?.Day == day && office.SnapshotOn(day.AddDays(-1)) is not null;
        if (!wasCut)
            return 0;
        var directory = office.Directory;
        var leaders = directory.PostsWith(PostRole.Leader, day)
            .Concat(directory.PostsWith(PostRole.Chair, day))
            .Count(l => office.Rules.Time.At(day, l.DigestTime ?? office.Rules.DigestTime) + DigestsTake <= now && WasLinked(office, l, day));
        return Math.Max(0, leaders - sums.Where(s => s.Kind == IntentKind.Digest).Sum(s => s.Due));
    }

    /// <summary>Whoever came into the directory after the figures were taken gets the next digest.</summary>
    private static bool WasLinked(IOffice office, Post leader, DateOnly day) =>
        office.Directory.AccountsOf(leader.Id).Any(a => a.LinkedAt < office.Rules.Time.At(day, office.Rules.DigestCut));

    /// <summary>Reminders scheduled for an earlier day that are neither told nor on their way.</summary>
    private static int MissingNudges(IOffice office, DateTimeOffset now)
    {
        var today = office.Rules.Time.Day(now);
        var awaiting = office.Deliveries.Awaiting();
        return Overdue(office)
            .SelectMany(p => NudgePolicy.Due(p, office.Directory, office.Rules, now))
            .Count(n => office.Rules.Calendar.NextWorkingDay(office.Rules.Time.Day(n.ScheduledFor)) < today && !awaiting.Contains(n.Recipient));
    }

    /// <summary>A reminder that reached somebody and that its record would have sent again.</summary>
    private static int Disagreements(IOffice office, DateOnly day, DateTimeOffset now) => office.Deliveries
        .ReachedSince(office.Rules.Time.At(day, TimeOnly.MinValue))
        .OfType<NudgeNotice>()
        .SelectMany(n => n.Items)
        .Count(n => office.Find(n.Proposal) is { } proposal && NudgePolicy.StillTrue(proposal, n, office.Directory, office.Rules, now));

    private static IReadOnlyList<string> Paused(IOffice office, DateTimeOffset now) =>
        [.. office.Reach.Holds.Values.Where(h => h.Kind == HoldKind.Channel && h.IsActive(now)).Select(h => h.Scope).Order(StringComparer.Ordinal)];

    private static IEnumerable<Proposal> Overdue(IOffice office)
    {
        string? after = null;
        do
        {
            var page = office.List(new ProposalQuery(Overdue: true), after, PageSize);
            foreach (var proposal in page.Items)
                yield return proposal;
            after = page.Next;
        }
        while (after is not null);
    }
}
