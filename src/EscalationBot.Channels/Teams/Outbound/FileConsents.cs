using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>
/// A bot may put a file into somebody's OneDrive only after they agreed: it offers the file, uploads it on agreement and shows
/// where it is. An offer is answered once: it is taken away first, and whoever finds it gone comes too late.
/// </summary>
internal sealed class FileConsents(
    HttpClient http, ConnectorClient connector, ISentMessages sent, IReadOnlyList<string> fileHosts, TextCatalogue texts)
{
    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>The offer of a message's file; it names the message, and the file is looked up again when somebody agrees.</summary>
    public JsonObject Offer(OutgoingMessage message, Attachment file, long messageId)
    {
        var offer = new JsonObject
        {
            ["description"] = texts.Get(message.Language, "teams.file.offer", ("name", file.FileName)),
            ["acceptContext"] = new JsonObject { ["message"] = messageId },
            ["declineContext"] = new JsonObject { ["message"] = messageId },
        };
        // Nobody knows it of a file that is made when it is fetched.
        if (file.Size > 0)
            offer["sizeInBytes"] = file.Size;
        return Message(ConsentCard, file.FileName, offer);
    }

    public async Task AnswerAsync(TeamsHeard.FileConsent consent, string user, CancellationToken cancellation)
    {
        if (consent.Offer is { Length: > 0 } offer && IsGone(await connector.DeleteAsync(consent.Reference, offer, cancellation)))
            return;
        System.Text.Json.JsonElement? value = consent.Value;
        var original = long.TryParse(value.Member("context").Member("message").Text(), out var id) ? sent.Find(id, TeamsChannel.ChannelName, user) : null;
        var language = original?.Language ?? TextCatalogue.Vietnamese;
        if (original?.File is not { } file || await sent.ReadFileAsync(file.Key, cancellation) is not { } content)
            await SayAsync(consent.Reference, texts.Get(language, "teams.file.gone"), cancellation);
        else if (value.Member("action").Text() != "accept")
            await SayAsync(consent.Reference, texts.Get(language, "teams.file.declined", ("name", file.FileName)), cancellation);
        else if (await UploadAsync(value.Member("uploadInfo").Member("uploadUrl").Text(), content, cancellation))
            await connector.SendAsync(consent.Reference, Uploaded(file, value.Member("uploadInfo")), cancellation);
        else
            await SayAsync(consent.Reference, texts.Get(language, "teams.file.gone"), cancellation);
    }

    /// <summary>A service that cannot delete, or says nothing clear, is no reason to keep the file back.</summary>
    private static bool IsGone(ConnectorAnswer answer) => answer is ConnectorAnswer.Refused { Error.Status: StatusCodes.Status404NotFound };

    private async Task<bool> UploadAsync(string? url, byte[] content, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || !FileHosts.Allow(fileHosts, target))
            return false;
        using var request = new HttpRequestMessage(HttpMethod.Put, target) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static JsonObject Uploaded(Attachment file, System.Text.Json.JsonElement? info)
    {
        var message = Message(InfoCard, file.FileName, new JsonObject
        {
            ["uniqueId"] = info.Member("uniqueId").Text(),
            ["fileType"] = info.Member("fileType").Text(),
        });
        message["attachments"]![0]!["contentUrl"] = info.Member("contentUrl").Text();
        return message;
    }

    private Task<ConnectorAnswer> SayAsync(Reference to, string text, CancellationToken cancellation) =>
        connector.SendAsync(to, new JsonObject { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text }, cancellation);

    private static JsonObject Message(string contentType, string name, JsonObject content) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType, ["name"] = name, ["content"] = content }),
    };
}
