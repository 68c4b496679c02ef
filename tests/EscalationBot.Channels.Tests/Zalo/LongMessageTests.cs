using System.Text;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>A message that needs several calls to Zalo.</summary>
public sealed class LongMessageTests : IAsyncLifetime
{
    private const string User = "2000000000000000002";
    private const int TooFast = -32;

    private SendingOffice office = null!;
    private ZaloChannel channel = null!;

    public async ValueTask InitializeAsync()
    {
        office = await SendingOffice.StartAsync();
        office.Zalo.Knows(User, office.Time.GetUtcNow());
        var templates = new TemplateSender(
            office.Client, new TemplateBook(office.Client, office.Options, office.Time), new QuotaBook(office.Vault, office.Time),
            new EventNotes(Path.Combine(office.Folder, "zalo-events.jsonl"), office.Time), office.Time);
        channel = new ZaloChannel(
            office.Client, office.Errands, templates, office.Options, new EchoBook(office.Time), new FileSender(office.Client, new Files(), office.Time),
            TextCatalogue.Load(typeof(ZaloSetup).Assembly), office.Time);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Every_call_after_the_first_asks_the_limits()
    {
        Assert.IsType<SendResult.Sent>(await SendAsync(file: true));

        Assert.Equal(5, office.Zalo.Calls.Count);
        Assert.Equal(Enumerable.Repeat($"zalo {User}", 4), office.Limits.Taken);
    }

    [Fact]
    public async Task A_later_part_that_Zalo_does_not_take_for_the_moment_goes_again_and_the_limits_hear_of_it()
    {
        var said = 0;
        office.Zalo.Script = call => call.Path == "v3.0/oa/message/cs" && ++said is 2 or 3 ? new ZaloTrouble(TooFast) : null;

        Assert.IsType<SendResult.Sent>(await SendAsync());

        Assert.Equal(3, office.Zalo.SeenBy(User).Count);
        Assert.Equal(["-32", "-32"], office.Limits.Noted.Select(n => ((SendResult.Retry)n).Reason));
    }

    [Fact]
    public async Task The_first_part_that_is_not_taken_leaves_the_whole_message_for_later()
    {
        office.Zalo.Script = _ => new ZaloTrouble(TooFast);

        Assert.IsType<SendResult.Retry>(await SendAsync());
        Assert.Single(office.Zalo.Calls);
        Assert.Empty(office.Limits.Taken);
    }

    [Fact]
    public async Task Without_room_for_the_rest_nobody_says_that_the_message_went_out()
    {
        office.Limits.Full = true;

        Assert.Equal("part-2", Assert.IsType<SendResult.Unknown>(await SendAsync()).Reason);
        Assert.Single(office.Zalo.SeenBy(User));
    }

    /// <summary>Three parts, and a document when asked for.</summary>
    private Task<SendResult> SendAsync(bool file = false) => channel.SendAsync(
        new OutgoingMessage(MessageKind.Reply, "vi", [.. Enumerable.Range(1, 300).Select(n => new Paragraph($"{n}. Kính đề nghị."))], [])
        {
            File = file ? new Attachment("mau.pdf", "mau.pdf", "application/pdf", 3) : null,
        },
        new Destination("zalo", User, User, 7), TestContext.Current.CancellationToken);

    private sealed class Files : ISentMessages
    {
        public OutgoingMessage? Find(long messageId, string channel, string conversation) => null;

        public Task<byte[]?> ReadFileAsync(string key, CancellationToken cancellation) => Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes(key));

        public Task<byte[]?> ReadAsCsvAsync(string key, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);
    }
}
