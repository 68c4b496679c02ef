using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Channels.Teams;

/// <summary>A button of a card that was pressed.</summary>
/// <param name="Card">The id that Teams gave the card.</param>
internal sealed record Press(TeamsHeard.Said Said, PressedButton Button, string? Card, KeptMessage Kept);

/// <summary>
/// A card whose question is over is replaced by one that says so and keeps only the buttons that still do something, so that
/// nobody presses a dead one.
/// </summary>
internal sealed class CardPresses(ISentMessages sent, TeamsChannel channel, TextCatalogue texts, [FromKeyedServices(RealTime.Key)] TimeProvider time)
{
    /// <summary>Teams shows a fault on the card when it waits much longer.</summary>
    private static readonly TimeSpan InvokeWithin = TimeSpan.FromSeconds(4);

    /// <summary>An Action.Execute waits for its card: it comes back in the answer for the one who pressed, and by an update for good.</summary>
    public async Task<IResult> AnswerAsync(Press press)
    {
        var original = Original(press);
        var language = original?.Language ?? TextCatalogue.Vietnamese;
        if (await Task.WhenAny(press.Kept.Handled, Task.Delay(InvokeWithin, time)) != press.Kept.Handled)
        {
            _ = CloseAsync(press);
            return Invoked("application/vnd.microsoft.activity.message", texts.Get(language, "teams.received"));
        }
        if (original is null || await press.Kept.Handled is not { Waits: false } stand)
            return Invoked("application/vnd.microsoft.activity.message", texts.Get(language, "teams.done"));
        _ = CloseAsync(press);
        return Invoked(CardRenderer.ContentType, Closed(press, original, stand));
    }

    /// <summary>An Action.Submit brings back no card; the original is updated when its turn is over.</summary>
    public IResult Confirm(Press press)
    {
        _ = CloseAsync(press);
        return Results.Ok();
    }

    private async Task CloseAsync(Press press)
    {
        if (await press.Kept.Handled is { Waits: false } stand && press.Card is { Length: > 0 } card && Original(press) is { } original)
            await channel.ReplaceAsync(press.Said.Reference, card, original, Closed(press, original, stand), CancellationToken.None);
    }

    private JsonObject Closed(Press press, OutgoingMessage original, QuestionStand stand) =>
        CardRenderer.Closed(original, press.Button.Message!.Value, Note(press, original, stand));

    private OutgoingMessage? Original(Press press) =>
        press.Button.Message is { } id ? sent.Find(id, press.Said.Message.Channel, press.Said.Message.Conversation) : null;

    /// <summary>What the question was answered with, which need not be what was pressed; in the words in which it was offered.</summary>
    private string Note(Press press, OutgoingMessage original, QuestionStand stand)
    {
        if (original.Choices.FirstOrDefault(c => c.Id == stand.Taken) is { } taken)
            return texts.Get(original.Language, "teams.chosen", ("choice", CardActions.Full(taken)));
        return stand.Taken is not null && stand.Taken == press.Button.Field
            ? texts.Get(original.Language, "teams.field.sent", ("words", press.Button.Words))
            : texts.Get(original.Language, "teams.over");
    }

    private static IResult Invoked(string type, JsonNode value) =>
        Results.Json(new JsonObject { ["statusCode"] = StatusCodes.Status200OK, ["type"] = type, ["value"] = value }, TeamsJson.Options);
}
