using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>A webhook event as far as the bot cares. Every family has an envelope of its own.</summary>
/// <param name="Key">What makes the same event twice one.</param>
internal abstract record ZaloEvent(string Name, string Oa, DateTimeOffset At, string Key)
{
    /// <summary>The user wrote or sent something; a tapped button comes the same way.</summary>
    public sealed record Said(string Name, string Oa, DateTimeOffset At, string Key, string User, string MessageId, string Text, IReadOnlyList<ZaloFile> Files)
        : ZaloEvent(Name, Oa, At, Key);

    public sealed record Followed(string Name, string Oa, DateTimeOffset At, string Key, string User) : ZaloEvent(Name, Oa, At, Key);

    public sealed record Unfollowed(string Name, string Oa, DateTimeOffset At, string Key, string User) : ZaloEvent(Name, Oa, At, Key);

    /// <summary>Something that reopens the window without saying anything: a reaction, a call, "chat now".</summary>
    public sealed record Interacted(string Name, string Oa, DateTimeOffset At, string Key, string User) : ZaloEvent(Name, Oa, At, Key);

    /// <summary>What was sent in the name of the OA, by this program or by a person at the OA's own tool.</summary>
    /// <param name="ByPerson">Sent by a person.</param>
    public sealed record Echo(string Name, string Oa, DateTimeOffset At, string Key, string User, string MessageId, string Text, bool ByPerson)
        : ZaloEvent(Name, Oa, At, Key);

    /// <summary>A message reached the phone.</summary>
    /// <param name="TrackingId">Of a template sent by phone number; then there is no user, only the number or its hash.</param>
    /// <param name="IsTemplate">The template service says so.</param>
    public sealed record Received(string Name, string Oa, DateTimeOffset At, string Key, string User, string MessageId, string? TrackingId, bool IsTemplate)
        : ZaloEvent(Name, Oa, At, Key);

    public sealed record Seen(string Name, string Oa, DateTimeOffset At, string Key, string User, IReadOnlyList<string> MessageIds) : ZaloEvent(Name, Oa, At, Key);

    /// <summary>The user gave name and phone number by an act of their own.</summary>
    public sealed record SharedInfo(string Name, string Oa, DateTimeOffset At, string Key, string User, string PersonName, string Phone)
        : ZaloEvent(Name, Oa, At, Key);

    /// <summary>A person asks that their data be erased.</summary>
    public sealed record Withdrew(string Name, string Oa, DateTimeOffset At, string Key, string User) : ZaloEvent(Name, Oa, At, Key);

    /// <summary>An answer button of a template.</summary>
    public sealed record Answered(string Name, string Oa, DateTimeOffset At, string Key, string MessageId, string? TrackingId, string Label)
        : ZaloEvent(Name, Oa, At, Key);

    /// <summary>News about templates, quota or quality for the admin.</summary>
    public sealed record ForAdmin(string Name, string Oa, DateTimeOffset At, string Key, JsonElement Body) : ZaloEvent(Name, Oa, At, Key);

    /// <summary>Kept for the admin and otherwise ignored.</summary>
    public sealed record Unknown(string Name, string Oa, DateTimeOffset At, string Key, JsonElement Body) : ZaloEvent(Name, Oa, At, Key);
}

/// <param name="Size">Bytes as announced, or null.</param>
internal sealed record ZaloFile(string Name, string Url, string Type, long? Size);
