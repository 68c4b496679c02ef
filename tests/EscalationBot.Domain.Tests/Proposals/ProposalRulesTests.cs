using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class ProposalRulesTests
{
    private static readonly DateOnly Today = Days.Of("6/1/2026");
    private static readonly DateOnly Tomorrow = Days.Of("7/1/2026");
    private static readonly DocumentReference Reply = new("830/SB-QH", Today, TestOffice.SoB);
    private static readonly Filed Filing = (Filed)AProposal().History()[0].Fact;
    private static readonly Unit SoB = TestOffice.Directory.Units[TestOffice.SoB];
    private static readonly Unit BoC = TestOffice.Directory.Units[TestOffice.BoC];
    private static readonly Proposal Open = AProposal().Overdue();

    public static TheoryData<string, Func<Proposal, Decision>> Commands => new()
    {
        { "report a stall", p => ProposalRules.ReportStall(p, new StallReport(StallCategory.NoReply, new Evidence()), Today) },
        { "resolve", p => ProposalRules.Resolve(p, Reply, Today) },
        { "note an oral reply", ProposalRules.NoteOralReply },
        { "confirm", ProposalRules.ConfirmStillOpen },
        { "report now", ProposalRules.AskReportNow },
        { "hold", p => ProposalRules.HoldReport(p, "lý do") },
        { "extend", p => ProposalRules.Extend(p, Tomorrow, "lý do", 2, Today) },
        { "approve", ProposalRules.ApproveExtension },
        { "decline", p => ProposalRules.DeclineExtension(p, "lý do") },
        { "pause", p => ProposalRules.Pause(p, "lý do", Today) },
        { "resume", p => ProposalRules.Resume(p, TestCalendar.Calendar, Today) },
        { "withdraw", p => ProposalRules.Withdraw(p, "lý do") },
        { "answer", p => ProposalRules.Answer(p, new AgencyAnswered(AgencyAnswerKind.Comment, null, null, null, "ý kiến"), Today) },
        { "direct", p => ProposalRules.Direct(p, TestOffice.Leader, TestOffice.SoB, "trả lời", Tomorrow, false, Today) },
        { "complete", p => ProposalRules.CompleteDirection(p, 1) },
        { "add a letter", p => ProposalRules.AddLetter(p, new OfficialLetter(Reply, LetterDirection.Other, null, null), Today) },
        { "correct", p => ProposalRules.Correct(p, new Corrected("khác", null, null), null, TestCalendar.Calendar, Today) },
        { "report to the Prime Minister", p => ProposalRules.ReportToPrimeMinister(p, Reply, Today) },
        { "refer", p => ProposalRules.Refer(p, BoC, Reply, Today) },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_happens_to_a_closed_or_withdrawn_record(string command, Func<Proposal, Decision> run)
    {
        Assert.Equal("refused.closed code=KN-0117", run(AProposal().Resolved("5/1/2026")).Refusal());
        Assert.True("refused.closed code=KN-0117" == run(AProposal().Withdrawn("5/1/2026")).Refusal(), command);
    }

    [Fact]
    public void A_record_in_time_is_filed_and_one_already_late_falls_overdue_at_once()
    {
        Assert.Equal([Filing], ProposalRules.File(Filing, SoB, Filing.Due).Facts());
        Assert.Equal([Filing, new FellOverdue()], ProposalRules.File(Filing, SoB, Filing.Due.AddDays(1)).Facts());
    }

    [Fact]
    public void A_filing_needs_a_subject_a_dated_request_and_an_addressee_on_its_path()
    {
        Assert.Equal("refused.subject-required", ProposalRules.File(Filing with { Subject = " " }, SoB, Today).Refusal());
        Assert.Equal("refused.request-date-required", ProposalRules.File(Filing with { Request = Filing.Request with { Date = null } }, SoB, Today).Refusal());
        Assert.Equal("refused.future-date date=07/01/2026", ProposalRules.File(Filing with { Request = Filing.Request with { Date = Tomorrow } }, SoB, Today).Refusal());
        Assert.Equal("refused.addressee-path addressee=Bộ C", ProposalRules.File(Filing, BoC, Today).Refusal());
        Assert.Equal("refused.addressee-path addressee=Sở B", ProposalRules.File(Filing with { Path = ProposalPath.Central }, SoB, Today).Refusal());
        Assert.Equal("refused.addressee-own-unit", ProposalRules.File(Filing with { Unit = SoB.Id }, SoB, Today).Refusal());
    }

    [Fact]
    public void A_stall_is_reported_with_the_evidence_of_its_category()
    {
        var report = new StallReport(StallCategory.VagueReply, new Evidence(Reply, "sẽ nghiên cứu"));

        Assert.Equal(report, ProposalRules.ReportStall(Open, report, Today).Fact<StallReported>().Report);
        Assert.Equal("refused.evidence-missing missing=ReplyDocument,Passage", ProposalRules.ReportStall(Open, report with { Evidence = new Evidence() }, Today).Refusal());
    }

    [Fact]
    public void The_documents_of_a_stall_are_not_of_a_day_to_come_nor_older_than_the_request()
    {
        Decision Vague(DateOnly replied) =>
            ProposalRules.ReportStall(Open, new StallReport(StallCategory.VagueReply, new Evidence(Reply with { Date = replied }, "đoạn")), Today);
        Decision Reminded(DateOnly day) =>
            ProposalRules.ReportStall(Open, new StallReport(StallCategory.NoReply, new Evidence(Reminders: [Reply with { Date = day }])), Today);

        Assert.Equal("refused.future-date date=07/01/2026", Vague(Tomorrow).Refusal());
        Assert.Equal("refused.reply-before-request date=17/12/2025 request=18/12/2025", Vague(Days.Of("17/12/2025")).Refusal());
        Assert.Equal("refused.future-date date=07/01/2026", Reminded(Tomorrow).Refusal());
        Assert.IsType<StallReported>(Reminded(Today).Fact<StallReported>());
    }

    [Fact]
    public void A_category_fits_the_path()
    {
        var notSubmitted = new StallReport(StallCategory.NotSubmitted, new Evidence(Explanation: "thẩm quyền"));
        var ministry = new StallReport(StallCategory.MinistryUnresolved, new Evidence());

        Assert.Equal("refused.category-path", ProposalRules.ReportStall(AProposal().Central(), notSubmitted, Today).Refusal());
        Assert.Equal("refused.category-path", ProposalRules.ReportStall(Open, ministry, Today).Refusal());
        Assert.Single(ProposalRules.ReportStall(Open, notSubmitted, Today).Facts());
        Assert.Single(ProposalRules.ReportStall(AProposal().Central(), ministry, Today).Facts());
        Assert.Single(ProposalRules.ReportStall(AProposal().Then(new Referred(TestOffice.BoC, Reply)), ministry, Today).Facts());
    }

    [Fact]
    public void Only_a_written_reply_dated_between_request_and_today_closes_a_record()
    {
        Assert.Equal(Reply, ProposalRules.Resolve(Open, Reply, Today).Fact<Resolved>().Reply);
        Assert.Single(ProposalRules.Resolve(Open, Reply with { Date = Days.Of("18/12/2025") }, Today).Facts());
        Assert.Single(ProposalRules.Resolve(Open, Reply with { Date = null }, Today).Facts());
        Assert.Equal("refused.reply-required", ProposalRules.Resolve(Open, null, Today).Refusal());
        Assert.Equal("refused.future-date date=07/01/2026", ProposalRules.Resolve(Open, Reply with { Date = Tomorrow }, Today).Refusal());
        Assert.Equal("refused.reply-before-request date=17/12/2025 request=18/12/2025", ProposalRules.Resolve(Open, Reply with { Date = Days.Of("17/12/2025") }, Today).Refusal());
    }

    [Fact]
    public void Talk_is_noted_and_not_yet_is_confirmed()
    {
        Assert.IsType<OralReplyNoted>(ProposalRules.NoteOralReply(Open).Fact<OralReplyNoted>());
        Assert.IsType<StillOpenConfirmed>(ProposalRules.ConfirmStillOpen(Open).Fact<StillOpenConfirmed>());
    }

    [Fact]
    public void Withdrawing_needs_a_reason()
    {
        Assert.Equal("tự giải quyết", ProposalRules.Withdraw(Open, " tự giải quyết ").Fact<Withdrawn>().Reason);
        Assert.Equal("refused.reason-required", ProposalRules.Withdraw(Open, " ").Refusal());
    }

    [Fact]
    public void Each_kind_of_answer_needs_what_makes_it_one()
    {
        Decision Answer(AgencyAnswerKind kind, DocumentReference? reply = null, DateOnly? expected = null, UnitId? competent = null, string? comment = null) =>
            ProposalRules.Answer(Open, new AgencyAnswered(kind, reply, expected, competent, comment), Today);

        Assert.Equal("refused.reply-required", Answer(AgencyAnswerKind.Replied).Refusal());
        Assert.Equal("refused.expected-date-required", Answer(AgencyAnswerKind.InProgress).Refusal());
        Assert.Equal("refused.past-date date=05/01/2026", Answer(AgencyAnswerKind.InProgress, expected: Days.Of("5/1/2026")).Refusal());
        Assert.Equal("refused.competent-body-required", Answer(AgencyAnswerKind.NotCompetent).Refusal());
        Assert.Equal("refused.competent-body-required", Answer(AgencyAnswerKind.NotCompetent, competent: TestOffice.SoB).Refusal());
        Assert.Equal("refused.comment-required", Answer(AgencyAnswerKind.Comment, comment: "").Refusal());
        Assert.Single(Answer(AgencyAnswerKind.Replied, Reply).Facts());
        Assert.Single(Answer(AgencyAnswerKind.InProgress, expected: Today).Facts());
        Assert.Single(Answer(AgencyAnswerKind.NotCompetent, competent: TestOffice.SoD).Facts());
        Assert.Single(Answer(AgencyAnswerKind.Comment, comment: "đang lấy ý kiến").Facts());
        Assert.Throws<ArgumentOutOfRangeException>(() => Answer((AgencyAnswerKind)99));
    }

    [Fact]
    public void A_second_body_may_point_back_at_the_addressee_but_not_at_itself()
    {
        Decision PointsAt(UnitId competent) =>
            ProposalRules.Answer(Open, new AgencyAnswered(AgencyAnswerKind.NotCompetent, null, null, competent, null, Body: TestOffice.SoD), Today);

        Assert.Single(PointsAt(TestOffice.SoB).Facts());
        Assert.Equal("refused.competent-body-required", PointsAt(TestOffice.SoD).Refusal());
    }

    [Fact]
    public void A_letter_joins_the_thread_once()
    {
        var letter = new OfficialLetter(Reply, LetterDirection.Reply, null, null);

        Assert.Equal(letter, ProposalRules.AddLetter(Open, letter, Today).Fact<LetterAdded>().Letter);
        Assert.Equal("refused.letter-known letter=830/SB-QH", ProposalRules.AddLetter(AProposal().Then(new LetterAdded(letter)), letter, Today).Refusal());
        Assert.Single(ProposalRules.AddLetter(AProposal().Then(new LetterAdded(letter)), letter with { Direction = LetterDirection.Other }, Today).Facts());
        Assert.Equal("refused.future-date date=07/01/2026", ProposalRules.AddLetter(Open, new OfficialLetter(Reply with { Date = Tomorrow }, LetterDirection.Reminder, null, null), Today).Refusal());
        Assert.Equal("refused.reply-before-request date=17/12/2025 request=18/12/2025", ProposalRules.AddLetter(Open, letter with { Reference = Reply with { Date = Days.Of("17/12/2025") } }, Today).Refusal());
    }

    [Fact]
    public void A_correction_names_something_right()
    {
        Decision Correct(string? subject = null, DocumentReference? request = null, Unit? addressee = null) =>
            ProposalRules.Correct(Open, new Corrected(subject, request, addressee?.Id), addressee, TestCalendar.Calendar, Today);

        Assert.Equal("refused.nothing-to-correct", Correct().Refusal());
        Assert.Equal("refused.subject-required", Correct(subject: "").Refusal());
        Assert.Equal("refused.request-date-required", Correct(request: Reply with { Date = null }).Refusal());
        Assert.Equal("refused.addressee-path addressee=Bộ C", Correct(addressee: BoC).Refusal());
        Assert.Equal("refused.addressee-own-unit", Correct(addressee: TestOffice.Directory.Units[TestOffice.XaA]).Refusal());
        Assert.Equal("khác", Correct(subject: "khác").Fact<Corrected>().Subject);
        Assert.Equal(TestOffice.SoD, Correct(addressee: TestOffice.Directory.Units[TestOffice.SoD]).Fact<Corrected>().Addressee);
    }

    [Fact]
    public void A_corrected_date_of_the_request_moves_the_deadline_counted_from_it()
    {
        var request = Open.Request with { Date = Days.Of("22/12/2025") };
        var facts = ProposalRules.Correct(Open, new Corrected(null, request, null), null, TestCalendar.Calendar, Today).Facts();

        Assert.Equal(new DeadlineMoved(Days.Of("7/1/2026"), DeadlineMoved.RequestCorrected), facts[1]);
    }

    [Fact]
    public void A_corrected_number_or_a_deadline_that_was_extended_moves_nothing()
    {
        var request = Open.Request with { Code = "61/TTr-UBND" };
        Proposal extended = AProposal().Extended("10/1/2026", "5/1/2026");

        Assert.Single(ProposalRules.Correct(Open, new Corrected(null, request, null), null, TestCalendar.Calendar, Today).Facts());
        Assert.Single(ProposalRules.Correct(extended, new Corrected(null, request with { Date = Days.Of("22/12/2025") }, null), null, TestCalendar.Calendar, Today).Facts());
    }

    [Fact]
    public void Every_refusal_key_is_listed_once_and_in_its_form()
    {
        Assert.Equal(RefusalKeys.All.Distinct(), RefusalKeys.All);
        Assert.All(RefusalKeys.All, key => Assert.Matches("^refused(\\.[a-z]+(-[a-z]+)*)$", key));
        var constants = typeof(RefusalKeys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(constants.Order(), RefusalKeys.All.Order());
    }
}
