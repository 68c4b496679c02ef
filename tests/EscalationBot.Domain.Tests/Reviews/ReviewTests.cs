using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Reviews;

/// <summary>The monthly round: when it opens, whom it asks, what heads may answer.</summary>
public sealed class ReviewTests
{
    private static readonly RoundId January = new(2026, 1);

    private readonly InMemoryOffice office = new()
    {
        Rules = TestOffice.Rules with { Reviews = new ReviewSchedule(12, new TimeOnly(8, 0), 4, new TimeOnly(16, 0)) },
    };

    [Theory]
    [InlineData("2026-01", 2026, 1)]
    [InlineData("2025-12", 2025, 12)]
    public void A_round_is_named_by_its_month(string text, int year, int month)
    {
        Assert.True(RoundId.TryParse(text, out var id));
        Assert.Equal(new RoundId(year, month), id);
        Assert.Equal(text, id.ToString());
        Assert.False(RoundId.TryParse("2026", out _));
        Assert.False(RoundId.TryParse(null, out _));
    }

    [Fact]
    public void Rounds_follow_each_other_over_the_year()
    {
        Assert.Equal(new RoundId(2026, 1), new RoundId(2025, 12).Next);
        Assert.Equal(new RoundId(2026, 2), January.Next);
        Assert.Equal(new RoundId(2025, 12), January.Previous);
        Assert.Equal(January, new RoundId(2026, 2).Previous);
        Assert.True(new RoundId(2025, 12) < January && January > new RoundId(2025, 12) && January <= January.Next && January >= January.Previous);
    }

    [Theory]
    [InlineData(2026, 1, "12/1/2026", "16/1/2026")]
    [InlineData(2025, 10, "13/10/2025", "17/10/2025")]
    [InlineData(2026, 2, "12/2/2026", "25/2/2026")]
    public void It_opens_on_the_first_working_day_from_the_12th_and_is_due_four_working_days_later(int year, int month, string opens, string due)
    {
        var schedule = office.Rules.Reviews!;
        Assert.Equal(Days.At(opens), schedule.OpensAt(new RoundId(year, month), office.Rules.Time, office.Rules.Calendar));
        Assert.Equal(Days.At(due, "16:00"), schedule.DueAt(Days.Of(opens), office.Rules.Time, office.Rules.Calendar));
    }

    [Fact]
    public void Without_a_schedule_nothing_is_set_or_opened()
    {
        office.Rules = TestOffice.Rules;
        var changes = new OfficeChanges();
        ReviewClock.Start(office, changes, Days.At("20/1/2026"));
        Assert.Empty(changes.Timers);
        Assert.Empty(changes.Reviews);
        Assert.Empty(ReviewClock.Open(office, Days.At("20/1/2026")).Timers);
    }

    [Fact]
    public void The_first_start_waits_for_the_next_round_and_does_not_ask_for_the_past()
    {
        Assert.Equal(Days.At("12/2/2026"), StartAt("20/1/2026"));
        Assert.Equal(Days.Of("20/1/2026"), office.Reviews.Began);
        Assert.Equal(Days.At("12/2/2026"), StartAt("21/1/2026"));
        Assert.Equal((0, 1), (office.Reviews.Rounds.Count, office.Reviews.Count));
    }

    [Fact]
    public void At_its_time_the_round_opens_and_every_head_is_asked_once()
    {
        Assert.Equal(Days.At("12/1/2026"), StartAt("5/1/2026"));

        var opened = Run(ReviewClock.OpenJob, "", "12/1/2026", "08:00");

        Assert.Equal((January, Days.At("16/1/2026", "16:00")), (office.Reviews.Latest!.Id, office.Reviews.Latest.Due));
        Assert.Equal(Days.At("12/2/2026"), opened.Timers.Single(t => t.Job == ReviewClock.OpenJob).Due);
        var asked = Run(ReviewClock.AskJob, opened.Timers.Single(t => t.Job == ReviewClock.AskJob).Argument, "12/1/2026", "08:00");
        Assert.Equal([HeadOfSoB, HeadOfSoD, HeadOfXaA, HeadOfXaB], asked.Notices.Select(n => n.Recipient));
        Assert.All(asked.Notices, n => Assert.Equal(("review:2026-01", Days.At("16/1/2026", "16:00")), (n.Group, n.Expires!.Value)));
        Assert.Empty(asked.Timers);
        Assert.Empty(Run(ReviewClock.OpenJob, "", "12/1/2026", "08:01").Reviews);
    }

