using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Proposals;
using static EscalationBot.Domain.Proposals.EvidenceItem;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class EvidenceRulesTests
{
    private static readonly DocumentReference Request = new("45/TTr-UBND", Days.Of("18/12/2025"), null);
    private static readonly DocumentReference Reply = new("812/SB-KH", Days.Of("26/12/2025"), null);

    public static TheoryData<StallCategory, Evidence> Complete => new()
    {
        { StallCategory.NoReply, new Evidence() },
        { StallCategory.VagueReply, new Evidence(Reply, "sẽ nghiên cứu") },
        { StallCategory.BuckPassing, new Evidence(Reply, "liên hệ Sở D", PointedTo: TestOffice.SoD) },
        { StallCategory.Unsatisfactory, new Evidence(Reply, Explanation: "không nêu thời hạn") },
        { StallCategory.NotSubmitted, new Evidence(Explanation: "thuộc thẩm quyền theo phân cấp") },
        { StallCategory.MinistryUnresolved, new Evidence() },
    };

    [Theory]
    [MemberData(nameof(Complete))]
    public void Complete_evidence_lacks_nothing(StallCategory category, Evidence evidence) =>
        Assert.Empty(EvidenceRules.Missing(Request, new StallReport(category, evidence)));

    [Theory]
    [InlineData(StallCategory.NoReply, RequestDocument)]
    [InlineData(StallCategory.VagueReply, RequestDocument, ReplyDocument, Passage)]
    [InlineData(StallCategory.BuckPassing, RequestDocument, ReplyDocument, Passage, PointedTo)]
    [InlineData(StallCategory.Unsatisfactory, RequestDocument, ReplyDocument, Explanation)]
    [InlineData(StallCategory.NotSubmitted, RequestDocument, WhyCommittee)]
    [InlineData(StallCategory.MinistryUnresolved, RequestDocument)]
    public void Without_anything_all_that_the_category_requires_is_missing(StallCategory category, params EvidenceItem[] missing) =>
        Assert.Equal(missing, EvidenceRules.Missing(null, new StallReport(category, new Evidence(Passage: " "))));

    [Fact]
    public void A_document_without_its_date_or_number_is_not_evidence()
    {
        Assert.Equal([RequestDocument], EvidenceRules.Missing(Request with { Date = null }, new StallReport(StallCategory.NoReply, new Evidence())));
        Assert.Equal([RequestDocument], EvidenceRules.Missing(Request with { Code = "" }, new StallReport(StallCategory.NoReply, new Evidence())));
    }

    [Fact]
    public void A_record_nobody_reported_on_is_silent_and_silence_needs_only_the_request()
    {
        Assert.Empty(EvidenceRules.Missing(AProposal()));
        Assert.Empty(EvidenceRules.Missing(AProposal().Central()));
        Assert.Equal([Passage], EvidenceRules.Missing(AProposal().Stalled(StallCategory.VagueReply, new Evidence(Reply))));
    }

    [Fact]
    public void A_category_or_item_nobody_thought_of_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceRules.Required((StallCategory)99));
}
