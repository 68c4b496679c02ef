using System.Globalization;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Reviews;

/// <summary>How a command on a review round ended.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    /// <param name="Before">What the unit had answered before, when it is the same; then nothing new is recorded.</param>
    public sealed record Done(ReviewRound Round, UnitId Unit, Confirmation? Before) : ReviewOutcome;

    public sealed record Opened(ReviewRound Round) : ReviewOutcome;

    public sealed record Refused(Refusal Reason) : ReviewOutcome;
}

/// <summary>Review rounds as any surface commands them. Nothing has happened until the changes are committed.</summary>
public sealed class ReviewDesk(IOffice office, OfficeChanges changes, Provenance by)
{
    private DateOnly Today => office.Rules.Time.Day(by.At);

    /// <summary>The unit a post confirms for: its own when it is the head's, else that of the head it acts for; null for everybody else.</summary>
    public static UnitId? UnitOf(OfficeDirectory directory, PostId post, DateOnly today) => directory.DelegationsTo(post, today)
        .Where(d => d.Scope == DelegationScope.Act)
        .Select(d => d.Post)
        .Prepend(post)
        .Select(directory.Post)
        .FirstOrDefault(p => p is { Role: PostRole.UnitHead or PostRole.AgencyHead } && p.Validity.Contains(today))?.Unit;

    /// <summary>
    /// Confirms the newest round for the actor's unit, also when its time is over; a later answer replaces an earlier one.
    /// "Nothing that is late" is refused while the system follows something of the unit that is.
    /// </summary>
    public ReviewOutcome Confirm(ReviewAnswer answer)
    {
        if (office.Reviews.Latest is not { } round)
            return No(RefusalKeys.ReviewNone);
        if (by.Post is not { } post || UnitOf(office.Directory, post, Today) is not { } unit)
            return No(RefusalKeys.ReviewNotHead);
        var overdue = office.List(new ProposalQuery(Unit: unit, Overdue: true), null, 1).Total;
        if (answer == ReviewAnswer.Nothing && overdue > 0)
            return No(RefusalKeys.ReviewOverdue, ("count", overdue.ToString("00", CultureInfo.InvariantCulture)));
        if (round.Confirmed.GetValueOrDefault(unit) is { } before && before.Answer == answer)
            return new ReviewOutcome.Done(round, unit, before);
        var recorded = new RecordedReviewFact(office.Reviews.Count + changes.Reviews.Count + 1, new RoundConfirmed(round.Id, unit, answer), by);
        changes.Reviews.Add(recorded);
        changes.Audit.Add(new AuditEntry(by.At, by.Post, by.Account?.ToString(), nameof(RoundConfirmed), $"{round.Id} {unit}", answer.ToString()));
        return new ReviewOutcome.Done(Present.Latest!, unit, null);
    }

    /// <summary>Opens the round of this month before or without its time; for administrators and the Office.</summary>
    public ReviewOutcome Open()
    {
        if (by.Post is not { } post || office.Directory.Post(post) is not { Role: PostRole.Admin or PostRole.Office })
            return No(RefusalKeys.ReviewNotAllowed);
        var round = RoundId.Of(Today);
        if (office.Reviews.Find(round) is not null)
            return No(RefusalKeys.ReviewOpen, ("round", round.ToString()));
        ReviewClock.Open(office, changes, round, office.Rules.Reviews ?? ReviewSchedule.Default, by);
        changes.Audit.Add(new AuditEntry(by.At, by.Post, by.Account?.ToString(), nameof(RoundOpened), round.ToString(), null));
        return new ReviewOutcome.Opened(Present.Latest!);
    }

    private ReviewBook Present => changes.Reviews.Aggregate(office.Reviews, (book, fact) => book.Apply(fact));

    private static ReviewOutcome.Refused No(string key, params IReadOnlyList<(string, string)> args) => new(new Refusal(key, args));
}
