using EscalationBot.Host.Components.Shell;

namespace EscalationBot.Host.Tests.Pages;

public sealed class PageAddressTests
{
    private static readonly Uri Host = new("http://127.0.0.1:5210/");

    [Fact]
    public void The_bare_address_shows_the_chat_in_Vietnamese_as_on_Zalo() =>
        Assert.Equal(new PageAddress(null, PageLook.Zalo, "vi", Plain: false, PagePane.Chat), PageAddress.Read(Host));

    [Fact]
    public void Whatever_was_chosen_comes_back_from_its_link()
    {
        foreach (var look in Enum.GetValues<PageLook>())
            foreach (var pane in Enum.GetValues<PagePane>())
                foreach (var plain in new[] { true, false })
                    foreach (var post in new[] { null, "xa-a", "a b&c=d/đ#?" })
                    {
                        var chosen = new PageAddress(post, look, "en", plain, pane);
                        Assert.Equal(chosen, PageAddress.Read(new Uri(Host, chosen.Href)));
                    }
    }

    [Theory]
    [InlineData("?look=telegram&lang=zz&plain=x&pane=9")]
    [InlineData("?look=&lang=&plain=&pane=")]
    [InlineData("?%%%&&&=")]
    public void An_address_with_nonsense_falls_back_to_the_usual(string query) =>
        Assert.Equal(PageAddress.Read(Host), PageAddress.Read(new Uri(Host, query)));
}
