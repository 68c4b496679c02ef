using System.Security.Cryptography;
using EscalationBot.Channels.Web;
using EscalationBot.Channels.Zalo;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Demo.Zalo;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

/// <summary>The try-out chat over the real inbox, store and clock.</summary>
internal sealed class StoredDemoChat : IDemoChat, IDisposable
{
    /// <summary>How long to wait for replies that were made to be delivered, real time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Inbox inbox;
    private readonly Dispatcher dispatcher;
    private readonly IWorkQueue work;
    private readonly IMessageLog log;
    private readonly DemoPosts posts;
    private readonly DemoClock clock;
    private readonly HostSettings settings;

    public StoredDemoChat(Inbox inbox, Dispatcher dispatcher, IWorkQueue work, IMessageLog log, DemoPosts posts, DemoClock clock, HostSettings settings)
    {
        (this.inbox, this.dispatcher, this.work, this.log, this.posts, this.clock, this.settings) = (inbox, dispatcher, work, log, posts, clock, settings);
        dispatcher.Recorded += OnRecorded;
    }

    public event Action<string>? Arrived;

    public DateTimeOffset Now => clock.Now;

    public DateTimeOffset NextWorkingMorning => clock.NextWorkingMorning;

    public IReadOnlyList<DemoPost> Posts() => posts.All();

    public DemoPost? Find(string post) => posts.Find(post);

    public Task<DateTimeOffset> MoveToAsync(DateTimeOffset to, IProgress<DateTimeOffset>? progress, CancellationToken cancellation) =>
        clock.MoveToAsync(to, progress, cancellation);

    public IReadOnlyList<DemoLine> Read(string post, long after) => Lines(post, Entries(post, after));

    public IReadOnlyList<DemoLine> ReadOnZalo(string post, long after) =>
        settings.ZaloSimulated ? Lines(post, log.Read(ZaloSetup.ChannelName, ZaloNames.UserOf(post), after, int.MaxValue)) : [];

    public async Task<DemoReplies> SendAsync(string post, DemoInput input, string? messageId, CancellationToken cancellation)
    {
        if (posts.Find(post) is null)
            throw new ArgumentException("There is no such post.", nameof(post));
        DemoMessages.CheckSize(input);
        var id = messageId ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var said = Entries(post, 0);
        var message = DemoMessages.From(post, id, clock.Now, input, said);
        var receipt = await inbox.ReceiveAsync(message, DemoMessages.Files(input));
        var handled = await receipt.Turn.WaitAsync(cancellation);
        Arrived?.Invoke(post);
        var before = said is [.., var last] ? last.Mark : 0;
        return handled is Handled.NotHere
            ? Answer(post, RepliesTo(id, Entries(post, 0)), 0)
            : await DeliveredAsync(post, id, before, handled, cancellation);
    }

    public void Dispose() => dispatcher.Recorded -= OnRecorded;

    /// <summary>Waits until the replies that the turn made stand in the log.</summary>
    private async Task<DemoReplies> DeliveredAsync(string post, string id, long before, Handled handled, CancellationToken cancellation)
    {
        var expected = handled switch
        {
            Handled.Answered answered => answered.Replies,
            Handled.Failed failed => failed.Replies,
            _ => 0,
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LongestWait);
        using var news = new NewsOf(dispatcher, work, post);
        while (true)
        {
            var since = Entries(post, before);
            var replies = handled is Handled.Failed ? Replies(since) : RepliesTo(id, since);
            if (replies.Count >= expected || !await news.WaitAsync(patience.Token))
                return Answer(post, replies, before);
        }
    }

    private DemoReplies Answer(string post, List<LogEntry> replies, long before) =>
        new(replies is [.., var last] ? last.Mark : before, Lines(post, replies));

    /// <summary>
    /// They stand between their message and the next one of the conversation; what came unasked is not among them. A message that
    /// had itself forgotten, with all that was said before it, is answered by what is left.
    /// </summary>
    private static List<LogEntry> RepliesTo(string id, IReadOnlyList<LogEntry> said) => said.Any(e => IsMessage(e, id))
        ? Replies(said.SkipWhile(e => !IsMessage(e, id)).Skip(1).TakeWhile(e => e.Direction == LogDirection.Out))
        : Replies(said);

    private static List<LogEntry> Replies(IEnumerable<LogEntry> entries) => [.. entries.Where(e => e.Message?.Kind == MessageKind.Reply)];

    private static bool IsMessage(LogEntry entry, string id) => entry.Direction == LogDirection.In && entry.MessageId == id;

    private IReadOnlyList<LogEntry> Entries(string post, long after) => log.Read(WebChannel.ChannelName, post, after, int.MaxValue);

    private IReadOnlyList<DemoLine> Lines(string post, IEnumerable<LogEntry> entries) => [.. entries.Select(e => new DemoLine(
        post, e.Mark, e.Direction, settings.Rules.Time.InOffice(e.At),
        e.Message is { } message ? PlainText.Render(message) : e.Text ?? "", e.Message, e.Files))];

    private void OnRecorded(WorkOutcome outcome)
    {
        if (outcome.Item.To is { Channel: WebChannel.ChannelName } to)
            Arrived?.Invoke(to.Conversation);
        else if (settings.ZaloSimulated && outcome.Item.To is { Channel: ZaloSetup.ChannelName } user && posts.OnZalo(user.User) is { } post)
            Arrived?.Invoke(post);
    }
}
