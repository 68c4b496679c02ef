using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Domain.Tests.Campaigns;

public sealed class CampaignTemplateTests
{
    [Fact]
    public void Known_placeholders_are_kept_and_filled_each_time_they_stand()
    {
        var template = Good("Kính gửi {chức vụ} {đơn vị}, {đơn vị}.");

        Assert.Equal("Kính gửi {Post} {Unit}, {Unit}.", template.Text);
        Assert.Equal([Placeholder.Post, Placeholder.Unit], template.Placeholders);
        Assert.Equal("Kính gửi <Post> <Unit>, <Unit>.", template.Fill(p => $"<{p}>"));
    }

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_not_filled_again() =>
        Assert.Equal("{Unit} x", new CampaignTemplate("{Post} {Unit}").Fill(p => p == Placeholder.Post ? "{Unit}" : "x"));

    [Fact]
    public void Unknown_placeholders_are_refused_with_those_that_may_be_used()
    {
        var refused = Refused("Gửi {ai đó} {chức vụ} {ai đó} {gì}");
        Assert.Equal(RefusalKeys.TemplateUnknown, refused.TextKey);
        Assert.Equal([("unknown", "ai đó, gì"), ("allowed", "Post,Unit,Deadline,Round,Open,Overdue")], refused.Args);
    }

    [Theory]
    [InlineData("Gửi {chức vụ")]
    [InlineData("Gửi chức vụ}")]
    [InlineData("Gửi } rồi {chức vụ}")]
    [InlineData("Gửi {chức vụ} }")]
    public void A_brace_without_its_other_is_refused(string text) => Assert.Equal(RefusalKeys.TemplateBroken, Refused(text).TextKey);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_text_without_words_is_refused(string text) => Assert.Equal(RefusalKeys.TemplateEmpty, Refused(text).TextKey);

    [Fact]
    public void A_text_that_does_not_fit_one_message_is_refused()
    {
        Assert.Equal(1000, Good(new string('a', 1000)).Text.Length);
        Assert.Equal(RefusalKeys.TemplateTooLong, Refused(new string('a', 1001)).TextKey);
    }

    private static CampaignTemplate Good(string text) => Assert.IsType<TemplateReading.Good>(Read(text)).Template;

    private static Refusal Refused(string text) => Assert.IsType<TemplateReading.Refused>(Read(text)).Reason;

    private static TemplateReading Read(string text) => CampaignTemplate.Read(text, name => name switch
    {
        "chức vụ" => Placeholder.Post,
        "đơn vị" => Placeholder.Unit,
        _ => null,
    });
}
