using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Campaigns;

public sealed class AudienceFinderTests
{
    private static readonly DateOnly Today = Days.Of("12/1/2026");

    private readonly InMemoryOffice office = new(ProposalBuilder.AProposal().Overdue().Build());

    [Fact]
    public void Without_kinds_every_head_but_ministries_and_the_Committee_itself_is_meant() =>
        Assert.Equal([SoB, SoD, XaA, XaB], Units(new AudienceFilter([])));

    [Fact]
    public void A_kind_includes_its_units_without_a_head()
    {
        office.Directory = office.Directory.With(Unit(new UnitId("xa-z"), "UBND xã Z", UnitKind.Commune, null));
        Assert.Equal(
            [new AudienceMember(XaA, HeadOfXaA), new AudienceMember(XaB, HeadOfXaB), new AudienceMember(new UnitId("xa-z"), null)],
            AudienceFinder.Find(office, new AudienceFilter([UnitKind.Commune]), Today));
    }

    [Fact]
    public void Units_that_ended_are_not_meant()
    {
        office.Directory = office.Directory.Succeeded(XaA, "31/12/2025", XaB);
        Assert.Equal([XaB], Units(new AudienceFilter([UnitKind.Commune])));
    }

    [Fact]
    public void A_role_means_its_posts() => Assert.Equal(
        [Chair, OtherLeader, Leader],
        new[] { PostRole.Chair, PostRole.Leader }.SelectMany(r => AudienceFinder.Find(office, new AudienceFilter([], r), Today)).Select(m => m.Post!.Value).OrderBy(p => p == Leader).ThenBy(p => p != Chair));

    [Fact]
    public void Overdue_means_own_proposals_and_those_to_answer()
    {
        Assert.Equal([SoB, XaA], Units(new AudienceFilter([], Overdue: true)));
        Assert.Equal((1, 1, 0), (AudienceFinder.Overdue(office, SoB), AudienceFinder.Open(office, XaA), AudienceFinder.Open(office, XaB)));
    }

    [Fact]
    public void Not_linked_means_posts_without_an_account()
    {
        office.Directory = office.Directory.Linked(HeadOfXaA);
        Assert.Equal([XaB], Units(new AudienceFilter([UnitKind.Commune], NotLinked: true)));
    }

    [Fact]
    public void Named_units_and_those_below_them_are_kept_or_left_out()
    {
        var district = new UnitId("huyen");
        office.Directory = office.Directory.With(Unit(district, "Huyện", UnitKind.District, null)).With(office.Directory.Units[XaA] with { Parent = district });
        Assert.Equal([XaA], Units(new AudienceFilter([], Only: [district])));
        Assert.Equal([XaB], Units(new AudienceFilter([], Only: [XaA, XaB], Except: [XaA])));
        Assert.Equal([SoB, SoD, XaB], Units(new AudienceFilter([], Only: [], Except: [district])));
    }

    [Fact]
    public void Whoever_confirmed_the_round_is_not_meant_any_more()
    {
        var round = new RoundId(2026, 1);
        var filter = new AudienceFilter([UnitKind.Commune], NotConfirmed: round);
        Assert.Equal([XaA, XaB], Units(filter));

        var by = new Provenance(Days.At("12/1/2026"), HeadOfXaA, null, null);
        office.Reviews = ReviewBook.Empty
            .Apply(new RecordedReviewFact(1, new RoundOpened(round, Days.At("16/1/2026", "16:00")), by))
            .Apply(new RecordedReviewFact(2, new RoundConfirmed(round, XaA, ReviewAnswer.Complete), by));

        Assert.Equal([XaB], Units(filter));
        Assert.False(AudienceFinder.StillFits(office, filter, XaA));
        Assert.True(AudienceFinder.StillFits(office, filter, XaB));
        Assert.False(AudienceFinder.StillFits(office, new AudienceFilter([], Overdue: true), XaB));
    }

    private IEnumerable<UnitId> Units(AudienceFilter filter) => AudienceFinder.Find(office, filter, Today).Select(m => m.Unit);
}
