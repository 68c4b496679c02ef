namespace EscalationBot.ZaloSimulator;

/// <summary>A line of a chat as the person on Zalo sees it.</summary>
/// <param name="Number">Rising.</param>
/// <param name="MessageId">Zalo's own, of what the account sent.</param>
public sealed record ZaloLine(long Number, DateTimeOffset At, bool Mine, string MessageId, string Text)
{
    /// <summary>The heading of an approved text; null of anything else.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<ZaloButtonSeen> Buttons { get; init; } = [];

    public string? FileName { get; init; }

    /// <summary>The bytes of the file; null when there is none, or it is gone.</summary>
    public byte[]? File { get; init; }
}

/// <summary>What everybody sees on Zalo, in order.</summary>
public sealed class ZaloChats(Func<DateTimeOffset> now)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<ZaloLine>> chats = [];
    private readonly Dictionary<string, long> seen = [];
    private long last;

    /// <summary>Something was added to the chat of this user.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<ZaloLine> Of(string user)
    {
        lock (gate)
            return chats.TryGetValue(user, out var lines) ? [.. lines] : [];
    }

    /// <summary>The person wrote, or sent a file.</summary>
    public void Say(string user, string text, string? fileName = null, byte[]? file = null) =>
        Add(user, new ZaloLine(0, now(), Mine: true, "", text) { FileName = fileName, File = file });

    /// <summary>Takes everything for read.</summary>
    /// <returns>The messages of the account that were not read before.</returns>
    internal IReadOnlyList<string> See(string user)
    {
        lock (gate)
        {
            var before = seen.GetValueOrDefault(user);
            seen[user] = last;
            return [.. Of(user).Where(l => !l.Mine && l.Number > before).Select(l => l.MessageId)];
        }
    }

    internal void Show(string user, ZaloLine line) => Add(user, line);

    private void Add(string user, ZaloLine line)
    {
        lock (gate)
        {
            if (!chats.TryGetValue(user, out var lines))
                chats.Add(user, lines = []);
            lines.Add(line with { Number = ++last, At = now() });
        }
        Changed?.Invoke(user);
    }
}
