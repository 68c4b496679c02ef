using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Testing.Domain;

/// <summary>
/// A record told as a story, its facts in order: <c>AProposal().Due("12/9/2024").NudgedTwice()</c>. Unless said otherwise
/// it is KN-0117 of UBND xã A to Sở B, sent 18/12/2025, filed 26/12/2025, due 05/01/2026. Nothing is checked by the rules.
/// </summary>
public sealed class ProposalBuilder
{
    private readonly List<RecordedFact> later = [];
    private Filed filed = new(
        TestOffice.XaA, ProposalPath.Provincial, TestOffice.SoB, "xin chuyển mục đích sử dụng đất điểm trường",
        new DocumentReference("45/TTr-UBND", Days.Of("18/12/2025"), TestOffice.XaA), Days.Of("5/1/2026"), TestOffice.ProvincialLimit);
    private Provenance filing = new(Days.At("26/12/2025", "09:00"), TestOffice.HeadOfXaA, null, "m-1");
    private ProposalId id = new(117);

    public static ProposalBuilder AProposal() => new();

    public static implicit operator Proposal(ProposalBuilder builder) => builder.Build();

    public Proposal Build() => Proposal.Fold(id, History());

    public IReadOnlyList<RecordedFact> History() =>
        [new RecordedFact(1, filed, filing), .. later.Select((f, i) => f with { Sequence = i + 2 })];

    public ProposalBuilder Numbered(int number) => Set(() => id = new ProposalId(number));

    public ProposalBuilder From(UnitId unit, PostId? head = null) => Set(() =>
    {
        filed = filed with { Unit = unit, Request = filed.Request with { Issuer = unit } };
        filing = filing with { Post = head ?? new PostId($"{unit}.chu-tich") };
    });

    public ProposalBuilder To(UnitId addressee) => Set(() => filed = filed with { Addressee = addressee });

    /// <summary>Path C, to Bộ C.</summary>
    public ProposalBuilder Central() =>
        Set(() => filed = filed with { Path = ProposalPath.Central, Addressee = TestOffice.BoC, Rule = TestOffice.CentralLimit });

    public ProposalBuilder About(string subject) => Set(() => filed = filed with { Subject = subject });

    public ProposalBuilder Request(string code, string date) =>
        Set(() => filed = filed with { Request = filed.Request with { Code = code, Date = Days.Of(date) } });

    /// <summary>The deadline. The request and its filing move before it when they lie after.</summary>
    public ProposalBuilder Due(string day) => Set(() =>
    {
        filed = filed with { Due = Days.Of(day) };
        if (filed.Request.Date >= filed.Due)
            filed = filed with { Request = filed.Request with { Date = TestCalendar.Plain.AddWorkingDays(filed.Due, -10) } };
        if (filing.At >= Days.At(filed.Due))
            filing = filing with { At = Days.At(TestCalendar.Plain.AddWorkingDays(filed.Due, -4)) };
    });

    /// <summary>By a limit of its own instead of the one of its path.</summary>
    public ProposalBuilder Under(string source) => Set(() => filed = filed with { Rule = filed.Rule with { Source = source } });

    public ProposalBuilder FiledAt(string day, string time = "09:00") => Set(() => filing = filing with { At = Days.At(day, time) });

    public ProposalBuilder Overdue() => Then(new FellOverdue(), Days.At(filed.Due.AddDays(1), "00:00"));

    public ProposalBuilder Stalled(StallCategory category = StallCategory.NoReply, Evidence? evidence = null) =>
        Then(new StallReported(new StallReport(category, evidence ?? new Evidence())), Last, filing.Post, filing.Message);

    public ProposalBuilder Nudged(int rung, Audience audience, PostId recipient, string day, string time = "08:00") =>
        Then(new Nudged(rung, audience, recipient, Build().Deadline.Version, Reached: true), Days.At(day, time));

    /// <summary>Late, and its head and agency were told on the first working day after the deadline, the agency again on the fifth.</summary>
    public ProposalBuilder NudgedTwice()
    {
        var first = TestCalendar.Calendar.AddWorkingDays(filed.Due, 1).ToString("yyyy-MM-dd", null);
        var second = TestCalendar.Calendar.AddWorkingDays(filed.Due, 5).ToString("yyyy-MM-dd", null);
        var agency = new PostId($"{filed.Addressee}.giam-doc");
        return Overdue()
            .Nudged(1, Audience.UnitHead, new PostId($"{filed.Unit}.chu-tich"), first)
            .Nudged(1, Audience.AgencyHead, agency, first)
            .Nudged(2, Audience.AgencyHead, agency, second);
    }

    public ProposalBuilder Reminded(string code, string date) =>
        Then(new LetterAdded(new OfficialLetter(new DocumentReference(code, Days.Of(date), filed.Unit), LetterDirection.Reminder, null, null)), Days.At(date), filing.Post);

    public ProposalBuilder Extended(string until, string onDay) =>
        Then(new Extended(Days.Of(until), "Sở B xin thêm thời gian lấy ý kiến", Build().Extensions + 1, ByOffice: false), Days.At(onDay), filing.Post);

    public ProposalBuilder Paused(string onDay) => Then(new Paused(Days.Of(onDay), "chờ bổ sung hồ sơ"), Days.At(onDay), filing.Post);

    public ProposalBuilder Resumed(string onDay, string due) => Then(new Resumed(Days.Of(onDay), Days.Of(due)), Days.At(onDay), filing.Post);

    public ProposalBuilder Held(string onDay) => Then(new ReportHeld("Sở B hẹn trả lời trong tuần"), Days.At(onDay), filing.Post);

    public ProposalBuilder ReportedNow(string onDay) => Then(new ReportNowAsked(), Days.At(onDay), filing.Post);

    public ProposalBuilder Directed(string due, string onDay, PostId? by = null) =>
        Then(new Directed(Build().Directions.Count + 1, by ?? TestOffice.Leader, filed.Addressee, "trả lời rõ thống nhất hay không thống nhất", Days.Of(due), ViaOffice: false), Days.At(onDay), by ?? TestOffice.Leader);

    public ProposalBuilder Resolved(string replyDate, string? onDay = null) =>
        Then(new Resolved(new DocumentReference("830/SB-QH", Days.Of(replyDate), filed.Addressee)), Days.At(onDay ?? replyDate), filing.Post);

    public ProposalBuilder Withdrawn(string onDay) => Then(new Withdrawn("đơn vị tự giải quyết"), Days.At(onDay), filing.Post);

    /// <summary>Any other fact. Without a post the system did it; without a message it stands alone.</summary>
    public ProposalBuilder Then(ProposalFact fact, DateTimeOffset? at = null, PostId? by = null, string? message = null) =>
        Set(() => later.Add(new RecordedFact(0, fact, new Provenance(at ?? Last, by, null, message))));

    private DateTimeOffset Last => later.Count == 0 ? filing.At : later[^1].By.At;

    private ProposalBuilder Set(Action change)
    {
        change();
        return this;
    }
}
