using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Office;

public sealed class ClockworkTests
{
    [Fact]
    public void A_step_lets_the_record_fall_overdue_and_waits_for_the_first_rung()
    {
        var changes = Run(new InMemoryOffice(AProposal()), Clockwork.StepJob, "KN-0117", Days.At("6/1/2026", "00:00"));

        var fact = Assert.Single(Assert.Single(changes.Proposals).Facts);
        Assert.Equal((2, new FellOverdue(), (PostId?)null), (fact.Sequence, fact.Fact, fact.By.Post));
        Assert.Equal(new TimerChange("step:KN-0117", Clockwork.StepJob, "KN-0117", Days.At("6/1/2026")), Assert.Single(changes.Timers));
    }

    [Fact]
    public void A_step_wakes_every_recipient_of_a_due_rung_in_office_hours()
    {
        var changes = Run(new InMemoryOffice(AProposal().Overdue()), Clockwork.StepJob, "KN-0117", Days.At("6/1/2026", "20:00"));

        Assert.Empty(changes.Proposals);
        Assert.Equal(
            [("recipient:xa-a.chu-tich", Days.At("7/1/2026", "07:00")), ("recipient:so-b.giam-doc", Days.At("7/1/2026", "07:00"))],
            changes.Timers.Where(t => t.Job == Clockwork.RecipientJob).Select(t => (t.Key, t.Due!.Value)));
    }

    [Theory]
    [InlineData("KN-9999")]
    [InlineData("what")]
    public void A_step_of_an_unknown_record_does_nothing(string argument)
    {
        var changes = Run(new InMemoryOffice(), Clockwork.StepJob, argument, Days.At("6/1/2026"));

        Assert.Empty(changes.Proposals);
        Assert.Empty(changes.Timers);
    }

    [Fact]
    public void All_that_is_due_for_one_head_on_one_morning_is_one_notice()
    {
        var office = new InMemoryOffice([.. Enumerable.Range(1, 450).Select(n => AProposal().Numbered(n).Overdue().Build())]);

        var notice = Assert.IsType<NudgeNotice>(Assert.Single(Run(office, Clockwork.RecipientJob, "xa-a.chu-tich", Days.At("6/1/2026")).Notices));
        Assert.Equal((TestOffice.HeadOfXaA, 450, Days.At("6/1/2026")), (notice.Recipient, notice.Items.Count, notice.Due));
        Assert.All(notice.Items, i => Assert.Equal(Audience.UnitHead, i.Audience));
    }

    [Fact]
    public void Nobody_is_reminded_of_the_records_of_a_body_that_ended_without_a_successor()
    {
        var office = new InMemoryOffice(AProposal().Overdue()) { Directory = TestOffice.Directory.Succeeded(TestOffice.XaA, "31/12/2025", by: null) };

        Assert.Empty(Run(office, Clockwork.RecipientJob, "xa-a.chu-tich", Days.At("6/1/2026")).Notices);
        Assert.Single(Run(office, Clockwork.RecipientJob, "so-b.giam-doc", Days.At("6/1/2026")).Notices);
    }

    [Fact]
    public void The_same_set_of_nudges_is_the_same_notice_and_another_set_another()
    {
        string Key(params Proposal[] proposals) =>
            Assert.Single(Run(new InMemoryOffice(proposals), Clockwork.RecipientJob, "xa-a.chu-tich", Days.At("6/1/2026")).Notices).Key;
        Proposal one = AProposal().Overdue();
        Proposal two = AProposal().Numbered(2).Overdue();

        Assert.Equal(Key(one, two), Key(two, one));
        Assert.NotEqual(Key(one), Key(one, two));
    }

    [Fact]
    public void An_agency_hears_of_what_is_addressed_to_it_and_a_successor_of_what_it_took_over()
    {
        var office = new InMemoryOffice(AProposal().Overdue()) { Directory = TestOffice.Directory.Succeeded(TestOffice.SoB, "5/1/2026", TestOffice.SoD).Succeeded(TestOffice.XaA, "5/1/2026", TestOffice.XaB) };

        Assert.Single(Run(office, Clockwork.RecipientJob, "so-d.giam-doc", Days.At("6/1/2026")).Notices);
        Assert.Single(Run(office, Clockwork.RecipientJob, "xa-b.chu-tich", Days.At("6/1/2026")).Notices);
        Assert.Empty(Run(office, Clockwork.RecipientJob, "so-b.giam-doc", Days.At("6/1/2026")).Notices);
    }

    [Theory]
    [InlineData("chu-tich")]
    [InlineData("vp.tong-hop")]
    public void Chair_and_office_hear_of_all_that_is_long_overdue(string post) =>
        Assert.Single(Run(new InMemoryOffice(AProposal().NudgedTwice()), Clockwork.RecipientJob, post, Days.At("16/1/2026")).Notices);

    [Fact]
    public void A_post_with_nothing_due_or_that_is_gone_gets_no_notice()
    {
        var office = new InMemoryOffice(AProposal());

        Assert.Empty(Run(office, Clockwork.RecipientJob, "xa-a.chu-tich", Days.At("26/12/2025")).Notices);
        Assert.Empty(Run(office, Clockwork.RecipientJob, "gone", Days.At("6/1/2026")).Notices);
    }

