using System.Text.Json;
using System.Text.Json.Serialization;

namespace EscalationBot.Channels.Teams.Wire;

/// <summary>
/// An activity as Teams posts it. Only what the bot reads has a member; the rest is kept, so that nothing the platform adds
/// makes a message unreadable.
/// </summary>
internal sealed record IncomingActivity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    /// <summary>Kept as text: an odd time is no reason to refuse a message.</summary>
    public string? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary>Of an installationUpdate: add, remove and their "-upgrade" forms.</summary>
    public string? Action { get; init; }

    /// <summary>Of an invoke or event.</summary>
    public string? Name { get; init; }

    public string? ReplyToId { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    public IReadOnlyList<IncomingAttachment>? Attachments { get; init; }

    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public JsonElement? Value { get; init; }

    public JsonElement? ChannelData { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Rest { get; init; }

    /// <summary>The tenant of the conversation, from either of the two places where Teams writes it.</summary>
    [JsonIgnore]
    public string? TenantId => Conversation?.TenantId ?? (ChannelData.Member("tenant").Member("id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null);

    [JsonIgnore]
    public bool IsPersonal => Conversation is { IsGroup: not true } and { ConversationType: null or "personal" };
}

/// <param name="Id">The address of an account, different for every bot; never an identity.</param>
/// <param name="AadObjectId">The identity in the tenant; guests and anonymous people have none.</param>
internal sealed record ChannelAccount(string? Id = null, string? Name = null, string? AadObjectId = null);

/// <param name="ConversationType">personal, groupChat or channel.</param>
internal sealed record ConversationAccount(string? Id = null, string? TenantId = null, string? ConversationType = null, bool? IsGroup = null);

internal sealed record IncomingAttachment
{
    public string? ContentType { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    public JsonElement? Content { get; init; }
}
