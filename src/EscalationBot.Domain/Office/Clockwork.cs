using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Office;

/// <summary>
/// What happens because its time has come: every job is a function of the office and now, safe to run twice, and sets its
/// own next timer. Whatever was missed while the system was down is due at once, so it is caught up and never doubled.
/// </summary>
public static class Clockwork
{
    public const string StepJob = "step";
    public const string RecipientJob = "recipient";
    public const string CutJob = "digest-cut";
    public const string DigestJob = "digest";
    public const string SelfAuditJob = "self-audit";

    private const int PageSize = 200;

    /// <summary>The timers that must be set when the program starts; setting them again changes nothing.</summary>
    public static OfficeChanges Start(IOffice office, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        var cut = LastCutDay(office.Rules, now);
        var last = office.SnapshotOn(cut);
        // The very first start closes the books as they stand, so that the first digest has something to start from.
        if (last is null)
            changes.Snapshot = new TallySnapshot(cut, now, office.Tallies.ToDictionary());
        changes.Timers.Add(last is not null && last.Day < cut
            ? new TimerChange(CutJob, CutJob, "", office.Rules.Time.At(cut, office.Rules.DigestCut))
            : NextCut(office.Rules, now));
        ReviewClock.Start(office, changes, now);
        changes.Timers.Add(RecountClock.Timer("", now));
        changes.Timers.Add(SelfAuditing.Next(office.Rules, now));
        return changes;
    }

