using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Storage;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>
/// Ten thousand recipients, three of ten sends go wrong in every way there is, people write in between. Who meets which
/// fault follows from a fixed seed, whatever the threads do.
/// </summary>
public sealed class FaultStormTests
{
    private const int Recipients = 10_000;
    private const int Seed = 20260105;
    private const int PerSecond = 50;

    private readonly TalkativeBot bot = new();

    [Fact]
    public async Task Every_intent_of_ten_thousand_has_one_end_within_the_limits_and_answers_stay_ahead()
    {
        await using var office = await RunningOffice.OpenAsync(
            "5/1/2026 07:00", bot: bot, directory: Everybody(),
            delivery: new DeliveryOptions { Channels = new Dictionary<string, ChannelOptions> { ["zalo"] = Limited, ["teams"] = Limited } });
        office.Zalo.Script = (to, n) => FateOf(office, to, n);
        office.Teams.Script = (to, n) => FateOf(office, to, n);
        await office.ChangeAsync(c => c.Notices.AddRange(Enumerable.Range(0, Recipients).Select(Intent)));

        var heard = await PeopleWriteWhileItStormsAsync(office);
        await office.MoveToAsync("6/1/2026 16:00");

        AssertEveryIntentHasOneEnd(office);
        AssertNothingWentOutTwice(office);
        AssertLimits(office.Zalo);
        AssertLimits(office.Teams);
        AssertAnswersStayAhead(office, heard);
    }

    private static ChannelOptions Limited { get; } = new() { Rates = [new RateOptions { Most = PerSecond }], RecipientRates = [new RateOptions { Most = 2 }] };

    /// <summary>Every third person is on Teams as well.</summary>
    private static OfficeDirectory Everybody() => TestOffice.Directory with
    {
        Posts = Enumerable.Range(0, Recipients).Select(i => TestOffice.Post(Post(i), TestOffice.XaA, $"Chức vụ {i}", PostRole.UnitHead)).ToDictionary(p => p.Id),
        Accounts = Enumerable.Range(0, Recipients)
            .SelectMany(i => i % 3 == 0 ? new[] { "zalo", "teams" } : ["zalo"], (i, channel) => new Account(new AccountId(channel, $"u{i}"), Post(i), Days.At("1/1/2025")))
            .ToDictionary(a => a.Id),
    };

    private static PostId Post(int i) => new($"p{i:00000}");

    /// <summary>Mostly a campaign, with reminders and digests among it.</summary>
    private static Notice Intent(int i)
    {
        var due = RunningOffice.Moment("5/1/2026 07:00");
        return (i % 20) switch
        {
            0 => new DigestNotice($"digest:{i}", Post(i), due, Days.Of("5/1/2026")),
            1 or 2 => new HelpWantedNotice($"news:{i}", Post(i), due, null),
            _ => new CampaignNotice(Post(i), due, new CampaignId(31), 1),
        };
    }

    /// <summary>By chance of user and attempt alone, so that no order of threads changes it.</summary>
    private static Fate FateOf(RunningOffice office, Destination to, int attempt)
    {
        var chance = new Random(HashCode(to.Channel, to.User, attempt)).Next(100);
        return chance switch
        {
            < 5 => Fate.Of(new SendResult.Retry("429", office.Now.AddSeconds(chance + 1), chance == 0 ? RetryScope.Channel : RetryScope.Recipient)),
            < 12 => Fate.Of(new SendResult.Retry("connect")),
            < 17 => Fate.Of(new SendResult.Retry("503")),
            < 21 => Fate.Of(new SendResult.Unreachable("blocked")),
            < 24 => Fate.Of(new SendResult.OtherRoute("window")),
            < 26 => Fate.Of(new SendResult.Refused("content")),
            < 28 => new Fate(new SendResult.Unknown("cut"), Arrives: true),
            < 30 => new Fate(new SendResult.Unknown("time-out"), Arrives: false),
            < 60 => Fate.Of(new SendResult.Sent(null)),
            _ => Fate.Arrived,
        };
    }

