using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Demo;
using EscalationBot.Storage;

namespace EscalationBot.Host.Tests.Pages;

/// <summary>A demo office of two posts, whose conversations and clock the test writes itself.</summary>
internal sealed class FakeDemoChat : IDemoChat
{
    public static readonly DemoPost Head = new("xa-a", "Chủ tịch UBND xã A", "UBND xã A", DemoRole.Unit);
    public static readonly DemoPost Leader = new("pct", "Phó Chủ tịch UBND tỉnh", "UBND tỉnh", DemoRole.Leader);

    private readonly List<DemoLine> lines = [];

    public event Action<string>? Arrived;

    public DateTimeOffset Now { get; set; } = At(8, 5);

    public DateTimeOffset NextWorkingMorning => At(8, 0).AddDays(1);

    public Func<DateTimeOffset, IProgress<DateTimeOffset>?, Task>? OnMove { get; set; }

    public Func<DemoInput, Task>? OnSend { get; set; }

    public static DateTimeOffset At(int hour, int minute) => new(2024, 9, 23, hour, minute, 0, TimeSpan.FromHours(7));

    public static OutgoingMessage Message(MessageKind kind, params string[] paragraphs) =>
        new(kind, "vi", [.. paragraphs.Select(text => new Paragraph(text))], []);

    public void Receive(DemoPost post, long mark, OutgoingMessage message, DateTimeOffset? at = null)
    {
        lines.Add(new DemoLine(post.Id, mark, LogDirection.Out, at ?? Now, PlainText.Render(message), message));
        Arrived?.Invoke(post.Id);
    }

    /// <summary>A line that the head of the unit sent.</summary>
    public static DemoLine Said(string text, params Attachment[] files) => new(Head.Id, 1, LogDirection.In, At(8, 5), text, null, files);

    public IReadOnlyList<DemoPost> Posts() => [Head, Leader];

    public DemoPost? Find(string post) => Posts().FirstOrDefault(p => p.Id == post);

    public IReadOnlyList<DemoLine> Read(string post, long after) =>
        [.. lines.Where(line => line.Post == post && line.Mark > after).OrderBy(line => line.Mark)];

    public IReadOnlyList<DemoLine> ReadOnZalo(string post, long after) => [];

    public async Task<DemoReplies> SendAsync(string post, DemoInput input, string? messageId, CancellationToken cancellation)
    {
        if (OnSend is not null)
            await OnSend(input);
        return new DemoReplies(0, []);
    }

    public async Task<DateTimeOffset> MoveToAsync(DateTimeOffset to, IProgress<DateTimeOffset>? progress, CancellationToken cancellation)
    {
        if (OnMove is not null)
            await OnMove(to, progress);
        return Now = to;
    }
}
