using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Teams;

/// <summary>
/// POST /api/messages. Authenticates, keeps the message, answers 200; everything else happens afterwards. Only invokes are
/// answered in the request, because their card waits for it.
/// </summary>
internal sealed class TeamsEndpoint(
    TeamsGate gate, IMessageDoor door, CardPresses presses, TypingSign typing, FileFetch files, FileConsents consents, TimeProvider time)
{
    public const string Path = "/api/messages";

    private const int LargestBody = 256 * 1024;

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
                return activity.Type == "invoke" ? await presses.AnswerAsync(new Press(pressed, button, kept)) : Results.Ok();
            case TeamsHeard.Said said:
                var fetched = await files.FetchAsync(said.Files, cancellation);
                var message = WithAddress(said) with { FilesLost = fetched.Count < said.Files.Count };
                _ = typing.ShowAsync(said.Reference, message.Conversation, await door.KeepAsync(message, fetched));
                return Results.Ok();
            case TeamsHeard.FileConsent consent:
                await consents.AnswerAsync(consent, activity.From!.AadObjectId!);
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
}
