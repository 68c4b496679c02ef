using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Delivery;

/// <summary>A file as it came in, not kept yet.</summary>
public sealed record IncomingFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>A message that is safely kept.</summary>
/// <param name="Handled">
/// Ends when its turn is over, however it ended; never fails. Says what became of the question whose button was pressed; null
/// when no button was, or the turn did not run here.
/// </param>
public sealed record KeptMessage(Task<QuestionStand?> Handled);

/// <summary>The one door in for messages of every channel.</summary>
public interface IMessageDoor
{
    /// <summary>Ends when the message is kept durably, and not before; the same message twice is one.</summary>
    /// <exception cref="Exception">It could not be kept: the channel must not confirm it, so that it is sent again.</exception>
    Task<KeptMessage> KeepAsync(IncomingMessage message, IReadOnlyList<IncomingFile> files);
}

/// <summary>Where channels tell what became later of messages that they took.</summary>
public interface IReceiptDoor
{
    /// <summary>It reached the person. May come before the send itself has ended, and more than once.</summary>
    /// <param name="wireId">The name that the channel gave the message.</param>
    Task DeliveredAsync(string channel, string wireId);

    /// <summary>
    /// A message was seen to have been sent. Settles the oldest one whose send ended as unknown and that goes by this mark, at most
    /// one for each name, and none when the name is a message's that had its answer. May come before that end is known, and more than once.
    /// </summary>
    /// <param name="conversation">Where it was seen; null when only the mark says that.</param>
    /// <param name="mark">See <see cref="SendResult.Unknown"/>.</param>
    /// <param name="wireId">The name that the channel gave the message.</param>
    /// <exception cref="Exception">It could not be looked up or kept: the channel must not confirm it, so that it is told again.</exception>
    Task EchoedAsync(string channel, string? conversation, string mark, string wireId);
}

/// <summary>What the bot sent and the files it keeps, for channels that come back to them.</summary>
public interface ISentMessages
{
    /// <summary>A message by its id (<see cref="Destination.MessageId"/>); null when it did not go to that conversation.</summary>
    OutgoingMessage? Find(long messageId, string channel, string conversation);

    Task<byte[]?> ReadFileAsync(string key, CancellationToken cancellation);

    /// <summary>A workbook as comma-separated text, for channels that take no workbooks; null when it is none, or not there.</summary>
    Task<byte[]?> ReadAsCsvAsync(string key, CancellationToken cancellation);
}
