using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Import.Files;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>The outbox and the file store as channels see them.</summary>
internal sealed class SentMessages(IMessageLog messages, IFileStore files) : ISentMessages
{
    private const string AsText = "workbook.csv";

    public OutgoingMessage? Find(long messageId, string channel, string conversation) =>
        messages.Find(messageId) is { WordsForgotten: not true, Message: { } message, To: { } to } && to.Channel == channel && to.Conversation == conversation ? message : null;

    public Task<byte[]?> ReadFileAsync(string key, CancellationToken cancellation) => files.GetAsync(key, cancellation);

    public async Task<byte[]?> ReadAsCsvAsync(string key, CancellationToken cancellation) =>
        await files.GetAsync(key, cancellation) is { } workbook && XlsxFile.Read(workbook) is FileReading.Sheets book
            ? SheetFile.Write(book.All, AsText)
            : null;
}
