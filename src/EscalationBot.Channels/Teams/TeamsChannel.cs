using System.Text.Json.Nodes;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Teams;

/// <summary>Personal chats on Microsoft Teams, over the Bot Connector REST API.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, Errands errands, TeamsIdentity bot, FileConsents consents, TimeProvider time) : IRevisingChannel
{
    public const string ChannelName = "teams";

    /// <summary>What Teams calls itself in the protocol.</summary>
    public const string ProtocolChannelId = "msteams";

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new(MaxText: 20_000, MaxButtons: 50, MaxButtonText: 80, Cards: true, RepeatIsRecognisable: false);

    /// <summary>
    /// A message too large for one card goes out as several, in order, its file last; it counts as sent when the last one is, and is
    /// known by the card with its buttons.
    /// </summary>
    public async Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        var activities = Activities(message, destination.MessageId).ToList();
        var errand = errands.Granted(ChannelName, destination.Conversation);
        var (chat, first) = await StartAsync(activities[0], destination, errand, cancellation);
        if (chat is null)
            return first;
        foreach (var (index, activity) in activities.Index().Skip(1))
        {
            if (await connector.InsistAsync(chat, activity, errand, cancellation) is not ConnectorAnswer.Done part)
                return new SendResult.Unknown($"part-{index + 1}") { Address = first.Address };
            if (HoldsCard(activity))
                first = new SendResult.Sent(part.Id) { Address = first.Address };
        }
        return first;
    }

    public async Task<SendResult> ReviseAsync(string wireId, Revision revision, Destination destination, CancellationToken cancellation)
    {
        if (Reference.Parse(destination.Address) is not { } chat)
            return new SendResult.Unreachable("no-address");
        var answer = await connector.UpdateAsync(chat, wireId, Activity(revision, destination.MessageId), errands.Granted(ChannelName, destination.Conversation), cancellation);
        return SendOutcome.Of(answer, time.GetUtcNow());
    }

    /// <summary>Shows that the bot is at work; nobody minds when it fails, or is left out because words need the room.</summary>
    public Task<ConnectorAnswer> TypingAsync(Reference reference, string conversation, CancellationToken cancellation) =>
        connector.SendAsync(reference, new JsonObject { ["type"] = "typing" }, errands.IfThereIsRoom(ChannelName, conversation), cancellation);

    /// <summary>Sends the first part. A chat whose id means nothing any more is opened anew, and the message sent there, once; later ones go there at once.</summary>
    /// <returns>The chat it is in, or null when it is nowhere.</returns>
    private async Task<(Reference? Chat, SendResult First)> StartAsync(
        JsonObject activity, Destination destination, Errand errand, CancellationToken cancellation)
    {
        var known = Reference.Parse(destination.Address);
        if (known is not null && await connector.SendAsync(known, activity, errand, cancellation) is var answer && !(IsGone(answer) && IsPersonal(destination)))
            return Started(known, answer);
        var (chat, failure) = await OpenAsync(known?.ServiceUrl ?? bot.ServiceUrl, destination, errand, cancellation);
        if (chat is null)
            return (null, failure!);
        var (started, first) = Started(chat, await connector.SendAsync(chat, activity, errand, cancellation));
        return (started, first with { Address = chat.ToString() });
    }

    private (Reference? Chat, SendResult First) Started(Reference chat, ConnectorAnswer answer) =>
        (answer is ConnectorAnswer.Done ? chat : null, SendOutcome.Of(answer, time.GetUtcNow()));

    private async Task<(Reference? Reference, SendResult? Failure)> OpenAsync(
        string serviceUrl, Destination destination, Errand errand, CancellationToken cancellation)
    {
        var answer = await connector.CreateAsync(serviceUrl, bot.NewChatWith(destination.User), errand, cancellation);
        return answer is ConnectorAnswer.Done { Id: { } id }
            ? (new Reference(serviceUrl, id, $"28:{bot.AppId}", UserId: null, bot.TenantId), null)
            : (null, SendOutcome.OfCreate(answer, time.GetUtcNow()));
    }

    /// <summary>A bot can open the chat with a person, but no chat of several people.</summary>
    private static bool IsPersonal(Destination destination) => destination.Conversation == destination.User;

    private static bool IsGone(ConnectorAnswer answer) => answer is ConnectorAnswer.Refused { Error.Status: StatusCodes.Status404NotFound };

    private IEnumerable<JsonObject> Activities(OutgoingMessage message, long messageId)
    {
        var cards = CardRenderer.Render(message, messageId).Select(card => Activity(card, message));
        return message.File is { } file ? cards.Append(consents.Offer(message, file, messageId)) : cards;
    }

    private static JsonObject Activity(Revision revision, long messageId) => revision switch
    {
        Revision.Over over => Activity(CardRenderer.Closed(over.Sent, messageId, CardNotes.Of(over.Sent, over.Stand, over.Words), over.Stand.Repeats), over.Sent),
        Revision.Replaced replaced => Activity(CardRenderer.Render(replaced.By, messageId)[0], replaced.By),
        _ => throw new ArgumentOutOfRangeException(nameof(revision), revision.GetType().Name, "No such revision."),
    };

    private static bool HoldsCard(JsonObject activity) => (string?)activity["attachments"]?[0]?["contentType"] == CardRenderer.ContentType;

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
