using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Domain.Tests.Campaigns;

public sealed class CampaignIdTests
{
    [Theory]
    [InlineData("NV-0031", 31)]
    [InlineData("nv 31", 31)]
    [InlineData(" nv0031 ", 31)]
    [InlineData("NV–12345", 12345)]
    public void Reads_what_people_write(string text, int number)
    {
        Assert.True(CampaignId.TryParse(text, out var id));
        Assert.Equal(new CampaignId(number), id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("31")]
    [InlineData("NV-")]
    [InlineData("NV-0")]
    [InlineData("KN-0031")]
    [InlineData("NV-31a")]
    public void Reads_nothing_else(string? text) => Assert.False(CampaignId.TryParse(text, out _));

    [Fact]
    public void Is_written_with_four_digits_and_ordered_by_number()
    {
        Assert.Equal("NV-0031", new CampaignId(31).ToString());
        Assert.True(new CampaignId(9) < new CampaignId(10));
        Assert.True(new CampaignId(10) > new CampaignId(9));
        Assert.True(new CampaignId(9) <= new CampaignId(9));
        Assert.True(new CampaignId(9) >= new CampaignId(9));
    }
}