    [Fact]
    public void The_cut_takes_the_figures_and_wakes_the_digests()
    {
        var early = TestOffice.Directory.Posts[TestOffice.Chair] with { DigestTime = new TimeOnly(7, 5) };
        var office = new InMemoryOffice(AProposal().Overdue()) { Directory = TestOffice.Directory.With(early) };
        var changes = Run(office, Clockwork.CutJob, "", Days.At("12/1/2026", "07:00"));

        Assert.Equal(Days.Of("12/1/2026"), changes.Snapshot?.Day);
        Assert.Equal(1, changes.Snapshot?.ByAddressee[TestOffice.SoB].OpenOverdue);
        Assert.Equal(
            [
                ("digest:pct.dat-dai", Days.At("12/1/2026", "07:15")), ("digest:pct.tai-chinh", Days.At("12/1/2026", "07:15")),
                ("digest:chu-tich", Days.At("12/1/2026", "07:05")), ("digest-cut", Days.At("13/1/2026", "07:00")),
            ],
            changes.Timers.Select(t => (t.Key, t.Due!.Value)));
    }

    [Fact]
    public void A_cut_is_taken_once_and_a_missed_one_is_caught_up()
    {
        var office = new InMemoryOffice();
        var late = Run(office, Clockwork.CutJob, "", Days.At("12/1/2026", "06:00"));
        Assert.Equal(Days.Of("10/1/2026"), late.Snapshot?.Day);

        office.Apply(late);
        Assert.Null(Run(office, Clockwork.CutJob, "", Days.At("12/1/2026", "06:30")).Snapshot);
    }

    [Fact]
    public void On_a_day_off_the_cut_is_that_of_the_working_day_before() =>
        Assert.Equal(Days.Of("10/1/2026"), Run(new InMemoryOffice(), Clockwork.CutJob, "", Days.At("11/1/2026", "09:00")).Snapshot?.Day);

    [Fact]
    public void A_digest_is_sent_for_the_newest_cut_only()
    {
        var due = Days.At("12/1/2026", "07:15");

        var notice = Assert.IsType<DigestNotice>(Assert.Single(Clockwork.Run(new InMemoryOffice(), Clockwork.DigestJob, "pct.dat-dai", due, Days.At("12/1/2026", "09:00")).Notices));
        Assert.Equal((TestOffice.Leader, Days.Of("12/1/2026"), due), (notice.Recipient, notice.Day, notice.Due));
        Assert.Empty(Clockwork.Run(new InMemoryOffice(), Clockwork.DigestJob, "pct.dat-dai", due, Days.At("13/1/2026", "07:00")).Notices);
    }

    [Fact]
    public void The_first_start_closes_the_books_as_they_stand()
    {
        var changes = Clockwork.Start(new InMemoryOffice(AProposal()), Days.At("12/1/2026", "06:00"));

        Assert.Equal((Days.Of("10/1/2026"), 1), (changes.Snapshot!.Day, changes.Snapshot.ByAddressee[TestOffice.SoB].OpenInTime));
        Assert.Equal(Days.At("12/1/2026", "07:00"), CutOf(changes));
        Assert.Equal(Days.At("12/1/2026", "06:30"), Assert.Single(changes.Timers, t => t.Job == Clockwork.SelfAuditJob).Due);
    }

    [Fact]
    public void At_a_later_start_a_missed_cut_is_due_at_once_and_else_the_next_one_is_set()
    {
        var office = new InMemoryOffice();
        var now = Days.At("12/1/2026", "09:00");

        office.Apply(new OfficeChanges { Snapshot = new TallySnapshot(Days.Of("10/1/2026"), now, office.Tallies) });
        Assert.Equal(Days.At("12/1/2026", "07:00"), CutOf(Clockwork.Start(office, now)));
        Assert.Null(Clockwork.Start(office, now).Snapshot);
        office.Apply(new OfficeChanges { Snapshot = new TallySnapshot(Days.Of("12/1/2026"), now, office.Tallies) });
        Assert.Equal(Days.At("13/1/2026", "07:00"), CutOf(Clockwork.Start(office, now)));
    }

    [Fact]
    public void The_very_first_start_closes_the_books_and_sends_no_digest_of_the_past()
    {
        var start = Clockwork.Start(new InMemoryOffice(AProposal()), Days.At("12/1/2026", "09:00"));

        Assert.Equal(Days.Of("12/1/2026"), start.Snapshot?.Day);
        Assert.Equal(Days.At("13/1/2026", "07:00"), CutOf(start));
    }

    [Fact]
    public void A_turn_is_sealed_with_the_next_step_of_what_it_changed()
    {
        var office = new InMemoryOffice(AProposal());
        var changes = new OfficeChanges { Directory = TestOffice.Directory };
        changes.Proposals.Add(new ProposalChange(new ProposalId(118), AProposal().Due("12/1/2026").History()));
        changes.Proposals.Add(new ProposalChange(new ProposalId(117), [new RecordedFact(2, new Resolved(new("1/SB", null, null)), new Provenance(Days.At("26/12/2025"), null, null, null))]));

        Assert.Equal(
            [("step:KN-0118", Days.At("9/1/2026")), ("step:KN-0117", (DateTimeOffset?)null)],
            Clockwork.Seal(office, changes, Days.At("26/12/2025", "10:00")).Timers.Select(t => (t.Key, t.Due)));
        Assert.False(Clockwork.After(office, changes, new ProposalId(117)).IsOpen);
    }

    [Fact]
    public void An_unknown_job_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new InMemoryOffice(), "what", "", Days.At("6/1/2026")));

    private static OfficeChanges Run(InMemoryOffice office, string job, string argument, DateTimeOffset now) =>
        Clockwork.Run(office, job, argument, now, now);

    private static DateTimeOffset? CutOf(OfficeChanges changes) => Assert.Single(changes.Timers, t => t.Job == Clockwork.CutJob).Due;
}
