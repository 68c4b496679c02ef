using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Reviews;

/// <summary>
/// Opens the monthly round and asks every head. After an outage the newest round is opened once, however many were missed;
/// rounds from before the first start are not caught up.
/// </summary>
public static class ReviewClock
{
    public const string OpenJob = "review-open";
    public const string AskJob = "review-ask";

    /// <summary>Sets the timer of the next round when the program starts, or of the one that was missed.</summary>
    public static void Start(IOffice office, OfficeChanges changes, DateTimeOffset now)
    {
        if (office.Rules.Reviews is null)
            return;
        if (office.Reviews.Began is null)
            changes.Reviews.Add(new RecordedReviewFact(office.Reviews.Count + 1, new ReviewsBegan(office.Rules.Time.Day(now)), System(now)));
        changes.Timers.Add(OpenTimer(Missed(office, now) is { } missed ? OpensAt(office, missed) : NextOpening(office, now)));
    }

    /// <summary>Opens the newest round whose time has come, unless it was opened before.</summary>
    public static OfficeChanges Open(IOffice office, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        if (office.Rules.Reviews is not { } schedule)
            return changes;
        if (Missed(office, now) is { } round)
            Open(office, changes, round, schedule, System(now));
        changes.Timers.Add(OpenTimer(NextOpening(office, now)));
        return changes;
    }

    /// <summary>Opens a round and has every head asked from now on.</summary>
    internal static void Open(IOffice office, OfficeChanges changes, RoundId round, ReviewSchedule schedule, Provenance by)
    {
        var asked = office.Rules.Time.Day(office.Rules.NextOfficeMoment(by.At));
        var due = schedule.DueAt(asked, office.Rules.Time, office.Rules.Calendar);
        changes.Reviews.Add(new RecordedReviewFact(office.Reviews.Count + changes.Reviews.Count + 1, new RoundOpened(round, due), by));
        changes.Timers.Add(AskTimer(round, default, by.At));
    }

    /// <summary>Asks the next heads, in the order of their units' codes; the argument says from where.</summary>
    public static OfficeChanges Ask(IOffice office, string argument, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        if (argument.Split('|', 2) is not [var month, var after] || !RoundId.TryParse(month, out var id) || office.Reviews.Find(id) is not { } round)
            return changes;
        var due = office.Rules.NextOfficeMoment(now);
        var heads = Heads(office, office.Rules.Time.Day(now)).Where(m => string.CompareOrdinal(m.Unit.Value, after) > 0).Take(CampaignClock.SliceSize).ToList();
        changes.Notices.AddRange(heads.Select(m => new ReviewNotice(m.Post!.Value, due, id) { Expires = round.Due }));
        if (heads.Count == CampaignClock.SliceSize)
            changes.Timers.Add(AskTimer(id, heads[^1].Unit, now));
        return changes;
    }

    /// <summary>The heads who are asked in every round.</summary>
    public static IEnumerable<AudienceMember> Heads(IOffice office, DateOnly today) =>
        AudienceFinder.Find(office, new AudienceFilter([]), today).Where(m => m.Post is not null);

    /// <summary>The newest round that should be open by now and is not.</summary>
    private static RoundId? Missed(IOffice office, DateTimeOffset now)
    {
        var newest = RoundId.Of(office.Rules.Time.Day(now));
        if (OpensAt(office, newest) > now)
            newest = newest.Previous;
        var began = office.Reviews.Began is { } day && office.Rules.Time.Day(OpensAt(office, newest)) >= day;
        return began && !(office.Reviews.Latest?.Id >= newest) ? newest : null;
    }

    private static DateTimeOffset OpensAt(IOffice office, RoundId round) =>
        office.Rules.Reviews!.OpensAt(round, office.Rules.Time, office.Rules.Calendar);

    private static DateTimeOffset NextOpening(IOffice office, DateTimeOffset now)
    {
        var round = RoundId.Of(office.Rules.Time.Day(now));
        var at = OpensAt(office, round);
        return at > now ? at : OpensAt(office, round.Next);
    }

    private static TimerChange OpenTimer(DateTimeOffset at) => new(OpenJob, OpenJob, "", at);

    private static TimerChange AskTimer(RoundId round, UnitId after, DateTimeOffset at) => new($"{AskJob}:{round}", AskJob, $"{round}|{after.Value}", at);

    private static Provenance System(DateTimeOffset now) => new(now, null, null, null);
}
