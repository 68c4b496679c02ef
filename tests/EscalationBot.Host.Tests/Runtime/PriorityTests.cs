using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>Who goes first when a channel cannot take everything at once.</summary>
public sealed class PriorityTests
{
    private const int News = 250, Digests = 100, Bulk = 60;

    /// <summary>
    /// Nine of ten a second are for what is unasked, 279 until the thirtieth second is over; of every eight five are news, two
    /// digests, one bulk, give or take the nine that may be under way.
    /// </summary>
    [Fact]
    public async Task Under_a_flood_of_reminders_digests_and_bulk_are_fewer_and_not_starved()
    {
        await using var office = await RunningOffice.OpenAsync(
            "5/1/2026 08:00", bot: new TalkativeBot(), directory: Everybody(),
            delivery: new DeliveryOptions { Channels = new Dictionary<string, ChannelOptions> { ["zalo"] = new() { Rates = [new RateOptions { Most = 10 }] } } });
        await office.ChangeAsync(c => c.Notices.AddRange(Enumerable.Range(0, News + Digests + Bulk).Select(Intent)));
        await office.MoveToAsync(office.Now.AddSeconds(30));

        var sent = office.Notices.Where(n => n.State == WorkState.Delivered).CountBy(n => n.Notice!.GetType()).ToDictionary();
        Assert.Equal(31 * 9, sent.Values.Sum());
        Assert.InRange(sent[typeof(HelpWantedNotice)], 174 - 9, 174 + 9);
        Assert.InRange(sent[typeof(DigestNotice)], 70 - 9, 70 + 9);
        Assert.InRange(sent[typeof(CampaignNotice)], 35 - 9, 35 + 9);
    }

    private static OfficeDirectory Everybody() => TestOffice.Directory with
    {
        Posts = Enumerable.Range(0, News + Digests + Bulk).Select(i => TestOffice.Post(Post(i), TestOffice.XaA, $"Chức vụ {i}", PostRole.UnitHead)).ToDictionary(p => p.Id),
        Accounts = Enumerable.Range(0, News + Digests + Bulk).Select(i => new Account(new AccountId("zalo", $"u{i}"), Post(i), Days.At("1/1/2025"))).ToDictionary(a => a.Id),
    };

    private static PostId Post(int i) => new($"p{i:000}");

    private static Notice Intent(int i)
    {
        var due = RunningOffice.Moment("5/1/2026 08:00");
        return i switch
        {
            < News => new HelpWantedNotice($"news:{i}", Post(i), due, null),
            < News + Digests => new DigestNotice($"digest:{i}", Post(i), due, Days.Of("5/1/2026")),
            _ => new CampaignNotice(Post(i), due, new CampaignId(31), 1),
        };
    }
}
