using EscalationBot.Channels.Phones;

namespace EscalationBot.Channels.Tests.Phones;

/// <summary>Numbers as people type them; the table of people and the messengers read them alike.</summary>
public sealed class PhoneTextTests
{
    [Theory]
    [InlineData("0912 345 678", "+84912345678", true)]
    [InlineData("912345678", "+84912345678", true)]
    [InlineData("+84912345678", "+84912345678", true)]
    [InlineData("84912345678", "+84912345678", true)]
    [InlineData("0260 3862 221", "+842603862221", false)]
    [InlineData("12", null, false)]
    [InlineData("", null, false)]
    [InlineData(null, null, false)]
    public void A_number_is_read_with_its_country_and_only_a_mobile_one_can_have_a_messenger(string? typed, string? read, bool mobile)
    {
        Assert.Equal(read, PhoneText.Read(typed));
        Assert.Equal(mobile ? read : null, PhoneText.ReadMobile(typed));
    }

    [Theory]
    [InlineData("+84912345678", "0912 345 678")]
    [InlineData("+8562099999999", "+856 20 99 999 999")]
    [InlineData("gọi Văn phòng", "gọi Văn phòng")]
    [InlineData(null, "")]
    public void It_is_shown_as_it_is_written_in_the_country(string? kept, string shown) => Assert.Equal(shown, PhoneText.Show(kept));
}
