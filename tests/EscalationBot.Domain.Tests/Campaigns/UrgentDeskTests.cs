using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Campaigns;

/// <summary>Who may send outside of all hours, and what that changes.</summary>
public sealed class UrgentDeskTests
{
    private readonly DeskOffice small = new();

    [Fact]
    public void An_urgent_one_begins_at_any_hour_and_every_recipient_of_it_is_urgent()
    {
        small.Now = Days.At("10/1/2026", "23:00");
        Assert.Equal(small.Now, small.Submit(Urgent("bão số 9")).Plan!.At);
        Assert.Equal("bão số 9", Assert.Single(small.Last.Audit).Detail);
        small.Queue();
        Assert.All(small.Last.Notices.OfType<CampaignNotice>(), n => Assert.Equal(("bão số 9", small.Now), (n.UrgentBecause, n.Due)));
        Assert.NotEmpty(small.Last.Notices.OfType<CampaignNotice>());
    }

    [Fact]
    public void Nobody_is_urgent_without_a_reason_and_only_administrators_are_with_one()
    {
        Assert.Equal(RefusalKeys.ReasonRequired, small.Refused(Admin, d => d.Submit(Urgent("  "))));
        foreach (var other in new[] { TestOffice.Office, Leader, Chair, HeadOfXaA })
            Assert.Equal(RefusalKeys.CampaignNotAllowed, small.Refused(other, d => d.Submit(Urgent("bão số 9"))));
    }

    private CampaignOrder Urgent(string because) => DeskOffice.Order(small.Now) with { UrgentBecause = because };
}
