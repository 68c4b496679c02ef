namespace EscalationBot.Conversation.Messages;

/// <summary>A part of a message; every channel renders it within its own limits.</summary>
public abstract record Block;

public sealed record Paragraph(string Text) : Block;

public sealed record Heading(string Text) : Block;

/// <summary>Label and value, one per line.</summary>
public sealed record FactList(IReadOnlyList<Fact> Facts) : Block;

public sealed record Fact(string Label, string Value);

public sealed record BulletList(IReadOnlyList<string> Items) : Block;

/// <summary>The first column names the row. In plain text a row becomes a line. No row is longer than the header.</summary>
public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>An address to open outside of the chat.</summary>
/// <param name="Title">At most 30 characters; channels with buttons show it on one.</param>
public sealed record Link(string Title, string Address) : Block;

/// <summary>A choice: the number to type, the id a button sends back, the words on it.</summary>
/// <param name="Repeatable">It does something each time it is taken, also after the message was answered.</param>
public sealed record Choice(int Number, string Id, string Text, bool Repeatable = false);

/// <summary>What a field takes: a line, some sentences, or a day.</summary>
public enum FieldKind { Line, Lines, Day }

/// <summary>The answer that a question wants in words. Channels with forms show a field for it; typing it is the same everywhere.</summary>
/// <param name="Id">Comes back with the answer: <see cref="IncomingMessage.Field"/>.</param>
/// <param name="Label">What is wanted, in a few words.</param>
public sealed record Field(string Id, FieldKind Kind, string Label);

/// <summary>What a message is for; priority and display depend on it.</summary>
public enum MessageKind { Reply, Nudge, Digest, News, Campaign }

/// <summary>
/// A message to one conversation, channel-neutral: one purpose, the first line says it. Always readable as plain text with
/// numbered choices (<see cref="PlainText"/>).
/// </summary>
/// <remarks>Holds lists: does not compare by content.</remarks>
public sealed record OutgoingMessage(MessageKind Kind, string Language, IReadOnlyList<Block> Blocks, IReadOnlyList<Choice> Choices, Attachment? File = null)
{
    /// <summary>The approved text that it fills, for ways that take nothing else; <see cref="Blocks"/> say the same.</summary>
    public FilledText? Fixed { get; init; }

    /// <summary>It asks for the telephone number; channels that have a form for that show it below.</summary>
    public bool AsksForPhone { get; init; }

    /// <summary>Null when it asks for nothing in words.</summary>
    public Field? Field { get; init; }

    /// <summary>
    /// The name of what it shows, when that goes on changing and the message with it, where a channel can change one; the newest of
    /// a name is the one that changes. Null when it stays as it is.
    /// </summary>
    public string? Live { get; init; }
}

/// <summary>A text whose wording the operator of a channel approved, with what fills its gaps.</summary>
/// <param name="Name">The office's own name for it ("Nudge").</param>
/// <param name="Values">By the name of the gap.</param>
public sealed record FilledText(string Name, IReadOnlyDictionary<string, string> Values);
