using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Storage;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>The progress of a bulk reminder in one message of its author, changed in its place.</summary>
public sealed class LiveProgressTests : IAsyncLifetime
{
    private const int Recipients = 12;

    private static readonly PostId Admin = TestOffice.Admin;

    private RunningOffice office = null!;

    private IReadOnlyList<Attempt> Said => office.Cards.Arrived;

    private Attempt Card => Said.Single(a => a.Message.Live is not null);

    public async ValueTask InitializeAsync()
    {
        office = await RunningOffice.OpenAsync("5/1/2026 08:00", Everybody(), TestOffice.Rules with { Routes = [.. TestOffice.Rules.Routes, new RouteOffer("cards", RouteWay.Chat)] }, new DeliveryOptions
        {
            Channels = new Dictionary<string, ChannelOptions> { ["zalo"] = new() { Rates = [new RateOptions { Most = 1, Seconds = 4 }] } },
        });
        foreach (var words in new[] { "nhắc các xã", "1", "1", "09:00 06/01/2026", "gửi" })
            await office.SayAsync(Admin, words, "cards");
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task One_message_shows_how_it_goes_no_oftener_than_every_five_seconds_and_how_it_ended()
    {
        var before = Said.Count;
        Assert.Contains("NV-0001 bắt đầu gửi: 12 người nhận.", Card.Text, StringComparison.Ordinal);
        await office.MoveToAsync("5/1/2026 08:03");

        Assert.All(office.Cards.Changes.Where(c => c.Revision is Revision.Replaced), c => Assert.Equal(ScriptedCards.WireIdOf(Card), c.WireId));
        Assert.All(Shown().Zip(Shown().Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(5), $"{pair.First.At} {pair.Second.At}"));
        var steps = Shown().Select(c => c.Text.Split('\n').FirstOrDefault(l => l.StartsWith("Tiến độ", StringComparison.Ordinal))).OfType<string>().ToList();
        Assert.InRange(steps.Distinct().Count(), 4, Recipients);
        Assert.Contains("Tiến độ: đã gửi 08/12 người nhận (66%).", steps);
        Assert.Contains("NV-0001: đã gửi xong", Shown()[^1].Text, StringComparison.Ordinal);
        Assert.Contains("đối tượng 12 = đã nhận 12", Shown()[^1].Text, StringComparison.Ordinal);
        // Only the report comes as a message of its own.
        Assert.StartsWith("Báo cáo gửi", Assert.Single(Said.Skip(before)).Text, StringComparison.Ordinal);

        var changes = office.Cards.Changes.Count;
        await office.MoveToAsync("5/1/2026 16:00");
        Assert.Equal(changes, office.Cards.Changes.Count);
    }

    [Fact]
    public async Task What_can_be_done_changes_with_it_and_an_old_button_is_never_taken_for_a_new_one()
    {
        await office.MoveToAsync(office.Now.AddSeconds(10));
        var pause = Shown()[^1].Revision is Revision.Replaced { By.Choices: var choices } ? choices.Single(c => c.Text == "Tạm dừng").Id : "";
        await PressAsync(pause);
        await office.MoveToAsync(office.Now.AddSeconds(10));

        Assert.Contains("NV-0001: tạm dừng", Shown()[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Gửi tiếp", Shown()[^1].Text, StringComparison.Ordinal);
        var sent = office.Zalo.Arrived.Count;
        await PressAsync(pause);
        await office.MoveToAsync("5/1/2026 08:30");
        Assert.Equal(sent, office.Zalo.Arrived.Count);

        await PressAsync(((Revision.Replaced)Shown()[^1].Revision).By.Choices.Single(c => c.Text == "Gửi tiếp").Id);
        await office.MoveToAsync("5/1/2026 08:35");
        Assert.Contains("đã gửi xong", Shown()[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_on_in_the_same_message_after_a_restart_and_after_the_channel_was_away()
    {
        await office.MoveToAsync(office.Now.AddSeconds(12));
        var before = Shown().Count;
        office.Restart();
        office.Cards.Script = n => n < before + 3 ? new SendResult.Unknown("http-502") : new SendResult.Sent(null);
        await office.MoveToAsync("5/1/2026 08:20");

        Assert.All(office.Cards.Changes.Where(c => c.Revision is Revision.Replaced), c => Assert.Equal(ScriptedCards.WireIdOf(Card), c.WireId));
        Assert.Contains("đã gửi xong", Shown()[^1].Text, StringComparison.Ordinal);
        Assert.IsType<SendResult.Sent>(Shown()[^1].Answer);
    }

    [Fact]
    public async Task Asked_for_again_the_newer_message_changes_and_the_older_one_loses_its_buttons()
    {
        var first = Card;
        await office.SayAsync(Admin, "NV-0001", "cards");
        await office.MoveToAsync("5/1/2026 08:03");

        var last = office.Cards.Changes.GroupBy(c => c.WireId).ToDictionary(g => g.Key, g => g.Last().Revision);
        Assert.IsType<Revision.Over>(last[ScriptedCards.WireIdOf(first)]);
        Assert.Contains("đã gửi xong", Shown()[^1].Text, StringComparison.Ordinal);
        Assert.Equal(ScriptedCards.WireIdOf(Said.Last(a => a.Message.Live is not null)), Shown()[^1].WireId);
    }

    [Theory]
    [InlineData("cards")]
    [InlineData("zalo")]
    public async Task Whoever_has_their_data_deleted_is_shown_nothing_more_and_no_timer_names_them(string where)
    {
        var person = new Person(new PersonId("p-9"), "Trần Văn B", null, null);
        await office.ChangeAsync(c => c.Directory = office.Office.Directory.Linked(Admin, "zalo").With(person).With(new Incumbency(person.Id, Admin, default, Acting: false)));
        await office.SayAsync(Admin, "xóa dữ liệu của tôi", where);
        Assert.Single(LiveTimers());
        var changes = Shown().Count;

        await office.SayAsync(Admin, "1", where);
        Assert.Empty(office.Office.Directory.AccountsOf(Admin));
        Assert.Empty(LiveTimers());

        await office.MoveToAsync("5/1/2026 08:30");
        Assert.Equal(changes, Shown().Count);
    }

    private IEnumerable<DueTimer> LiveTimers() =>
        office.Work.DueTimers(office.Now.AddDays(1), 1000).Where(t => t.Job == CardJob.Name && CardJob.Read(t.Argument) is { Live: not null } job && job.User == Admin.Value);

    private List<Revised> Shown() => [.. office.Cards.Changes.Where(c => c.Revision is Revision.Replaced)];

    private async Task PressAsync(string choice)
    {
        await (await office.Inbox.ReceiveAsync(office.Message(Admin, "", "cards") with { Kind = Conversation.Messages.IncomingKind.Choice, ChoiceId = choice }, [])).Turn;
        await office.SettleAsync();
    }

    private static OfficeDirectory Everybody()
    {
        var heads = Enumerable.Range(1, Recipients - 2).Select(i => (Unit: TestOffice.Unit(new($"xa-{i:00}"), $"UBND xã {i:00}", UnitKind.Commune, "UBND"), Post: TestOffice.Post(new($"xa-{i:00}.chu-tich"), new($"xa-{i:00}"), $"Chủ tịch UBND xã {i:00}", PostRole.UnitHead))).ToList();
        var directory = TestOffice.Directory with
        {
            Units = TestOffice.Directory.Units.Values.Concat(heads.Select(h => h.Unit)).ToDictionary(u => u.Id),
            Posts = TestOffice.Directory.Posts.Values.Concat(heads.Select(h => h.Post)).ToDictionary(p => p.Id),
        };
        return heads.Select(h => h.Post.Id).Append(TestOffice.HeadOfXaA).Append(TestOffice.HeadOfXaB).Aggregate(directory, (d, post) => d.Linked(post, "zalo")).Linked(Admin, "cards");
    }
}
