using System.Globalization;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>Names that several conversations about delivery use.</summary>
internal static class Words
{
    /// <summary>A channel by the name people know; one this version does not know by its own.</summary>
    public static string Channel(Turn turn, string name) => name switch
    {
        "web" => turn.Text("delivery.channel.web"),
        "teams" => turn.Text("delivery.channel.teams"),
        "zalo" => turn.Text("delivery.channel.zalo"),
        "zalobot" => turn.Text("delivery.channel.zalobot"),
        _ => name,
    };

    public static string Kind(Turn turn, IntentKind kind) => turn.Text($"delivery.kind.{kind}");

    /// <summary>"38.400".</summary>
    public static string Money(decimal dong) => dong.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
