using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Channels.Teams;

/// <summary>A button of a card that was pressed.</summary>
internal sealed record Press(TeamsHeard.Said Said, PressedButton Button, KeptMessage Kept);

/// <summary>
/// An Action.Execute waits for its card: one that says so when its question is over, with only the buttons that still do something.
/// That is for the one who pressed; for good the card is changed by <see cref="TeamsChannel.ReviseAsync"/>, however its question ended.
/// </summary>
internal sealed class CardPresses(ISentMessages sent, TextCatalogue texts, [FromKeyedServices(RealTime.Key)] TimeProvider time)
{
    /// <summary>Teams shows a fault on the card when it waits much longer.</summary>
    private static readonly TimeSpan InvokeWithin = TimeSpan.FromSeconds(4);

    public async Task<IResult> AnswerAsync(Press press)
    {
        var original = press.Button.Message is { } id ? sent.Find(id, press.Said.Message.Channel, press.Said.Message.Conversation) : null;
        var language = original?.Language ?? TextCatalogue.Vietnamese;
        if (await Task.WhenAny(press.Kept.Handled, Task.Delay(InvokeWithin, time)) != press.Kept.Handled)
            return Said(texts.Get(language, "teams.received"));
        return original is { Live: null } && await press.Kept.Handled is { Waits: false } stand
            ? Invoked(CardRenderer.ContentType, CardRenderer.Closed(original, press.Button.Message!.Value, CardNotes.Of(original, stand, WordsOf(press, stand.Taken)), stand.Repeats))
            : Said(texts.Get(language, "teams.done"));
    }

    private static string? WordsOf(Press press, string? taken) => taken is not null && taken == press.Button.Field ? press.Button.Words : null;

    private static IResult Said(string text) => Invoked("application/vnd.microsoft.activity.message", text);

    private static IResult Invoked(string type, JsonNode value) =>
        Results.Json(new JsonObject { ["statusCode"] = StatusCodes.Status200OK, ["type"] = type, ["value"] = value }, TeamsJson.Options);
}