    /// <summary>Does the work of one due timer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The job is unknown.</exception>
    public static OfficeChanges Run(IOffice office, string job, string argument, DateTimeOffset due, DateTimeOffset now) => job switch
    {
        StepJob => Step(office, argument, now),
        RecipientJob => Recipient(office, new PostId(argument), now),
        CutJob => Cut(office, now),
        DigestJob => Digest(office, new PostId(argument), due, now),
        ReviewClock.OpenJob => ReviewClock.Open(office, now),
        ReviewClock.AskJob => ReviewClock.Ask(office, argument, now),
        CampaignClock.QueueJob => CampaignClock.Queue(office, argument, now),
        CampaignClock.WatchJob => CampaignClock.Watch(office, argument, now),
        Erasure.Job => Erasure.Run(office, argument, now),
        RecountClock.Job => RecountClock.Run(office, argument, now),
        SelfAuditJob => SelfAuditing.Tell(office, SelfAuditing.Compose(office, StoreCheck.NotAsked, now), argument, now),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "No such job."),
    };

    /// <summary>
    /// Sets the next step of every record that the turn changed, by the directory that the turn leaves behind; call it
    /// last, on all changes of a turn.
    /// </summary>
    public static OfficeChanges Seal(IOffice office, OfficeChanges changes, DateTimeOffset now)
    {
        var directory = changes.Directory ?? office.Directory;
        foreach (var facts in changes.Proposals.GroupBy(c => c.Id, c => c.Facts))
            changes.Timers.Add(NextStep(After(office, facts.Key, facts.SelectMany(f => f)), directory, office.Rules, now));
        return changes;
    }

    /// <summary>A record as it stands after the facts collected so far.</summary>
    public static Proposal After(IOffice office, OfficeChanges changes, ProposalId id) =>
        After(office, id, changes.Proposals.Where(c => c.Id == id).SelectMany(c => c.Facts));

    private static Proposal After(IOffice office, ProposalId id, IEnumerable<RecordedFact> facts) => office.Find(id) is { } known
        ? facts.Aggregate(known, (p, f) => p.Apply(f))
        : Proposal.Fold(id, facts);

    private static OfficeChanges Step(IOffice office, string argument, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        if (!ProposalId.TryParse(argument, out var id) || office.Find(id) is not { } proposal)
            return changes;
        if (ProposalRules.Age(proposal, office.Rules.Time.Day(now)) is Decision.Accepted { Facts: [_, ..] facts })
        {
            var sequence = proposal.History.Count;
            changes.Proposals.Add(new ProposalChange(id, [.. facts.Select(f => new RecordedFact(++sequence, f, new Provenance(now, null, null, null)))]));
            proposal = After(office, changes, id);
        }
        foreach (var nudge in NudgePolicy.Due(proposal, office.Directory, office.Rules, now))
        {
            var at = office.Rules.NextOfficeMoment(now);
            changes.Timers.Add(new TimerChange($"{RecipientJob}:{nudge.Recipient}", RecipientJob, nudge.Recipient.Value, at));
        }
        changes.Timers.Add(NextStep(proposal, office.Directory, office.Rules, now));
        return changes;
    }

    /// <summary>Everything due for one head on one morning becomes one notice.</summary>
    private static OfficeChanges Recipient(IOffice office, PostId recipient, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        var items = Concerning(office, recipient, now)
            .SelectMany(p => NudgePolicy.Due(p, office.Directory, office.Rules, now))
            .Where(n => n.Recipient == recipient)
            .ToList();
        if (items.Count > 0)
            changes.Notices.Add(new NudgeNotice(NoticeKeys.Of(items), recipient, office.Rules.NextOfficeMoment(now), items));
        return changes;
    }

    /// <summary>Closes the figures of the day, lets go of accounts whose holder left the post, and wakes the digests.</summary>
    private static OfficeChanges Cut(IOffice office, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        var day = LastCutDay(office.Rules, now);
        if (office.SnapshotOn(day) is not { } last || last.Day < day)
            changes.Snapshot = new TallySnapshot(day, now, office.Tallies.ToDictionary());
        HandOver.End(changes, office.Directory, HandOver.Lapsed(office.Directory, office.Rules.Time, office.Rules.Time.Day(now)), office.Rules.NextOfficeMoment(now));
        foreach (var leader in Leaders(office.Directory, day))
        {
            var at = office.Rules.Time.At(day, leader.DigestTime ?? office.Rules.DigestTime);
            changes.Timers.Add(new TimerChange($"{DigestJob}:{leader.Id}", DigestJob, leader.Id.Value, at));
        }
        changes.Timers.Add(NextCut(office.Rules, now));
        return changes;
    }

    private static OfficeChanges Digest(IOffice office, PostId leader, DateTimeOffset due, DateTimeOffset now)
    {
        var day = office.Rules.Time.Day(due);
        var changes = new OfficeChanges();
        // After a longer outage the digest of the newest day covers the gap.
        if (day >= LastCutDay(office.Rules, now))
            changes.Notices.Add(new DigestNotice($"digest:{leader}:{day:yyyy-MM-dd}", leader, due, day));
        return changes;
    }

    private static IEnumerable<Post> Leaders(OfficeDirectory directory, DateOnly day) =>
        directory.PostsWith(PostRole.Leader, day).Concat(directory.PostsWith(PostRole.Chair, day));

    private static TimerChange NextStep(Proposal proposal, OfficeDirectory directory, OfficeRules rules, DateTimeOffset now) =>
        new($"{StepJob}:{proposal.Id}", StepJob, proposal.Id.ToString(), NudgePolicy.NextAt(proposal, directory, rules, now));

    private static TimerChange NextCut(OfficeRules rules, DateTimeOffset now) =>
        new(CutJob, CutJob, "", rules.Time.At(rules.Calendar.NextWorkingDay(LastCutDay(rules, now)), rules.DigestCut));

    /// <summary>The newest working day whose cut time has come.</summary>
    private static DateOnly LastCutDay(OfficeRules rules, DateTimeOffset now)
    {
        var today = rules.Time.Day(now);
        return rules.Calendar.IsWorkingDay(today) && now >= rules.Time.At(today, rules.DigestCut)
            ? today
            : rules.Calendar.PreviousWorkingDay(today);
    }

    private static IEnumerable<Proposal> Concerning(IOffice office, PostId recipient, DateTimeOffset now)
    {
        if (office.Directory.Post(recipient) is not { } post)
            return [];
        var today = office.Rules.Time.Day(now);
        if (post.Role is PostRole.Chair or PostRole.Office)
            return All(office, new ProposalQuery(Overdue: true));
        var bodies = office.Directory.Units.Keys.Where(u => office.Directory.Responsible(u, today)?.Id == post.Unit).ToHashSet();
        return bodies.SelectMany(unit => All(office, new ProposalQuery(Unit: unit)))
            .Concat(All(office, new ProposalQuery(Addressees: bodies)))
            .DistinctBy(p => p.Id);
    }

    private static IEnumerable<Proposal> All(IOffice office, ProposalQuery query)
    {
        string? after = null;
        do
        {
            var page = office.List(query, after, PageSize);
            foreach (var proposal in page.Items)
                yield return proposal;
            after = page.Next;
        }
        while (after is not null);
    }
}
