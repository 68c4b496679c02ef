using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Tests.Reach;

public sealed class SelfAuditingTests
{
    private static readonly DateTimeOffset Morning = Days.At("12/1/2026", "06:30");
    private static readonly DateOnly Saturday = Days.Of("10/1/2026");

    private readonly InMemoryDeliveries deliveries = new();
    private readonly InMemoryOffice office;

    public SelfAuditingTests() => office = new InMemoryOffice { Deliveries = deliveries };

    [Fact]
    public void The_morning_looks_at_the_working_day_before_and_later_in_the_day_at_today()
    {
        Assert.Equal(Saturday, Check(Morning).Day);
        Assert.Equal(Saturday, Check(Days.At("12/1/2026", "08:59")).Day);
        Assert.Equal(Days.Of("12/1/2026"), Check(Days.At("12/1/2026", "09:00")).Day);
        Assert.Equal(Saturday, Check(Days.At("11/1/2026", "15:00")).Day);
    }

    [Fact]
    public void An_office_at_rest_is_sound() => Assert.True(Check(Morning).IsSound);

    [Theory]
    [InlineData(37, 30, 5, 2, true)]
    [InlineData(37, 30, 5, 1, false)]
    [InlineData(37, 30, 5, 3, false)]
    public void What_was_due_must_be_somewhere(int due, int delivered, int sent, int suppressed, bool sound)
    {
        deliveries.Sums[Saturday] = [IntentSums.None(IntentKind.Nudge) with { Due = due, Delivered = delivered, Sent = sent, Suppressed = suppressed }];
        Assert.Equal(sound, Check(Morning).Findings.All(f => f.Fault != AuditFault.IntentsMissing));
    }

    [Fact]
    public void What_was_counted_as_due_and_has_no_row_is_missing()
    {
        var kept = IntentSums.None(IntentKind.Nudge) with { Due = 37, Delivered = 37 };
        deliveries.Sums[Saturday] = [kept];
        deliveries.Rows[Saturday] = [kept with { Due = 36, Delivered = 36 }];
        var audit = Check(Morning);
        Assert.Equal(new AuditFinding(AuditFault.IntentsMissing, 1), Assert.Single(audit.Findings));
        Assert.Equal((37, 36, 1), (audit.Of(IntentKind.Nudge).Due, audit.Of(IntentKind.Nudge).Delivered, audit.Of(IntentKind.Nudge).Missing));
    }

    [Theory]
    [InlineData("16/1/2026 17:30", "18/1/2026 20:00", false)]
    [InlineData("16/1/2026 17:30", "19/1/2026 20:00", false)]
    [InlineData("16/1/2026 17:30", "20/1/2026 08:00", true)]
    [InlineData("16/1/2026 10:00", "18/1/2026 20:00", false)]
    [InlineData("16/1/2026 10:00", "19/1/2026 08:00", true)]
    public void What_is_due_may_wait_for_the_office_to_open_and_then_for_a_day(string due, string now, bool stuck) =>
        Assert.Equal(stuck, SelfAuditing.IsStuck(TestOffice.Rules, At(due), At(now)));

    [Theory]
    [InlineData("16/1/2026 17:30", "19/1/2026 06:30", false)]
    [InlineData("16/1/2026 17:30", "19/1/2026 09:00", true)]
    [InlineData("16/1/2026 10:00", "16/1/2026 10:59", false)]
    [InlineData("16/1/2026 10:00", "19/1/2026 06:30", true)]
    public void A_timer_is_late_after_an_hour_in_which_the_office_was_open(string due, string now, bool late) =>
        Assert.Equal(late, SelfAuditing.IsLate(TestOffice.Rules, At(due), At(now), SelfAuditing.TimersMayWait));

    [Fact]
    public void Every_leader_gets_a_digest_of_a_day_whose_figures_were_taken()
    {
        office.Directory = TestOffice.Directory.Linked(TestOffice.Leader).Linked(TestOffice.Chair);
        TakeFigures("9/1/2026", "10/1/2026");
        Assert.Equal(new AuditFinding(AuditFault.DigestsMissing, 2), Assert.Single(Check(Morning).Findings));
        deliveries.Sums[Saturday] = [IntentSums.None(IntentKind.Digest) with { Due = 2, Delivered = 2 }];
        Assert.True(Check(Morning).IsSound);
    }

    [Fact]
    public void Nobody_waits_for_the_digest_of_the_first_day_or_of_a_day_that_was_passed_over()
    {
        office.Directory = TestOffice.Directory.Linked(TestOffice.Leader);
        TakeFigures("10/1/2026");
        Assert.True(Check(Morning).IsSound);
    }

    [Fact]
    public void A_leader_linked_after_the_figures_were_taken_gets_the_next_one()
    {
        office.Directory = TestOffice.Directory.With(new Account(new AccountId("zalo", "u"), TestOffice.Leader, Days.At("10/1/2026", "09:00")));
        TakeFigures("9/1/2026", "10/1/2026");
        Assert.True(Check(Morning).IsSound);
    }

