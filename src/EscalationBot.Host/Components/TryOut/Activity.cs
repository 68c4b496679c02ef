using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>A message that some post received without asking: a nudge, a digest, a notice.</summary>
/// <param name="At">Office moment.</param>
/// <param name="FirstLine">The first line that says something; a salutation does not.</param>
/// <param name="OnZalo">It came over the simulated Zalo.</param>
public sealed record ActivityLine(DemoPost Post, long Mark, DateTimeOffset At, MessageKind Kind, string FirstLine, bool OnZalo = false);

/// <summary>
/// What all posts received unasked, for every open page together: read once, then kept up to date by
/// <see cref="IDemoChat.Arrived"/>.
/// </summary>
public sealed class Activity
{
    /// <summary>So many lines are kept and shown.</summary>
    public const int Kept = 200;

    private readonly IDemoChat chat;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (Follower Here, Follower OnZalo)> followers = [];
    private List<ActivityLine> lines = [];

    public Activity(IDemoChat chat)
    {
        this.chat = chat;
        chat.Arrived += Arrived;
        foreach (var post in chat.Posts())
            TakeUp(post);
    }

    /// <summary>Something new is in <see cref="Newest"/>. Raised outside any synchronisation context.</summary>
    public event Action? Changed;

    /// <summary>How many messages were received unasked since the start of the program, those before it that are still kept included.</summary>
    public int Count { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ActivityLine> Newest()
    {
        lock (gate)
            return [.. Enumerable.Reverse(lines)];
    }

    private void Arrived(string id)
    {
        if (chat.Find(id) is { } post && TakeUp(post))
            Changed?.Invoke();
    }

    private bool TakeUp(DemoPost post)
    {
        lock (gate)
        {
            if (!followers.TryGetValue(post.Id, out var of))
                followers.Add(post.Id, of = (new Follower(after => chat.Read(post.Id, after)), new Follower(after => chat.ReadOnZalo(post.Id, after))));
            List<ActivityLine> unasked = [.. Unasked(post, of.Here, onZalo: false), .. Unasked(post, of.OnZalo, onZalo: true)];
            Count += unasked.Count;
            lines = [.. lines.Concat(unasked).OrderBy(line => line.At).ThenBy(line => line.Mark).TakeLast(Kept)];
            return unasked.Count > 0;
        }
    }

    private static IEnumerable<ActivityLine> Unasked(DemoPost post, Follower follower, bool onZalo) => follower.News()
        .Where(line => line.Message is { Kind: not MessageKind.Reply })
        .Select(line => new ActivityLine(post, line.Mark, line.At, line.Message!.Kind, FirstLine(line.Text), onZalo));

    private static string FirstLine(string text)
    {
        var all = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return all.FirstOrDefault(line => !line.EndsWith(',')) ?? all.FirstOrDefault() ?? "";
    }
}
