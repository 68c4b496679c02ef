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

    /// <summary>What can be held: "zalo", one way of it ("zalo/Template"), one account of the office there ("zalo@3000…").</summary>
    public static string Scope(Turn turn, string scope)
    {
        if (scope.Split('/') is [var channel, var way] && Enum.TryParse<RouteWay>(way, out var known))
            return turn.Text("delivery.route-over", ("channel", Channel(turn, channel)), ("way", turn.Text($"delivery.way.{known}")));
        return scope.Split('@') is [var name, var address]
            ? turn.Text("delivery.of-account", ("channel", Channel(turn, name)), ("address", address))
            : Channel(turn, scope);
    }

    public static string Kind(Turn turn, IntentKind kind) => turn.Text($"delivery.kind.{kind}");

    /// <summary>"38.400".</summary>
    public static string Money(decimal dong) => dong.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
