using System.Text.Json;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Zalo;

/// <summary>
/// POST /api/zalo/webhook, one address for all accounts of the app. Verifies, keeps the message, answers 200; everything else
/// happens afterwards. An event that could not be kept is answered with an error, so that Zalo repeats it.
/// </summary>
/// <param name="time">The time of the office.</param>
/// <param name="real">The real time, by which events are stamped.</param>
internal sealed class ZaloEndpoint(
    ZaloGate gate, ZaloOptions options, IMessageDoor door, IReceiptDoor receipts, ISentMessages sent, FileFetch files, EventNotes notes,
    EchoBook echoes, TemplateBook templates, TimeProvider time, TimeProvider real)
{
    public const string Path = "/api/zalo/webhook";

    private const int LargestBody = 256 * 1024;

    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (await CappedBody.ReadAsync(context.Request, LargestBody) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        return gate.Read(body, context.Request.Headers[SignatureCheck.Header]) switch
        {
            Knock.Probe => Results.Ok(),
            Knock.Forged forged => Refuse(forged),
            Knock.Genuine genuine => await HearAsync(genuine.Body, context.Request.Headers["X-ZEvent-Server"] == "ZNS"),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    /// <summary>While the secret is being found, a refusal would make Zalo switch the webhook off.</summary>
    private IResult Refuse(Knock.Forged forged)
    {
        notes.Note("refused", why: forged.Fits is { } fits ? $"{forged.Why}, fits {fits}" : forged.Why);
        return options.BringUp ? Results.Ok() : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<IResult> HearAsync(JsonElement body, bool phoneVariant)
    {
        var heard = EventReading.Read(body, gate.Oas, phoneVariant, real.GetUtcNow());
        if (options.BringUp)
            notes.Note("bring-up", heard.Name, heard.Oa, "signature-fits", body);
        else if (heard is not ZaloEvent.Received && real.GetUtcNow() - heard.At > TimeSpan.FromHours(options.ReplayHours))
            notes.Note("old", heard.Name, heard.Oa);
        else
            await ActAsync(heard);
        return Results.Ok();
    }

    private async Task ActAsync(ZaloEvent heard)
    {
        if (EventMessages.Of(heard, sent, time.GetUtcNow()) is { } message)
        {
            var offers = EventMessages.FilesOf(heard);
            // Not bound to the request: Zalo hangs up after two seconds, and the file is still wanted.
            var fetched = await files.FetchAsync(offers, CancellationToken.None);
            await door.KeepAsync(message with { FilesLost = fetched.Count < offers.Count }, fetched);
            return;
        }
        switch (heard)
        {
            case ZaloEvent.Received received:
                if (received.TrackingId is { } tracking)
                    await receipts.EchoedAsync(ZaloSetup.ChannelName, null, EchoMark.OfTracking(tracking), received.MessageId);
                else if (received.IsTemplate)
                    await EchoedAsync(received.User, EchoMark.Of(received.Oa, received.User, EchoKind.Template), received.MessageId);
                await receipts.DeliveredAsync(ZaloSetup.ChannelName, received.MessageId);
                break;
            case ZaloEvent.Seen seen:
                await Task.WhenAll(seen.MessageIds.Select(id => receipts.DeliveredAsync(ZaloSetup.ChannelName, id)));
                break;
            case ZaloEvent.Echo { ByPerson: false } echo when KindOf(echo.Name) is { } kind:
                await EchoedAsync(echo.User, EchoMark.Of(echo.Oa, echo.User, kind), echo.MessageId);
                break;
            case ZaloEvent.Echo { ByPerson: false, Text.Length: > 0 } echo:
                var mark = EchoMark.Of(echo.Oa, echo.User, echo.Text);
                if (!echoes.Hear(mark, echo.MessageId))
                    await EchoedAsync(echo.User, mark, echo.MessageId);
                break;
            case ZaloEvent.ForAdmin news:
                templates.Forget(((JsonElement?)news.Body).Get("template_id").AsText());
                notes.Note("admin", news.Name, news.Oa, body: news.Body);
                break;
            case ZaloEvent.Unknown unknown:
                notes.Note("unknown", unknown.Name, unknown.Oa, body: unknown.Body);
                break;
        }
    }

    /// <summary>In a chat with an account the conversation is its user.</summary>
    private Task EchoedAsync(string user, string mark, string wireId) => receipts.EchoedAsync(ZaloSetup.ChannelName, user, mark, wireId);

    private static EchoKind? KindOf(string echo) => echo switch
    {
        "oa_send_image" => EchoKind.Picture,
        "oa_send_file" => EchoKind.File,
        "oa_send_template" => EchoKind.Template,
        _ => null,
    };
}
