using System.ComponentModel.DataAnnotations;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>How updates come: Zalo posts them, or the bot asks for them, where it has no public address.</summary>
public enum ZaloBotMode { Webhook, Polling }

/// <summary>A bot of the Zalo Bot Platform, for a pilot without an Official Account. Without <see cref="Token"/> the channel is off.</summary>
public sealed record ZaloBotOptions
{
    public const string Section = "ZaloBot";

    /// <summary>"digits:secret", as Zalo Bot Creator sends it; from the environment only.</summary>
    public string Token { get; init; } = "";

    /// <summary>Comes back in the header of every webhook request; from the environment only.</summary>
    public string SecretToken { get; init; } = "";

    [Required]
    public string BaseUrl { get; init; } = "https://bot-api.zaloplatforms.com";

    public ZaloBotMode Mode { get; init; } = ZaloBotMode.Webhook;

    public bool IsOn => Token.Length > 0;
}
