using System.Net;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>What Zalo posts again, and what it gives up, while the office cannot keep messages; and what it lets through in a minute.</summary>
public sealed class RepeatedEventTests : IAsyncLifetime
{
    private const string User = "2000000000000000002";

    /// <summary>30 seconds, then 5, 15, 30 and 60 minutes, each after the try before.</summary>
    private static readonly double[] Minutes = [0.5, 5, 15, 30, 60];

    private ZaloOffice office = null!;
    private FakeZaloWebhook webhook = null!;
    private ZaloPerson person = null!;
    private StuckDoor door = null!;

    public async ValueTask InitializeAsync()
    {
        var time = ZaloOffice.NewTime();
        office = await ZaloOffice.StartAsync(time, services =>
        {
            services.AddKeyedSingleton<TimeProvider>(LimitTime.Key, time);
            services.AddSingleton<IMessageDoor>(s => new StuckDoor(s.GetRequiredService<Inbox>()));
        });
        door = (StuckDoor)office.Demo.Part<IMessageDoor>();
        webhook = new FakeZaloWebhook(office.Demo.Client, ZaloAccountKeys.One, () => office.Time.GetUtcNow()) { Patience = office.Demo.Client.Timeout };
        person = office.Person(User);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task What_could_not_be_kept_is_answered_with_an_error_and_acted_on_once_when_the_last_repeat_finds_the_store_again()
    {
        door.Fails = Minutes.Length;
        Assert.NotEqual(HttpStatusCode.OK, await webhook.PostAsync(person.Saying("xin chào")));
        foreach (var minutes in Minutes)
        {
            await PassAsync(minutes);
            await webhook.RetryAsync();
        }
        await PassAsync(60);
        await webhook.RetryAsync();
        await office.QuietAsync();

        Assert.True(webhook.IsOn);
        Assert.Equal(Minutes.Length + 1, door.Knocks);
        Assert.Equal(["xin chào"], office.Heard(person));
        Assert.Single(office.Seen(person));
    }

    [Fact]
    public async Task After_Zalo_has_given_up_entering_the_address_again_answers_its_probe_and_messages_come_again()
    {
        door.Fails = Minutes.Length + 1;
        await webhook.PostAsync(person.Saying("bị mất"));
        foreach (var minutes in Minutes)
        {
            await PassAsync(minutes);
            await webhook.RetryAsync();
        }
        Assert.False(webhook.IsOn);
        Assert.Null(await webhook.PostAsync(person.Saying("không gửi")));

        await webhook.RegisterAsync();
        Assert.Equal(HttpStatusCode.OK, await webhook.PostAsync(person.Saying("có người không?")));
        await office.QuietAsync();
        Assert.Equal(["có người không?"], office.Heard(person));
    }

    [Fact]
    public async Task What_is_more_than_Zalo_takes_in_a_minute_goes_out_in_the_next_one()
    {
        office.Zalo.Rates.MostPerMinute = 2;
        foreach (var last in Enumerable.Range(2, 3))
            await office.Person($"200000000000000000{last}").SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Equal(2, Shown());

        await PassAsync(1);
        Assert.Equal(3, Shown());
    }

    private int Shown() => office.Zalo.SeenBy(User).Count + office.Zalo.SeenBy("2000000000000000003").Count + office.Zalo.SeenBy("2000000000000000004").Count;

    private async Task PassAsync(double minutes)
    {
        office.Time.Advance(TimeSpan.FromMinutes(minutes));
        await office.QuietAsync();
    }

    /// <summary>The store cannot be reached for so many messages.</summary>
    private sealed class StuckDoor(IMessageDoor door) : IMessageDoor
    {
        public int Fails { get; set; }

        public int Knocks { get; private set; }

        public Task<KeptMessage> KeepAsync(IncomingMessage message, IReadOnlyList<IncomingFile> files)
        {
            Knocks++;
            return Fails-- > 0 ? Task.FromException<KeptMessage>(new IOException("The disk is away.")) : door.KeepAsync(message, files);
        }
    }
}
