using EscalationBot.Conversation.Messages;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

public enum DemoRole { Unlinked, Unit, Agency, Leader, Office, Admin }

/// <summary>Someone a visitor can be: a post with a web account, or a visitor that is not linked yet.</summary>
/// <param name="Id">The account's name on the web channel, and the id of its one conversation.</param>
/// <param name="Title">The title of the post, or the name of the visitor.</param>
/// <param name="Unit">The name of the unit; empty for a visitor that is not linked.</param>
public sealed record DemoPost(string Id, string Title, string Unit, DemoRole Role);

/// <summary>What a visitor sends.</summary>
public abstract record DemoInput
{
    private DemoInput() { }

    public sealed record Words(string Text) : DemoInput;

    /// <param name="Choice">The id of a choice, or its number as shown in the newest message that has choices.</param>
    public sealed record Press(string Choice) : DemoInput;

    /// <param name="Content">At most <see cref="DemoLimits.FileBytes"/>.</param>
    public sealed record Upload(string FileName, ReadOnlyMemory<byte> Content) : DemoInput;
}

/// <summary>What the demo accepts; a larger text or file is refused with 413.</summary>
public static class DemoLimits
{
    public const int TextCharacters = 100_000;

    public const int FileBytes = 10 * 1024 * 1024;

    public const int FileNameCharacters = 255;

    /// <summary>Also the longest id of a message.</summary>
    public const int ChoiceCharacters = 500;
}

/// <summary>A line of a post's conversation, as the post sees it.</summary>
/// <param name="Mark">Rising; read on from the last one seen.</param>
/// <param name="At">Office moment (the demo clock), with the offset of Viet Nam.</param>
/// <param name="Text">What was typed or pressed, empty for a file or what was withheld; for a line of the bot its full plain-text form.</param>
/// <param name="Message">The bot's message; null for a line of the user.</param>
/// <param name="Files">What the user sent along.</param>
public sealed record DemoLine(
    string Post, long Mark, LogDirection Direction, DateTimeOffset At, string Text, OutgoingMessage? Message, IReadOnlyList<Attachment>? Files = null);

/// <summary>The replies of one turn.</summary>
/// <param name="Mark">Read on from here for what comes later.</param>
public sealed record DemoReplies(long Mark, IReadOnlyList<DemoLine> Lines);

/// <summary>
/// What the try-out page and the try-out API do: be one of the demo posts, and move the clock. Only there when Demo is on.
/// </summary>
public interface IDemoChat
{
    /// <summary>Linked posts by role, then the visitors that are not linked yet.</summary>
    IReadOnlyList<DemoPost> Posts();

    DemoPost? Find(string post);

    /// <summary>Sends as a post and waits for the turn and its replies.</summary>
    /// <param name="messageId">The same one twice is one message, with the same replies; null takes a fresh one.</param>
    /// <exception cref="ArgumentException">There is no such post, or the input is above <see cref="DemoLimits"/>.</exception>
    Task<DemoReplies> SendAsync(string post, DemoInput input, string? messageId, CancellationToken cancellation);

    /// <summary>The post's conversation after a mark, oldest first.</summary>
    IReadOnlyList<DemoLine> Read(string post, long after);

    /// <summary>The same of its conversation on the simulated Zalo.</summary>
    IReadOnlyList<DemoLine> ReadOnZalo(string post, long after);

    /// <summary>Something was said in a conversation of this post (its id). Raised outside any synchronisation context.</summary>
    event Action<string>? Arrived;

    /// <summary>The present moment of the demo, office time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>08:00 of the next working day after <see cref="Now"/>.</summary>
    DateTimeOffset NextWorkingMorning { get; }

    /// <summary>Moves the clock; ends when everything due until then has happened, at its own time and in order.</summary>
    /// <param name="progress">Told the moment that is being lived through.</param>
    /// <returns>The new present.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies before the present one, or too far ahead (<see cref="DemoClock.LongestMove"/>).</exception>
    Task<DateTimeOffset> MoveToAsync(DateTimeOffset to, IProgress<DateTimeOffset>? progress, CancellationToken cancellation);
}
