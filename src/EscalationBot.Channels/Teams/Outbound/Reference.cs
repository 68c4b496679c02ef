using System.Text.Json;
using EscalationBot.Channels.Teams.Wire;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>Where a conversation is reached: taken from an authenticated activity and kept as the conversation's address.</summary>
/// <param name="BotId">The bot as that conversation knows it ("28:…").</param>
internal sealed record Reference(string ServiceUrl, string ConversationId, string? BotId = null, string? UserId = null, string? TenantId = null)
{
    public static Reference? From(IncomingActivity activity) =>
        activity is { ServiceUrl: { Length: > 0 } url, Conversation.Id: { Length: > 0 } id }
            ? new Reference(url, id, activity.Recipient?.Id, activity.From?.Id, activity.TenantId)
            : null;

    public static Reference? Parse(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Reference>(address, TeamsJson.Options) is { ServiceUrl: not null, ConversationId: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, TeamsJson.Options);
}
