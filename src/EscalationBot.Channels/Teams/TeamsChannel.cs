using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams;

/// <summary>Personal chats on Microsoft Teams, over the Bot Connector REST API.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, TeamsIdentity bot, FileConsents consents, TimeProvider time) : IChannel
{
    public const string ChannelName = "teams";

    /// <summary>What Teams calls itself in the protocol.</summary>
    public const string ProtocolChannelId = "msteams";

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new(MaxText: 20_000, MaxButtons: 50, MaxButtonText: 80, Cards: true, RepeatIsRecognisable: false);

    /// <summary>A message too large for one card goes out as several, in order, its file last; it counts as sent when the last one is.</summary>
    public async Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        var (reference, failure) = await ReachAsync(destination, cancellation);
        if (reference is null)
            return failure!;
        string? first = null;
        foreach (var (index, activity) in Activities(message, destination.MessageId).Index())
        {
            var answer = await connector.SendAsync(reference, activity, cancellation);
            if (answer is not ConnectorAnswer.Done done)
                return index == 0 ? SendOutcome.Of(answer, time.GetUtcNow()) : new SendResult.Unknown($"part-{index + 1}");
            first ??= done.Id;
        }
        return new SendResult.Sent(first);
    }

    /// <summary>Puts the card without its buttons in the place of the one whose button was pressed.</summary>
    public Task<ConnectorAnswer> CloseAsync(Reference reference, string activityId, OutgoingMessage message, string note, CancellationToken cancellation) =>
        connector.UpdateAsync(reference, activityId, Activity(CardRenderer.Closed(message, note), message), cancellation);

    /// <summary>Shows that the bot is at work; nobody minds when it fails.</summary>
    public Task<ConnectorAnswer> TypingAsync(Reference reference, CancellationToken cancellation) =>
        connector.SendAsync(reference, new JsonObject { ["type"] = "typing" }, cancellation);

    private async Task<(Reference? Reference, SendResult? Failure)> ReachAsync(Destination destination, CancellationToken cancellation)
    {
        if (Reference.Parse(destination.Address) is { } known)
            return (known, null);
        var answer = await connector.CreateAsync(bot.ServiceUrl, bot.NewChatWith(destination.User), cancellation);
        return answer is ConnectorAnswer.Done { Id: { } id }
            ? (new Reference(bot.ServiceUrl, id), null)
            : (null, SendOutcome.OfCreate(answer, time.GetUtcNow()));
    }

    private IEnumerable<JsonObject> Activities(OutgoingMessage message, long messageId)
    {
        var cards = CardRenderer.Render(message, messageId).Select(card => Activity(card, message));
        return message.File is { } file ? cards.Append(consents.Offer(message, file, messageId)) : cards;
    }

    /// <summary>A card alone: text and card in one activity would be split by the service. The summary is what the notification shows.</summary>
    private static JsonObject Activity(JsonObject card, OutgoingMessage message) => new()
    {
        ["type"] = "message",
        ["locale"] = message.Language,
        ["summary"] = PlainText.Split(PlainText.Render(message), 200)[0],
        ["channelData"] = new JsonObject { ["notification"] = new JsonObject { ["alert"] = message.Kind != MessageKind.Reply } },
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardRenderer.ContentType, ["content"] = card }),
    };
}

/// <summary>Who the bot is, for chats that it opens.</summary>
/// <param name="ServiceUrl">Where a chat is opened with somebody who never wrote.</param>
internal sealed record TeamsIdentity(string AppId, string TenantId, string ServiceUrl)
{
    public JsonObject NewChatWith(string user) => new()
    {
        ["isGroup"] = false,
        ["bot"] = new JsonObject { ["id"] = $"28:{AppId}" },
        ["members"] = new JsonArray(new JsonObject { ["id"] = user }),
        ["tenantId"] = TenantId,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
    };
}
