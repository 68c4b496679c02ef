using EscalationBot.Conversation.Messages;

namespace EscalationBot.Storage;

public enum LogDirection { In, Out }

/// <summary>A line of a conversation as its user saw it. In: <see cref="Text"/>, <see cref="Files"/>. Out: <see cref="Message"/>.</summary>
/// <param name="Mark">
/// Rising over everything; read on from the last one seen. A handled message gets its mark in the commit of its turn, right
/// before the replies of that turn.
/// </param>
/// <param name="Text">In: what was typed, or the words of the pressed choice (its id, where the channel sends no words); empty when it was withheld.</param>
/// <param name="MessageId">In: <see cref="IncomingMessage.MessageId"/>.</param>
/// <param name="Files">In: <see cref="IncomingMessage.Files"/>.</param>
public sealed record LogEntry(
    long Mark, LogDirection Direction, DateTimeOffset At, string? Text, OutgoingMessage? Message, WorkState? State, string? MessageId = null,
    IReadOnlyList<Attachment>? Files = null)
{
    /// <summary>In: <see cref="IncomingMessage.Field"/>.</summary>
    public string? Field { get; init; }
}

/// <summary>What was said in a conversation: handled messages in, delivered or sent messages out.</summary>
public interface IMessageLog
{
    /// <summary>Entries after a mark, oldest first.</summary>
    IReadOnlyList<LogEntry> Read(string channel, string conversation, long after, int most);

    /// <summary>The newest messages to a conversation that have their words, newest first, those on their way among them.</summary>
    IReadOnlyList<WorkItem> Newest(string channel, string conversation, int most);

    /// <summary>All rows of the outbox that ended or wait, newest last: for the self-audit and the admin.</summary>
    IReadOnlyList<WorkItem> Work(DateTimeOffset from);

    /// <summary>How many rows have no end yet; a state without any is left out.</summary>
    IReadOnlyDictionary<WorkState, int> Depth();

    /// <summary>One row by its number; null when there is none, or it was kept long enough.</summary>
    WorkItem? Find(long id);
}
