using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>How long what Zalo declares about a template is believed.</summary>
public sealed class TemplateBookTests
{
    private static readonly Dictionary<string, int> Gaps = new() { ["ma"] = 30 };

    [Fact]
    public async Task A_template_that_could_not_be_used_is_used_within_ten_minutes_of_its_approval_and_one_that_can_is_believed_for_a_day()
    {
        await using var office = await SendingOffice.StartAsync();
        var book = new TemplateBook(office.Client, office.Options, office.Time);
        Task<KnownTemplate?> FindAsync() => book.FindAsync(office.Options.OaId, "Nudge", TestContext.Current.CancellationToken);
        office.Zalo.Templates.Approve(new FakeTemplate("700001", Gaps, "PENDING_REVIEW"));
        Assert.False((await FindAsync())!.IsUsable);

        office.Zalo.Templates.Approve(new FakeTemplate("700001", Gaps));
        office.Time.Now += TimeSpan.FromMinutes(9);
        Assert.False((await FindAsync())!.IsUsable);
        office.Time.Now += TimeSpan.FromMinutes(1);
        Assert.True((await FindAsync())!.IsUsable);

        office.Zalo.Templates.Approve(new FakeTemplate("700001", Gaps, "DISABLE"));
        office.Time.Now += TimeSpan.FromHours(23);
        Assert.True((await FindAsync())!.IsUsable);
        office.Time.Now += TimeSpan.FromHours(1);
        Assert.False((await FindAsync())!.IsUsable);
    }
}
