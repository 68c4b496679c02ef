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
/// where it is. An offer of this person is taken away before its file goes up, so that a consent that comes again finds it gone;
/// where it cannot be taken away the file goes up nevertheless.
/// </summary>
internal sealed class FileConsents(
    HttpClient http, ConnectorClient connector, Errands errands, ISentMessages sent, IReadOnlyList<string> fileHosts, TextCatalogue texts, TimeProvider time)
{
    /// <summary>An upload may take longer than Teams waits for an answer; then it goes on behind it.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(4);

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

    /// <summary>Ends when it is done, or when Teams must be answered; what is not done by then is done afterwards.</summary>
    public async Task AnswerAsync(TeamsHeard.FileConsent consent, string user)
    {
        var doing = DoAsync(consent, user);
        if (await Task.WhenAny(doing, Task.Delay(AnswerWithin, time)) == doing)
            await doing;
    }

    private async Task DoAsync(TeamsHeard.FileConsent consent, string user)
    {
        System.Text.Json.JsonElement? value = consent.Value;
        var errand = errands.Asking(user);
        if (!long.TryParse(value.Member("context").Member("message").Text(), out var id) || sent.Find(id, TeamsChannel.ChannelName, user) is not { File: { } file } original)
            await SayAsync(consent.Reference, texts.Get(TextCatalogue.Vietnamese, "teams.file.gone"), errand);
        else if (await IsFirstAsync(consent, errand))
            await SendAsync(consent, file, value, original.Language, errand);
    }

    private async Task SendAsync(TeamsHeard.FileConsent consent, Attachment file, System.Text.Json.JsonElement? value, string language, Errand errand)
    {
        if (value.Member("action").Text() != "accept")
            await SayAsync(consent.Reference, texts.Get(language, "teams.file.declined", ("name", file.FileName)), errand);
        else if (await sent.ReadFileAsync(file.Key, CancellationToken.None) is { } content && await UploadAsync(value.Member("uploadInfo").Member("uploadUrl").Text(), content))
            await connector.InsistAsync(consent.Reference, Uploaded(file, value.Member("uploadInfo")), errand, CancellationToken.None);
        else
            await SayAsync(consent.Reference, texts.Get(language, "teams.file.gone"), errand);
    }

    /// <summary>Takes the offer away; false when another consent did.</summary>
    private async Task<bool> IsFirstAsync(TeamsHeard.FileConsent consent, Errand errand) =>
        consent.Offer is not { Length: > 0 } offer || !IsGone(await connector.DeleteAsync(consent.Reference, offer, errand, CancellationToken.None));

    /// <summary>A service that cannot delete, or says nothing clear, is no reason to keep the file back.</summary>
    private static bool IsGone(ConnectorAnswer answer) => answer is ConnectorAnswer.Refused { Error.Status: StatusCodes.Status404NotFound };

    private async Task<bool> UploadAsync(string? url, byte[] content)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || !FileHosts.Allow(fileHosts, target))
            return false;
        using var request = new HttpRequestMessage(HttpMethod.Put, target) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await http.SendAsync(request);
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

    private Task<ConnectorAnswer> SayAsync(Reference to, string text, Errand errand) =>
        connector.InsistAsync(to, new JsonObject { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text }, errand, CancellationToken.None);

    private static JsonObject Message(string contentType, string name, JsonObject content) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType, ["name"] = name, ["content"] = content }),
    };
}