    [Fact]
    public void Many_heads_are_asked_a_slice_at_a_time_in_the_order_of_their_units()
    {
        var units = Enumerable.Range(0, 1500).Select(n => Unit(new UnitId($"z{n:0000}"), $"Z{n}", UnitKind.Commune, null)).ToList();
        office.Directory = office.Directory with
        {
            Units = office.Directory.Units.Values.Concat(units).ToDictionary(u => u.Id),
            Posts = office.Directory.Posts.Values.Concat(units.Select(u => Post(new PostId($"{u.Id}.h"), u.Id, "h", PostRole.UnitHead))).ToDictionary(p => p.Id),
        };
        StartAt("5/1/2026");
        var next = Run(ReviewClock.OpenJob, "", "12/1/2026", "08:00").Timers.Single(t => t.Job == ReviewClock.AskJob);
        var first = Run(ReviewClock.AskJob, next.Argument, "12/1/2026", "08:00");
        var second = Run(ReviewClock.AskJob, Assert.Single(first.Timers).Argument, "12/1/2026", "08:00");

        Assert.Equal((1000, 504), (first.Notices.Count, second.Notices.Count));
        Assert.Empty(first.Notices.Select(n => n.Recipient).Intersect(second.Notices.Select(n => n.Recipient)));
    }

    [Fact]
    public void An_outage_is_caught_up_once_from_the_day_the_office_works_again()
    {
        StartAt("5/1/2026");
        Assert.Equal(Days.At("12/2/2026"), StartAt("14/2/2026"));

        var opened = Run(ReviewClock.OpenJob, "", "14/2/2026", "09:00");

        Assert.Equal((new RoundId(2026, 2), Days.At("27/2/2026", "16:00")), (office.Reviews.Latest!.Id, office.Reviews.Latest.Due));
        Assert.Single(office.Reviews.Rounds);
        var asked = Run(ReviewClock.AskJob, opened.Timers.Single(t => t.Job == ReviewClock.AskJob).Argument, "14/2/2026", "09:00");
        Assert.All(asked.Notices, n => Assert.Equal(Days.At("23/2/2026", "07:00"), n.Due));
        Assert.Equal(Days.At("12/3/2026"), StartAt("15/2/2026"));
    }

    [Fact]
    public void A_round_missed_in_the_month_before_is_still_opened()
    {
        StartAt("5/1/2026");
        Assert.Equal(Days.At("12/1/2026"), StartAt("3/2/2026"));
        Run(ReviewClock.OpenJob, "", "3/2/2026", "09:00");
        Assert.Equal(January, office.Reviews.Latest!.Id);
    }

    [Fact]
    public void Asking_for_what_is_no_round_does_nothing()
    {
        Assert.Empty(ReviewClock.Ask(office, "x", Days.At("12/1/2026")).Notices);
        Assert.Empty(ReviewClock.Ask(office, "2026|", Days.At("12/1/2026")).Notices);
        Assert.Empty(ReviewClock.Ask(office, "2026-01|", Days.At("12/1/2026")).Notices);
    }

    [Fact]
    public void A_head_confirms_once_a_later_answer_replaces_and_the_same_is_not_recorded_again()
    {
        OpenJanuary();
        Assert.Null(Done(HeadOfXaA, ReviewAnswer.Complete).Before);
        Assert.Equal(ReviewAnswer.Complete, Done(HeadOfXaA, ReviewAnswer.Complete).Before!.Answer);
        Assert.Equal(ReviewAnswer.Nothing, Done(HeadOfXaA, ReviewAnswer.Nothing).Round.Confirmed[XaA].Answer);
        Assert.Equal(4, office.Reviews.Count);
    }

    [Fact]
    public void Nothing_late_is_refused_while_something_is()
    {
        var late = new InMemoryOffice(ProposalBuilder.AProposal().Overdue().Build()) { Rules = office.Rules, Reviews = Opened() };
        var refused = Assert.IsType<ReviewOutcome.Refused>(new ReviewDesk(late, new OfficeChanges(), By(HeadOfXaA)).Confirm(ReviewAnswer.Nothing));
        Assert.Equal((RefusalKeys.ReviewOverdue, ("count", "01")), (refused.Reason.TextKey, refused.Reason.Args.Single()));
        Assert.IsType<ReviewOutcome.Done>(new ReviewDesk(late, new OfficeChanges(), By(HeadOfXaA)).Confirm(ReviewAnswer.Complete));
    }

