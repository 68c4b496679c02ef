using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Teams;

/// <summary>
/// POST /api/messages. Authenticates, keeps the message, answers 200; everything else happens afterwards. Only invokes are
/// answered in the request, because their card waits for it.
/// </summary>
internal sealed class TeamsEndpoint(
    TeamsGate gate, IMessageDoor door, ISentMessages sent, TeamsChannel channel, FileFetch files, FileConsents consents, TextCatalogue texts, TimeProvider time)
{
    public const string Path = "/api/messages";

    private const int LargestBody = 256 * 1024;

    /// <summary>A person who waits longer wants to see that somebody is at work.</summary>
    private static readonly TimeSpan TypingAfter = TimeSpan.FromSeconds(0.5);

    /// <summary>Teams shows a fault on the card when it waits much longer.</summary>
    private static readonly TimeSpan InvokeWithin = TimeSpan.FromSeconds(4);

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var (refusal, token) = await gate.KnockAsync(context);
        if (refusal is { } status)
            return Results.StatusCode(status);
        if (await CappedBody.ReadAsync(context.Request, LargestBody) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (TeamsJson.Read(body.Span) is not { } activity)
            return Results.BadRequest();
        if (gate.Refusal(token, activity) is { } forbidden)
            return Results.StatusCode(forbidden);
        return await HearAsync(ActivityReading.Read(activity, time.GetUtcNow()), activity, context.RequestAborted);
    }

    private async Task<IResult> HearAsync(TeamsHeard heard, IncomingActivity activity, CancellationToken cancellation)
    {
        switch (heard)
        {
            case TeamsHeard.Said { Pressed: { } button } pressed:
                var kept = await door.KeepAsync(WithAddress(pressed), []);
                return activity.Type == "invoke" ? await AnswerPressAsync(pressed, button, activity, kept) : ClosedLater(pressed, button, activity);
            case TeamsHeard.Said said:
                var fetched = await files.FetchAsync(said.Files, cancellation);
                var message = WithAddress(said) with { FilesLost = fetched.Count < said.Files.Count };
                _ = ShowTypingAsync(said.Reference, await door.KeepAsync(message, fetched));
                return Results.Ok();
            case TeamsHeard.FileConsent consent:
                await consents.AnswerAsync(consent, activity.From!.AadObjectId!, cancellation);
                return Results.Ok();
            case TeamsHeard.NotSupported:
                return Results.StatusCode(StatusCodes.Status501NotImplemented);
            case TeamsHeard.Nothing:
                return Results.Ok();
            default:
                throw new ArgumentOutOfRangeException(nameof(heard), heard.GetType().Name);
        }
    }

    private static IncomingMessage WithAddress(TeamsHeard.Said said) => said.Message with { Address = said.Reference.ToString() };

    /// <summary>The pressed card comes back without buttons, in the answer for the one who pressed and by an update for good.</summary>
    private async Task<IResult> AnswerPressAsync(TeamsHeard.Said pressed, PressedButton button, IncomingActivity activity, KeptMessage kept)
    {
        var done = await Task.WhenAny(kept.Handled, Task.Delay(InvokeWithin, time)) == kept.Handled;
        if (!done || Original(pressed, button) is not { } original)
            return Invoked("application/vnd.microsoft.activity.message", texts.Get(TextCatalogue.Vietnamese, "teams.received"));
        CloseForGood(pressed, button, activity, original);
        return Invoked(CardRenderer.ContentType, CardRenderer.Closed(original, Note(original, button)));
    }

    private IResult ClosedLater(TeamsHeard.Said pressed, PressedButton button, IncomingActivity activity)
    {
        if (Original(pressed, button) is { } original)
            CloseForGood(pressed, button, activity, original);
        return Results.Ok();
    }

    private void CloseForGood(TeamsHeard.Said pressed, PressedButton button, IncomingActivity activity, OutgoingMessage original)
    {
        if (activity.ReplyToId is { Length: > 0 } card)
            _ = channel.CloseAsync(pressed.Reference, card, original, Note(original, button), CancellationToken.None);
    }

    private OutgoingMessage? Original(TeamsHeard.Said pressed, PressedButton button) =>
        button.Message is { } id ? sent.Find(id, pressed.Message.Channel, pressed.Message.Conversation) : null;

    /// <summary>The words of the choice as they were sent, not as the button says they were.</summary>
    private string Note(OutgoingMessage original, PressedButton button)
    {
        var choice = original.Choices.FirstOrDefault(c => c.Id == button.Choice);
        return texts.Get(original.Language, "teams.chosen", ("choice", choice is null ? "" : CardActions.Full(choice)));
    }

    private async Task ShowTypingAsync(Reference reference, KeptMessage kept)
    {
        if (await Task.WhenAny(kept.Handled, Task.Delay(TypingAfter, time)) != kept.Handled)
            await channel.TypingAsync(reference, CancellationToken.None);
    }

    private static IResult Invoked(string type, JsonNode value) =>
        Results.Json(new JsonObject { ["statusCode"] = StatusCodes.Status200OK, ["type"] = type, ["value"] = value }, TeamsJson.Options);
}
