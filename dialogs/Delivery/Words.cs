using System.Collections.Frozen;
using System.Globalization;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>A text of the catalogue in the language of whoever reads it.</summary>
internal delegate string TextOf(string key, params IReadOnlyList<(string Name, object Value)> args);

/// <summary>Names that several conversations about delivery use.</summary>
internal static class Words
{
    /// <summary>Channel reasons have a kind; the others are what the store and the dispatcher note (WorkReasons).</summary>
    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        [OutcomeReason.Left] = "delivery.why.left",
        [OutcomeReason.WayClosed] = "delivery.why.way-closed",
        [OutcomeReason.Refused] = "delivery.why.refused",
        [OutcomeReason.GaveUp] = "delivery.why.gave-up",
        [OutcomeReason.Cut] = "delivery.why.cut",
        ["no-outcome"] = "delivery.why.no-outcome",
        ["no-words"] = "delivery.why.no-words",
        ["no-account"] = "delivery.why.no-account",
        ["no-route"] = "delivery.why.no-route",
        ["expired"] = "delivery.why.expired",
        ["group-closed"] = "delivery.why.stopped",
        ["nothing-to-say"] = "delivery.why.not-needed",
    }.ToFrozenDictionary();

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

    /// <summary>How long an account may still send, and how much of what is counted by the day.</summary>
    public static string Access(Turn turn, AccessStanding access) => turn.Text(
        access switch { { DaysLeft: null } => "audit.no-access", { TemplatesLeft: null } => "audit.access", _ => "audit.access-templates" },
        ("channel", Scope(turn, access.Scope)), ("days", Show.Count(access.DaysLeft ?? 0)), ("templates", Show.Count(access.TemplatesLeft ?? 0)));

    public static string Kind(Turn turn, IntentKind kind) => turn.Text($"delivery.kind.{kind}");

    /// <summary>Why a message did not arrive: in words, with the channel's code for who looks it up.</summary>
    public static string Why(TextOf text, string? reason)
    {
        var (kind, code) = OutcomeReason.Read(reason ?? "");
        if (!Reasons.TryGetValue(kind, out var key))
            return reason is null ? text("delivery.why.none") : text("delivery.why.code", ("code", reason));
        return code is null ? text(key) : text("delivery.why.with-code", ("why", text(key)), ("code", code));
    }

    /// <summary>"38.400".</summary>
    public static string Money(decimal dong) => dong.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
