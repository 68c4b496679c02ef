using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>
/// A bot may put a file into somebody's OneDrive only after they agreed: it offers the file, uploads it on agreement and shows where
/// it is. The offer is taken away last, so whatever breaks in between leaves it to be taken up again; a consent that finds it
/// gone comes too late.
/// </summary>
internal sealed class FileConsents(
    HttpClient http, ConnectorClient connector, Errands errands, ISentMessages sent, IReadOnlyList<string> fileHosts, TextCatalogue texts, TimeProvider time)
{
    /// <summary>An upload may take longer than Teams waits for an answer; then it goes on behind it.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(4);

    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>Consents that are being acted on, by message: they come again while that goes on, and then wait for the same end.</summary>
    private readonly ConcurrentDictionary<long, Lazy<Task>> doing = new();

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
        var done = DoAsync(consent, user);
        if (await Task.WhenAny(done, Task.Delay(AnswerWithin, time)) == done)
            await done;
    }

    private async Task DoAsync(TeamsHeard.FileConsent consent, string user)
    {
        System.Text.Json.JsonElement? value = consent.Value;
        if (!long.TryParse(value.Member("context").Member("message").Text(), out var id) || sent.Find(id, TeamsChannel.ChannelName, user) is not { File: { } file } original)
            await SayAsync(consent.Reference, texts.Get(TextCatalogue.Vietnamese, "teams.file.gone"), errands.Asking(TeamsChannel.ChannelName, user));
        else
            await doing.GetOrAdd(id, _ => new Lazy<Task>(() => TakeUpAsync(new Offered(id, original, file), consent, errands.Asking(TeamsChannel.ChannelName, user)))).Value;
    }

    private async Task TakeUpAsync(Offered offered, TeamsHeard.FileConsent consent, Errand errand)
    {
        try
        {
            if (await IsOpenAsync(offered, consent, errand) && await IsDoneAsync(offered, consent, errand) && consent.Offer is { Length: > 0 } offer)
                await connector.DeleteAsync(consent.Reference, offer, errand, CancellationToken.None);
        }
        finally
        {
            doing.TryRemove(offered.Id, out _);
        }
    }

    /// <summary>Asks by showing the offer once more as it is: nothing else tells whether a message is still there.</summary>
    private async Task<bool> IsOpenAsync(Offered offered, TeamsHeard.FileConsent consent, Errand errand) => consent.Offer is not { Length: > 0 } offer
        || !IsGone(await connector.UpdateAsync(consent.Reference, offer, Offer(offered.Message, offered.File, offered.Id), errand, CancellationToken.None));

    /// <returns>True when the person knows how it ended, and the offer is of no more use.</returns>
    private async Task<bool> IsDoneAsync(Offered offered, TeamsHeard.FileConsent consent, Errand errand)
    {
        System.Text.Json.JsonElement? value = consent.Value;
        var (file, language) = (offered.File, offered.Message.Language);
        if (value.Member("action").Text() != "accept")
            return await SayAsync(consent.Reference, texts.Get(language, "teams.file.declined", ("name", file.FileName)), errand);
        if (await sent.ReadFileAsync(file.Key, CancellationToken.None) is not { } content)
            return await SayAsync(consent.Reference, texts.Get(language, "teams.file.gone"), errand);
        if (await UploadAsync(value.Member("uploadInfo").Member("uploadUrl").Text(), content))
            return await ShowAsync(consent.Reference, Uploaded(file, value.Member("uploadInfo")), errand);
        await SayAsync(consent.Reference, texts.Get(language, "teams.file.failed", ("name", file.FileName)), errand);
        return false;
    }

    /// <summary>A service that cannot change such a message, or says nothing clear, is no reason to keep the file back.</summary>
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

    private Task<bool> SayAsync(Reference to, string text, Errand errand) =>
        ShowAsync(to, new JsonObject { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text }, errand);

    private async Task<bool> ShowAsync(Reference to, JsonObject message, Errand errand) =>
        await connector.InsistAsync(to, message, errand, CancellationToken.None) is ConnectorAnswer.Done;

    private static JsonObject Message(string contentType, string name, JsonObject content) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType, ["name"] = name, ["content"] = content }),
    };

    /// <param name="Id">Of the message with the offer.</param>
    private sealed record Offered(long Id, OutgoingMessage Message, Attachment File);
}
