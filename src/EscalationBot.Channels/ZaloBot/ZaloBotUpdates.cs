using System.Text.Json;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>Reads an update, wrapped in "result" as documented or bare as it often comes, and keeps it as a message.</summary>
/// <param name="time">The time of the office.</param>
internal sealed class ZaloBotUpdates(IMessageDoor door, FileFetch files, TimeProvider time)
{
    private const string Unsupported = "message.unsupported.received";

    /// <summary>Ends when it is kept durably; what is none of our business is passed over.</summary>
    public async Task TakeAsync(JsonElement update)
    {
        if (Read(update) is not { } message)
            return;
        IReadOnlyList<FileOffer> offers = PhotoOf(update) is { } photo ? [photo] : [];
        var fetched = await files.FetchAsync(offers, CancellationToken.None);
        await door.KeepAsync(message with { FilesLost = fetched.Count < offers.Count }, fetched);
    }

    /// <summary>Null for bots, groups and events without words.</summary>
    private IncomingMessage? Read(JsonElement update)
    {
        var root = Inner(update);
        var name = root.Get("event_name").AsText() ?? "";
        var message = root.Get("message");
        if (message.Get("from").Get("is_bot") is { ValueKind: JsonValueKind.True } || message.Get("chat").Get("chat_type").AsText() == "GROUP")
            return null;
        if (message.Get("message_id").AsText() is not { } id || message.Get("chat").Get("id").AsText() is not { } chat)
            return null;
        var text = message.Get("text", "caption").AsText() ?? "";
        var isPhoto = PhotoOf(update) is not null;
        if (text.Length == 0 && !isPhoto && name != Unsupported)
            return null;
        var user = message.Get("from").Get("id").AsText() ?? chat;
        return new IncomingMessage(ZaloBotSetup.ChannelName, chat, $"{name}:{id}", user, time.GetUtcNow(), isPhoto ? IncomingKind.File : IncomingKind.Text, text);
    }

    private static FileOffer? PhotoOf(JsonElement update)
    {
        var message = Inner(update).Get("message");
        return Uri.TryCreate(message.Get("photo_url", "photo").AsText(), UriKind.Absolute, out var url)
            ? new FileOffer($"photo-{message.Get("message_id").AsText()}.jpg", ContentTypes.OfExtension("jpg"), url, NeedsToken: false)
            : null;
    }

    private static JsonElement? Inner(JsonElement update) => ((JsonElement?)update).Get("result") ?? update;
}
