using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Wire;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>A part of a card that stays together, and the same as plain text.</summary>
/// <param name="Text">Lines; empty for what a card says twice.</param>
internal sealed record CardPiece(JsonObject Element, string Text)
{
    /// <summary>Bytes of UTF-16 that it takes in a card, its text included.</summary>
    public int Size => SizeOf(Element) + (2 * Text.Length);

    public static int SizeOf(JsonObject element) => 2 * element.ToJsonString(TeamsJson.Options).Length;
}