    [Fact]
    public void A_reminder_of_an_earlier_day_that_is_neither_told_nor_queued_is_missed()
    {
        var proposal = ProposalBuilder.AProposal().Stalled().Overdue().Build();
        var office = new InMemoryOffice(proposal) { Deliveries = deliveries };
        var later = office.Rules.Time.At(office.Rules.Calendar.AddWorkingDays(proposal.Deadline.On, 4), new TimeOnly(6, 30));
        Assert.Contains(SelfAuditing.Compose(office, StoreCheck.NotAsked, later).Findings, f => f.Fault == AuditFault.NudgesMissing);
        deliveries.Recipients.UnionWith(TestOffice.Directory.Posts.Keys);
        Assert.DoesNotContain(SelfAuditing.Compose(office, StoreCheck.NotAsked, later).Findings, f => f.Fault == AuditFault.NudgesMissing);
    }

    [Fact]
    public void A_reminder_that_reached_somebody_must_stand_on_its_record()
    {
        var proposal = ProposalBuilder.AProposal().Stalled().Overdue().Build();
        var office = new InMemoryOffice(proposal) { Deliveries = deliveries };
        var now = office.Rules.Time.At(office.Rules.Calendar.AddWorkingDays(proposal.Deadline.On, 1), new TimeOnly(10, 0));
        var due = NudgePolicy.Due(proposal, office.Directory, office.Rules, now);
        deliveries.Reached.Add(new NudgeNotice("n", due[0].Recipient, now, [due[0]]));
        Assert.Contains(SelfAuditing.Compose(office, StoreCheck.NotAsked, now).Findings, f => f is { Fault: AuditFault.RecordsDisagree, Count: 1 });
    }

    [Fact]
    public void What_the_store_and_the_inbox_tell_is_passed_on()
    {
        office.Stuck = [new StuckMessage("zalo|c|m", new AccountId("zalo", "c"), Morning, "Fault")];
        deliveries.Oldest = Days.At("8/1/2026", "10:00");
        var audit = SelfAuditing.Compose(office, new StoreCheck(17, 3) { IsBehind = true }, Morning);
        Assert.Equal(
            [
                new(AuditFault.AuditBroken, 17), new(AuditFault.OutboxStuck, 1), new(AuditFault.TimersStuck, 3), new(AuditFault.MessagesStuck, 1),
                new(AuditFault.StoreBehind, 1),
            ],
            audit.Findings);
        Assert.Equal(deliveries.Oldest, audit.OldestWaiting);
    }

    [Fact]
    public void The_cost_of_the_month_and_paused_channels_are_named()
    {
        office.Rules = office.Rules with { Routes = [new RouteOffer("zalo", RouteWay.Template, 200), new RouteOffer("zalo", RouteWay.Chat)] };
        office.Reach = office.Reach.With(HoldChange.Set(new Hold("zalo", HoldKind.Channel, "-216", Morning, null)));
        deliveries.Sent.AddRange([new SentOver("zalo", RouteWay.Template, 192), new SentOver("zalo", RouteWay.Chat, 400), new SentOver("gone", RouteWay.Chat, 7)]);
        var audit = Check(Morning);
        Assert.Equal(38_400, audit.Spent);
        Assert.Equal(["zalo"], audit.Paused);
    }

    [Fact]
    public void The_result_goes_to_every_admin_and_the_next_check_is_set()
    {
        var changes = SelfAuditing.Tell(office, Check(Morning), "", Morning);
        Assert.Equal(TestOffice.Admin, Assert.IsType<SelfAuditNotice>(Assert.Single(changes.Notices)).Recipient);
        Assert.Equal(Days.At("13/1/2026", "06:30"), Assert.Single(changes.Timers).Due);
    }

    [Fact]
    public void Who_asked_gets_the_answer_at_once_and_alone()
    {
        var changes = SelfAuditing.Tell(office, Check(Morning), TestOffice.Office.Value, Morning);
        var notice = Assert.Single(changes.Notices);
        Assert.Equal(TestOffice.Office, notice.Recipient);
        Assert.NotNull(notice.UrgentBecause);
        Assert.Empty(changes.Timers);
    }

    [Theory]
    [InlineData("10/1/2026", "06:29", "10/1/2026")]
    [InlineData("10/1/2026", "06:30", "12/1/2026")]
    [InlineData("11/1/2026", "05:00", "12/1/2026")]
    public void The_next_check_is_on_a_working_day_before_the_office_opens(string day, string time, string next) =>
        Assert.Equal(Days.At(next, "06:30"), SelfAuditing.Next(TestOffice.Rules, Days.At(day, time)).Due);

    private static DateTimeOffset At(string text) => text.Split(' ') is [var day, var time] ? Days.At(day, time) : default;

    private SelfAudit Check(DateTimeOffset now) => SelfAuditing.Compose(office, StoreCheck.NotAsked, now);

    private void TakeFigures(params string[] days)
    {
        foreach (var day in days)
            office.Apply(new OfficeChanges { Snapshot = new TallySnapshot(Days.Of(day), Days.At(day, "07:00"), new Dictionary<UnitId, Tally>()) });
    }
}
