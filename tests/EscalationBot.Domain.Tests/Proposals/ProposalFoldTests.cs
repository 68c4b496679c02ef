using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class ProposalFoldTests
{
    private static readonly DocumentReference Reply = new("812/SB-KH", Days.Of("26/12/2025"), TestOffice.SoB);

    [Fact]
    public void A_record_starts_with_what_was_filed()
    {
        var filed = (Filed)AProposal().History()[0].Fact;
        var proposal = Proposal.File(new ProposalId(7), filed, new Provenance(Days.At("26/12/2025"), TestOffice.HeadOfXaA, null, "m"));

        Assert.Equal((new ProposalId(7), filed.Unit, filed.Addressee, filed.Subject), (proposal.Id, proposal.Unit, proposal.Addressee, proposal.Subject));
        Assert.Equal((filed.Due, filed.Due, 1, Days.At("26/12/2025")), (proposal.OriginalDue, proposal.Deadline.On, proposal.Deadline.Version, proposal.Deadline.SetAt));
        Assert.Equal((filed.Request, LetterDirection.Request), (proposal.Letters[0].Reference, proposal.Letters[0].Direction));
        Assert.Equal((Days.At("26/12/2025"), TestOffice.HeadOfXaA), (proposal.FiledAt, proposal.FiledBy));
        Assert.True(proposal.IsOpen);
        Assert.Equal(ProposalGroup.OpenInTime, proposal.Group);
        Assert.Single(proposal.History);
    }

    [Fact]
    public void A_history_must_begin_with_the_filing()
    {
        Assert.Throws<ArgumentException>(() => Proposal.Fold(new ProposalId(1), []));
        Assert.Throws<ArgumentException>(() => Proposal.Fold(new ProposalId(1), AProposal().Overdue().History().Skip(1)));
    }

    [Fact]
    public void A_record_is_filed_once() =>
        Assert.Throws<ArgumentException>(() => AProposal().Then(AProposal().History()[0].Fact).Build());

    [Fact]
    public void A_fact_nobody_thought_of_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AProposal().Then(new UnknownFact()).Build());

    [Fact]
    public void An_extension_moves_the_deadline_and_keeps_the_first()
    {
        Proposal extended = AProposal().Overdue().Held("6/1/2026").Extended("10/1/2026", "6/1/2026");

        Assert.Equal((Days.Of("10/1/2026"), 2, Days.At("6/1/2026")), (extended.Deadline.On, extended.Deadline.Version, extended.Deadline.SetAt));
        Assert.Equal(Days.Of("5/1/2026"), extended.OriginalDue);
        Assert.Equal(1, extended.Extensions);
        Assert.False(extended.IsOverdue);
        Assert.Null(extended.HeldBecause);
    }

    [Fact]
    public void A_reminder_that_arrived_after_all_was_told_when_it_was()
    {
        var told = new Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, 1, Reached: false);
        Proposal known = AProposal().Overdue().Then(told, Days.At("6/1/2026")).Then(told with { Rung = 2 }, Days.At("7/1/2026")).Then(told with { Reached = true }, Days.At("8/1/2026"));

        Assert.Equal([(told with { Reached = true }, Days.At("6/1/2026")), (told with { Rung = 2 }, Days.At("7/1/2026"))], known.Nudges);
    }

    [Fact]
    public void An_extension_approved_too_late_leaves_the_record_overdue()
    {
        Proposal late = AProposal().Overdue().Extended("7/1/2026", "8/1/2026");

        Assert.True(late.IsOverdue);
        Assert.Equal(Days.At("6/1/2026", "00:00"), late.OverdueSince);
    }

    [Fact]
    public void An_extension_answers_what_was_asked_and_so_does_declining_it()
    {
        var asked = AProposal().Then(new ExtensionAsked(Days.Of("12/1/2026"), "lấy ý kiến"));

        Assert.Equal(Days.Of("12/1/2026"), asked.Build().PendingExtension?.Until);
        Assert.Null(asked.Then(new ExtensionDeclined("đã gia hạn 02 lần")).Build().PendingExtension);
        Assert.Null(AProposal().Then(new ExtensionAsked(Days.Of("12/1/2026"), "lấy ý kiến")).Extended("12/1/2026", "5/1/2026").Build().PendingExtension);
    }

    [Fact]
    public void A_deadline_moved_by_the_calendar_takes_the_first_with_it_unless_that_was_extended()
    {
        var moved = new DeadlineMoved(Days.Of("14/1/2026"), "12729/VPCP-KGVX");

        Assert.Equal(Days.Of("14/1/2026"), AProposal().Then(moved).Build().OriginalDue);
        Assert.Equal(Days.Of("5/1/2026"), AProposal().Extended("12/1/2026", "5/1/2026").Then(moved).Build().OriginalDue);
    }

    [Fact]
    public void A_pause_ends_with_its_days_on_record()
    {
        var paused = AProposal().Paused("30/12/2025");

        Assert.Equal(Days.Of("30/12/2025"), paused.Build().Pause?.On);
        var resumed = paused.Resumed("6/1/2026", "8/1/2026").Build();
        Assert.Null(resumed.Pause);
        Assert.Equal([new EndedPause(Days.Of("30/12/2025"), Days.Of("6/1/2026"))], resumed.EndedPauses);
        Assert.Equal((Days.Of("8/1/2026"), 2), (resumed.Deadline.On, resumed.Deadline.Version));
    }

    [Fact]
    public void An_end_without_a_pause_leaves_no_pause_on_record() =>
        Assert.Empty(AProposal().Resumed("6/1/2026", "8/1/2026").Build().EndedPauses);

    [Fact]
    public void Evidence_joins_the_thread_once()
    {
        var report = new Evidence(Reply, "sẽ nghiên cứu, xem xét", Reminders: [new("50/UBND", Days.Of("29/12/2025"), TestOffice.XaA)]);
        Proposal proposal = AProposal()
            .Stalled(StallCategory.VagueReply, report)
            .Stalled(StallCategory.VagueReply, report)
            .Then(new LetterAdded(new OfficialLetter(Reply, LetterDirection.Reply, null, "file-1")));

        Assert.Equal([LetterDirection.Request, LetterDirection.Reply, LetterDirection.Reminder], proposal.Letters.Select(l => l.Direction));
        Assert.Equal(("sẽ nghiên cứu, xem xét", "file-1"), (proposal.Letters[1].Passage, proposal.Letters[1].Attachment));
        Assert.Equal(1, proposal.Reminders);
        Assert.Equal(StallCategory.VagueReply, proposal.Stall?.Category);
    }

    [Fact]
    public void The_same_number_of_another_year_or_body_is_another_document()
    {
        var other = Reply with { Date = Days.Of("5/1/2026") };
        Proposal proposal = AProposal()
            .Then(new LetterAdded(new OfficialLetter(Reply, LetterDirection.Reply, null, null)))
            .Then(new LetterAdded(new OfficialLetter(other, LetterDirection.Reply, null, null)))
            .Then(new LetterAdded(new OfficialLetter(Reply with { Issuer = null }, LetterDirection.Reply, null, null)))
            .Then(new LetterAdded(new OfficialLetter(Reply with { Date = null }, LetterDirection.Reply, null, null)))
            .Then(new LetterAdded(new OfficialLetter(Reply with { Code = "812/sb-kh" }, LetterDirection.Reply, null, null)));

        Assert.Equal(5, proposal.Letters.Count);
    }

    [Fact]
    public void The_answer_of_the_agency_closes_nothing()
    {
        Proposal answered = AProposal().Then(new AgencyAnswered(AgencyAnswerKind.Replied, Reply, null, null, null), Days.At("6/1/2026"));

        Assert.True(answered.IsOpen);
        Assert.Equal(Days.At("6/1/2026"), Assert.Single(answered.Answers).At);
        Assert.Equal(Reply, answered.Letters[^1].Reference);
    }

    [Fact]
    public void A_correction_replaces_only_what_it_names()
    {
        var request = new DocumentReference("61/TTr-UBND", Days.Of("22/12/2025"), TestOffice.XaA);
        Proposal corrected = AProposal().Then(new Corrected(null, request, null));
        Proposal renamed = AProposal().Then(new Corrected("nội dung khác", null, TestOffice.SoD));

        Assert.Equal((request, request, TestOffice.SoB), (corrected.Request, corrected.Letters[0].Reference, corrected.Addressee));
        Assert.Equal(("nội dung khác", TestOffice.SoD, "45/TTr-UBND"), (renamed.Subject, renamed.Addressee, renamed.Request.Code));
    }

    [Fact]
    public void Asking_to_report_and_holding_back_replace_each_other()
    {
        Assert.True(AProposal().Held("6/1/2026").ReportedNow("6/1/2026").Build() is { ReportNow: true, HeldBecause: null });
        Assert.True(AProposal().ReportedNow("6/1/2026").Held("6/1/2026").Build() is { ReportNow: false, HeldBecause: not null });
        Assert.Null(AProposal().Held("6/1/2026").Then(new StillOpenConfirmed()).Build().HeldBecause);
    }

    [Fact]
    public void A_direction_is_open_until_it_is_done()
    {
        var directed = AProposal().Directed("15/1/2026", "12/1/2026").Directed("20/1/2026", "13/1/2026");

        Assert.Equal((2, Days.Of("13/1/2026")), (directed.Build().OpenDirection!.Number, directed.Build().OpenDirection!.GivenOn));
        directed.Then(new DirectionDone(2), Days.At("14/1/2026"));
        Assert.Equal(1, directed.Build().OpenDirection?.Number);
        Assert.Equal(Days.Of("14/1/2026"), directed.Build().Directions[1].DoneOn);
    }

    [Fact]
    public void What_is_only_noted_changes_nothing_but_the_history()
    {
        Proposal noted = AProposal().Then(new OralReplyNoted()).Then(new FileAttached("k", "a.pdf", 1024));

        Assert.Equal(3, noted.History.Count);
        Assert.Equal("a.pdf", Assert.Single(noted.Files).FileName);
        Assert.Equal(ProposalGroup.OpenInTime, noted.Group);
    }

    [Fact]
    public void A_referral_makes_a_provincial_matter_central()
    {
        Proposal referred = AProposal().Then(new Referred(TestOffice.BoC, new DocumentReference("90/SB", Days.Of("6/1/2026"), TestOffice.SoB)));

        Assert.True(referred.IsCentral);
        Assert.Equal((TestOffice.BoC, ProposalPath.Provincial), (referred.ReferredTo, referred.Path));
        Assert.True(AProposal().Central().Build().IsCentral);
        Assert.False(AProposal().Build().IsCentral);
    }

    [Fact]
    public void Facts_that_were_taken_back_are_skipped_and_stay_in_the_history()
    {
        Proposal undone = AProposal().Overdue().Extended("10/1/2026", "6/1/2026").Then(new Undone(3, 3));

        Assert.Equal((Days.Of("5/1/2026"), 1, 0), (undone.Deadline.On, undone.Deadline.Version, undone.Extensions));
        Assert.True(undone.IsOverdue);
        Assert.Equal(4, undone.History.Count);
    }

    [Fact]
    public void A_filing_that_was_taken_back_is_a_withdrawn_record()
    {
        Proposal undone = AProposal().Stalled().Then(new Undone(1, 2), Days.At("26/12/2025", "09:05"));

        Assert.Equal((ProposalGroup.Withdrawn, Withdrawn.ByUndo, Days.Of("26/12/2025")), (undone.Group, undone.WithdrawnBecause, undone.ClosedOn));
        Assert.Null(undone.Stall);
    }

    [Theory]
    [InlineData("5/1/2026", ProposalGroup.ResolvedInTime)]
    [InlineData("6/1/2026", ProposalGroup.ResolvedLate)]
    public void The_date_of_the_reply_decides_whether_it_was_in_time(string replied, ProposalGroup group) =>
        Assert.Equal(group, AProposal().Overdue().Resolved(replied, onDay: "8/1/2026").Build().Group);

    [Theory]
    [InlineData("5/1/2026", ProposalGroup.ResolvedInTime)]
    [InlineData("6/1/2026", ProposalGroup.ResolvedLate)]
    public void A_reply_without_a_date_counts_by_the_day_it_was_recorded(string recorded, ProposalGroup group) =>
        Assert.Equal(group, AProposal().Then(new Resolved(Reply with { Date = null }), Days.At(recorded, "23:59")).Build().Group);

    [Fact]
    public void A_reply_within_an_extension_is_in_time() =>
        Assert.Equal(ProposalGroup.ResolvedInTime, AProposal().Overdue().Extended("10/1/2026", "6/1/2026").Resolved("9/1/2026").Build().Group);

    [Fact]
    public void A_pause_that_runs_stops_the_time_of_the_reply()
    {
        Assert.Equal(ProposalGroup.ResolvedInTime, AProposal().Paused("30/12/2025").Resolved("20/1/2026").Build().Group);
        Assert.Equal(ProposalGroup.ResolvedLate, AProposal().Overdue().Paused("7/1/2026").Resolved("20/1/2026").Build().Group);
        Assert.Equal(ProposalGroup.ResolvedInTime, AProposal().Paused("7/1/2026").Resolved("2/1/2026", "8/1/2026").Build().Group);
    }

    public static TheoryData<ProposalBuilder, ProposalState> States => new()
    {
        { AProposal().Due("20/1/2026"), ProposalState.Tracked },
        { AProposal().Due("14/1/2026"), ProposalState.DueSoon },
        { AProposal().Due("12/1/2026"), ProposalState.DueSoon },
        { AProposal().Due("11/1/2026"), ProposalState.Overdue },
        { AProposal().Overdue(), ProposalState.Overdue },
        { AProposal().Overdue().Then(new ReportedToLeader(TestOffice.Leader, Days.Of("12/1/2026"))), ProposalState.Reported },
        { AProposal().Overdue().Then(new Referred(TestOffice.BoC, Reply)), ProposalState.Referred },
        { AProposal().Overdue().Directed("15/1/2026", "12/1/2026"), ProposalState.Directed },
        { AProposal().Central().Then(new ReportedToPrimeMinister(Reply)), ProposalState.ReportedToPrimeMinister },
        { AProposal().Overdue().Paused("7/1/2026"), ProposalState.Paused },
        { AProposal().Overdue().Resolved("7/1/2026"), ProposalState.Resolved },
        { AProposal().Overdue().Withdrawn("7/1/2026"), ProposalState.Withdrawn },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void The_state_says_most_about_the_next_step(ProposalBuilder story, ProposalState state) =>
        Assert.Equal(state, story.Build().StateOn(Days.Of("12/1/2026"), TestCalendar.Calendar, 2));

    [Fact]
    public void Nudges_are_kept_with_their_moment()
    {
        Proposal nudged = AProposal().NudgedTwice();

        Assert.Equal([Days.At("6/1/2026"), Days.At("6/1/2026"), Days.At("10/1/2026")], nudged.Nudges.Select(n => n.At));
        Assert.All(nudged.Nudges, n => Assert.Equal(1, n.Nudge.DeadlineVersion));
        Assert.Equal([Audience.UnitHead, Audience.AgencyHead, Audience.AgencyHead], nudged.Nudges.Select(n => n.Nudge.Audience));
    }

    private sealed record UnknownFact : ProposalFact;
}