    private static int HashCode(string channel, string user, int attempt) =>
        (channel + user).Aggregate(Seed + attempt * 7919, (hash, c) => unchecked(hash * 31 + c));

    /// <returns>When each message came, by what its answer says.</returns>
    private static async Task<Dictionary<string, DateTimeOffset>> PeopleWriteWhileItStormsAsync(RunningOffice office)
    {
        var heard = new Dictionary<string, DateTimeOffset>();
        for (var i = 0; i < 200; i++)
        {
            await office.MoveToAsync(office.Now.AddSeconds(1));
            var message = office.Message(Post(i * 37), $"{i}") with { Conversation = $"u{i * 37}", User = $"u{i * 37}" };
            heard[$"đáp {i}"] = office.Now;
            await office.Inbox.ReceiveAsync(message, []);
            // Both pumps at once, as when the program runs.
            await Task.WhenAll(office.Dispatcher.NoticesAsync(CancellationToken.None), office.Inbox.IdleAsync(CancellationToken.None));
            await office.Dispatcher.RepliesAsync(CancellationToken.None);
        }
        return heard;
    }

    private static void AssertEveryIntentHasOneEnd(RunningOffice office)
    {
        var notices = office.Notices;
        Assert.Equal(Recipients, notices.Count);
        var byState = notices.CountBy(n => n.State).ToDictionary();
        Assert.Equal(
            Recipients,
            new[] { WorkState.Delivered, WorkState.Sent, WorkState.Suppressed, WorkState.Failed, WorkState.Unknown }.Sum(s => byState.GetValueOrDefault(s)));
        var tally = office.Office.Groups.Tally(CampaignNotice.GroupOf(new CampaignId(31), 1));
        Assert.Equal((0, notices.Count(n => n.Group is not null)), (tally.Waiting, tally.Total));
        Assert.InRange(byState[WorkState.Delivered] + byState[WorkState.Sent], Recipients * 8 / 10, Recipients);
        Assert.InRange(byState[WorkState.Unknown], 1, Recipients / 10);
    }

    private static void AssertNothingWentOutTwice(RunningOffice office)
    {
        var arrived = office.Zalo.Arrived.Concat(office.Teams.Arrived).Select(a => a.To.MessageId).ToList();
        Assert.Equal(arrived.Count, arrived.Distinct().Count());
        var rows = office.Rows.ToDictionary(r => r.Id);
        var byNotice = arrived.Where(id => rows[id].Of is not null).CountBy(id => rows[id].Of!.Notice).ToDictionary();
        Assert.All(office.Notices, notice =>
        {
            var times = byNotice.GetValueOrDefault(notice.Id);
            switch (notice.State)
            {
                case WorkState.Delivered or WorkState.Sent:
                    Assert.Equal(1, times);
                    break;
                case WorkState.Unknown:
                    Assert.InRange(times, 0, 1);
                    break;
                default:
                    Assert.Equal(0, times);
                    break;
            }
        });
    }

    private static void AssertLimits(ScriptedChannel channel)
    {
        var times = channel.Attempts.Select(a => a.At).Order().ToList();
        Assert.All(times.Zip(times.Skip(PerSecond)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1), $"{pair}"));
        foreach (var user in channel.Attempts.GroupBy(a => a.To.User, a => a.At))
            Assert.All(user.Zip(user.Skip(2)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
    }

    /// <summary>An answer waits for nothing but a channel that asked everybody to wait.</summary>
    private static void AssertAnswersStayAhead(RunningOffice office, Dictionary<string, DateTimeOffset> heard)
    {
        var answers = office.Zalo.Attempts.Where(a => a.Message.Kind == MessageKind.Reply).ToLookup(a => a.Text);
        foreach (var (text, at) in heard)
        {
            var first = answers[text].First().At;
            var between = office.Zalo.Attempts.Count(a => a.At > at && a.At < first && a.Message.Kind != MessageKind.Reply);
            Assert.True(between <= 1, $"{text}: {between} unasked messages went out between {at:O} and {first:O}");
        }
    }
}
