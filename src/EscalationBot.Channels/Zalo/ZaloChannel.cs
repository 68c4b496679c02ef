using System.Text.Json.Nodes;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Web;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Channels.Zalo;

/// <summary>Chats with the followers of the Official Accounts, by consultation messages, and by templates where those do not reach.</summary>
/// <param name="time">The time of the office.</param>
internal sealed class ZaloChannel(
    ZaloClient client, Errands errands, TemplateSender templates, ZaloOptions options, EchoBook echoes, FileSender files, TextCatalogue texts, TimeProvider time) : IEchoingChannel
{
    public string Name => ZaloSetup.ChannelName;

    public ChannelLimits Limits { get; } = new(ZaloLook.MaxText, ZaloLook.MaxButtons, ZaloLook.MaxTitle, Cards: false, RepeatIsRecognisable: false);

    /// <summary>A long message goes out in several parts, in order, its file last; it counts as sent when the last one is.</summary>
    public async Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        var oa = destination.Address ?? options.AllAccounts[0].OaId;
        var errand = errands.Granted(Name, destination.Conversation);
        if (destination.Way != DeliveryWay.Chat)
            return await templates.SendAsync(oa, message.Fixed, destination, errand, cancellation);
        ZaloAnswer answer = new ZaloAnswer.NotSent("nothing", Lasting: false);
        var parts = ZaloLook.Render(message);
        foreach (var (index, part) in parts.Index())
        {
            answer = await SayAsync(oa, part, message, destination, index > 0, errand, cancellation);
            if (answer is ZaloAnswer.Done)
                continue;
            var result = index == 0 ? ZaloOutcome.Of(answer, time.GetUtcNow()) : new SendResult.Unknown($"part-{index + 1}");
            // Only the echo of what was to be the last says that all of it went out.
            var isLast = index == parts.Count - 1 && message is { File: null, AsksForPhone: false };
            return isLast && answer is ZaloAnswer.Ambiguous && result is SendResult.Unknown unknown
                ? unknown with { Mark = MarkOf(message, destination) }
                : result;
        }
        if (message.File is { } file && await SendFileAsync(oa, file, message, destination, errand, cancellation) is var sent)
        {
            if (sent is not ZaloAnswer.Done)
                return new SendResult.Unknown("file", sent is ZaloAnswer.Ambiguous ? MarkOf(message, destination) : null);
            answer = sent;
        }
        if (message.AsksForPhone && !await AskForPhoneAsync(oa, message.Language, destination, errand, cancellation))
            return new SendResult.Unknown("form");
        return ZaloOutcome.Of(answer, time.GetUtcNow());
    }

    public string? MarkOf(OutgoingMessage message, Destination destination)
    {
        var oa = destination.Address ?? options.AllAccounts[0].OaId;
        return destination.Way switch
        {
            DeliveryWay.TemplateByPhone => EchoMark.OfTracking(TemplateSender.TrackingOf(destination.MessageId)),
            DeliveryWay.Template => EchoMark.Of(oa, destination.User, EchoKind.Template),
            // The form for a telephone number has no echo, and what stands before it does not say that the form went out.
            _ when message.AsksForPhone => null,
            _ when message.File is { } file => FileSender.EchoOf(file.FileName) is { } kind ? EchoMark.Of(oa, destination.User, kind) : null,
            _ => EchoMark.Of(oa, destination.User, ZaloLook.Render(message)[^1].Text),
        };
    }

    /// <param name="begun">Something of the message is there already, so the rest goes again when it was not taken for the moment.</param>
    private async Task<ZaloAnswer> SayAsync(
        string oa, ZaloPart part, OutgoingMessage message, Destination to, bool begun, Errand errand, CancellationToken cancellation)
    {
        var buttons = options.Buttons ? Buttons(message, to.MessageId, part) : null;
        var answer = await SettledAsync(oa, to.User, part.Text, buttons, begun, errand, cancellation);
        return answer switch
        {
            // The form of buttons is the least documented part; without them the numbers are still there.
            ZaloAnswer.Failed { Code: -201 or -233 } when buttons is not null => await SettledAsync(oa, to.User, part.Text, null, begun, errand, cancellation),
            ZaloAnswer.Failed failed when ZaloErrors.OfOa(failed.Code) == ZaloErrorClass.Once => await SettledAsync(oa, to.User, part.Text, buttons, begun, errand, cancellation),
            _ => answer,
        };
    }

    private async Task<ZaloAnswer> SettledAsync(
        string oa, string user, string text, JsonArray? buttons, bool begun, Errand errand, CancellationToken cancellation)
    {
        var (mark, place) = (EchoMark.Of(oa, user, text), echoes.Place());
        ZaloAnswer answer;
        do
            answer = await client.SayAsync(oa, Body(user, text, buttons), errand, cancellation);
        while (begun && errand.MayRepeat(now => ZaloOutcome.Of(answer, now)));
        if (answer is ZaloAnswer.Done { MessageId: { } id })
            echoes.Answered(id);
        return answer is ZaloAnswer.Ambiguous && await echoes.FindAsync(mark, place, cancellation) is { } echoed ? Done(echoed) : answer;
    }

    private static ZaloAnswer.Done Done(string messageId) =>
        new(System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["message_id"] = messageId }));

    private static JsonObject Body(string user, string text, JsonArray? buttons)
    {
        var message = new JsonObject { ["text"] = text };
        if (buttons is not null)
            message["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = new JsonObject { ["buttons"] = buttons.DeepClone() } };
        return ZaloBodies.To(user, message);
    }

    private static JsonArray? Buttons(OutgoingMessage message, long messageId, ZaloPart part)
    {
        var links = part.Links.Select(l => Button(l.Title, "oa.open.url", new JsonObject { ["url"] = l.Address }));
        var choices = part.Buttons.Select(b => Button(b.Title, "oa.query.hide", ZaloButtons.Payload(messageId, message.Choices.First(c => c.Id == b.ChoiceId))));
        JsonObject[] buttons = [.. links, .. choices];
        return buttons.Length == 0 ? null : new JsonArray([.. buttons]);
    }

    private static JsonObject Button(string title, string type, JsonNode payload) => new() { ["title"] = title, ["type"] = type, ["payload"] = payload };

    /// <summary>What Zalo does not take is told instead.</summary>
    private async Task<ZaloAnswer> SendFileAsync(
        string oa, Attachment file, OutgoingMessage message, Destination to, Errand errand, CancellationToken cancellation)
    {
        if (await files.SendAsync(oa, to.User, file, errand, cancellation) is { } answer)
            return answer;
        var words = texts.Get(message.Language, "zalo.no-file", ("name", file.FileName));
        return await SettledAsync(oa, to.User, words, null, begun: true, errand, cancellation);
    }

    /// <summary>The form by which a user shares name and telephone number; what comes of it is the event user_submit_info.</summary>
    private async Task<bool> AskForPhoneAsync(string oa, string language, Destination to, Errand errand, CancellationToken cancellation)
    {
        var form = new JsonObject { ["title"] = texts.Get(language, "zalo.share.title"), ["subtitle"] = texts.Get(language, "zalo.share.subtitle") };
        if (options.ShareImageUrl.Length > 0)
            form["image_url"] = options.ShareImageUrl;
        return await client.SayAsync(oa, ZaloBodies.Template(to.User, "request_user_info", form), errand, cancellation) is ZaloAnswer.Done;
    }
}
