using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>Approved texts to telephone numbers do not go out at night.</summary>
public sealed class NightTests : IAsyncLifetime
{
    private const string Phone = "84912345678";

    private SendingOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await SendingOffice.StartAsync();
        office.Zalo.Templates.RestsAtNight = true;
        office.Zalo.Templates.Phones.TryAdd(Phone, 0);
        office.Zalo.Templates.Approve(new FakeTemplate("700001", new Dictionary<string, int> { ["ma"] = 30 }, ByUser: false));
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Theory]
    [InlineData("2026-01-05T21:59:00+07:00", null)]
    [InlineData("2026-01-05T22:00:00+07:00", "2026-01-06T06:05:00+07:00")]
    [InlineData("2026-01-06T05:59:00+07:00", "2026-01-06T06:05:00+07:00")]
    [InlineData("2026-01-06T06:00:00+07:00", null)]
    public async Task At_its_edges_the_night_is_refused_and_waited_out(string now, string? waitsUntil)
    {
        office.Time.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        var sender = new TemplateSender(
            office.Client, new TemplateBook(office.Client, office.Options, office.Time), new QuotaBook(office.Vault, office.Time),
            new EventNotes(Path.Combine(office.Folder, "zalo-events.jsonl"), office.Time), office.Time);

        var result = await sender.SendAsync(
            ZaloAccountKeys.One.OaId, new FilledText("Nudge", new Dictionary<string, string> { ["ma"] = "KN-0117" }),
            new Destination("zalo", "u", "u", 1, Way: DeliveryWay.TemplateByPhone, Phone: "0912345678"), office.Errands.Granted("zalo", "u"), TestContext.Current.CancellationToken);

        if (waitsUntil is null)
            Assert.IsType<SendResult.Sent>(result);
        else
            Assert.Equal(("-133", DateTimeOffset.Parse(waitsUntil, System.Globalization.CultureInfo.InvariantCulture)), (((SendResult.Retry)result).Reason, ((SendResult.Retry)result).NotBefore));
    }
}