    [Fact]
    public void Only_the_head_or_who_acts_for_the_head_confirms()
    {
        OpenJanuary();
        Assert.Equal(RefusalKeys.ReviewNotHead, Refused(Leader));
        Assert.Equal(RefusalKeys.ReviewNotHead, Refused(null));
        var deputy = new PostId("xa-a.pho");
        office.Directory = office.Directory.With(Post(deputy, XaA, "Phó", PostRole.Deputy)).Delegated(HeadOfXaA, deputy);
        Assert.Equal(XaA, Done(deputy, ReviewAnswer.Complete).Unit);
        office.Directory = office.Directory.Delegated(HeadOfXaA, deputy, DelegationScope.Read);
        Assert.Null(ReviewDesk.UnitOf(office.Directory, deputy, Days.Of("12/1/2026")));
    }

    [Fact]
    public void Before_the_first_round_there_is_nothing_to_confirm() => Assert.Equal(RefusalKeys.ReviewNone, Refused(HeadOfXaA));

    [Fact]
    public void The_Office_opens_a_round_by_hand_once_a_month_also_without_a_schedule()
    {
        office.Rules = TestOffice.Rules;
        var changes = new OfficeChanges();
        Assert.Equal(RefusalKeys.ReviewNotAllowed, Assert.IsType<ReviewOutcome.Refused>(new ReviewDesk(office, changes, By(Leader)).Open()).Reason.TextKey);
        Assert.Equal(RefusalKeys.ReviewNotAllowed, Assert.IsType<ReviewOutcome.Refused>(new ReviewDesk(office, changes, By(null)).Open()).Reason.TextKey);

        var opened = Assert.IsType<ReviewOutcome.Opened>(new ReviewDesk(office, changes, By(TestOffice.Office)).Open());
        office.Apply(changes);

        Assert.Equal((January, Days.At("16/1/2026", "16:00")), (opened.Round.Id, opened.Round.Due));
        Assert.Equal(ReviewClock.AskJob, Assert.Single(changes.Timers).Job);
        Assert.Equal(RefusalKeys.ReviewOpen, Assert.IsType<ReviewOutcome.Refused>(new ReviewDesk(office, new OfficeChanges(), By(Admin)).Open()).Reason.TextKey);
    }

    [Fact]
    public void Facts_continue_the_history_or_are_a_bug()
    {
        var by = By(HeadOfXaA);
        Assert.Throws<InvalidOperationException>(() => ReviewBook.Empty.Apply(new RecordedReviewFact(2, new ReviewsBegan(Days.Of("5/1/2026")), by)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReviewBook.Empty.Apply(new RecordedReviewFact(1, new Strange(), by)));
        Assert.Null(ReviewBook.Empty.Latest);
        Assert.Null(ReviewBook.Empty.Find(January));
        var began = ReviewBook.Empty.Apply(new RecordedReviewFact(1, new ReviewsBegan(Days.Of("5/1/2026")), by)).Apply(new RecordedReviewFact(2, new ReviewsBegan(Days.Of("6/1/2026")), by));
        Assert.Equal(Days.Of("5/1/2026"), began.Began);
    }

    private DateTimeOffset? StartAt(string day)
    {
        var changes = new OfficeChanges();
        ReviewClock.Start(office, changes, Days.At(day, "09:00"));
        office.Apply(changes);
        return changes.Timers.Single(t => t.Job == ReviewClock.OpenJob).Due;
    }

    private OfficeChanges Run(string job, string argument, string day, string time)
    {
        var changes = Clockwork.Run(office, job, argument, Days.At(day, time), Days.At(day, time));
        office.Apply(changes);
        return changes;
    }

    private void OpenJanuary() => office.Reviews = Opened();

    private static ReviewBook Opened() => ReviewBook.Empty
        .Apply(new RecordedReviewFact(1, new ReviewsBegan(Days.Of("5/1/2026")), By(null)))
        .Apply(new RecordedReviewFact(2, new RoundOpened(January, Days.At("16/1/2026", "16:00")), By(null)));

    private ReviewOutcome.Done Done(PostId by, ReviewAnswer answer)
    {
        var changes = new OfficeChanges();
        var done = Assert.IsType<ReviewOutcome.Done>(new ReviewDesk(office, changes, By(by)).Confirm(answer));
        office.Apply(changes);
        return done;
    }

    private string Refused(PostId? by) =>
        Assert.IsType<ReviewOutcome.Refused>(new ReviewDesk(office, new OfficeChanges(), By(by)).Confirm(ReviewAnswer.Complete)).Reason.TextKey;

    private static Provenance By(PostId? post) => new(Days.At("12/1/2026", "09:00"), post, null, null);

    private sealed record Strange : ReviewFact;
}
