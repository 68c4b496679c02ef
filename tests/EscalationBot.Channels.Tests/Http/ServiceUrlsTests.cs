using EscalationBot.Channels.Http;

namespace EscalationBot.Channels.Tests.Http;

public class ServiceUrlsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net", "https://smba.trafficmanager.net/v3")]
    [InlineData("https://smba.trafficmanager.net/", "https://smba.trafficmanager.net/v3")]
    [InlineData("https://smba.trafficmanager.net/apac/tenant", "https://smba.trafficmanager.net/apac/tenant/v3")]
    [InlineData("https://smba.trafficmanager.net/apac/tenant/?q=1", "https://smba.trafficmanager.net/apac/tenant/v3")]
    public void A_call_goes_below_the_service_url_however_it_ends(string url, string call)
    {
        Assert.True(new ServiceUrls(["smba.trafficmanager.net"]).TryRead(url, out var root));
        Assert.Equal(call, new Uri(root, "v3").ToString());
    }
}
