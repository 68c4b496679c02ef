using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>"Đường gửi của UBND xã A": the routes to the head of a body in their order, with state, reason and cost.</summary>
internal static class RouteList
{
    public static void Say(Turn turn, DialogAction action)
    {
        var bodies = action["body"] is { Length: > 0 } id && turn.Directory.Unit(new UnitId(id)) is { } chosen
            ? [chosen]
            : Bodies.Best(turn, action["rest"]);
        switch (bodies)
        {
            case []:
                turn.Say(turn.Text("delivery.routes-of-whom"));
                break;
            case [var body]:
                SayOf(turn, body);
                break;
            default:
                turn.Say(new Prompt(turn.Text("delivery.routes-which"), [.. bodies.Take(5).Select(Choice)]));
                break;
        }
    }

    private static void SayOf(Turn turn, Unit body)
    {
        if (turn.HeadOf(body.Id) is not { } head)
        {
            turn.Say(turn.Text("delivery.routes-no-head", ("body", body.Name)));
            return;
        }
        var plan = RoutePlan.For(turn.Office, head.Id, turn.Now);
        var lead = plan.Best is null ? "delivery.routes-none" : "delivery.routes";
        turn.Say(new Prompt(
        [
            new Paragraph(turn.Text(lead, ("post", turn.Show.Post(head.Id)))),
            new BulletList([.. plan.Routes.Select(r => Line(turn, r))]),
        ]));
    }

    private static string Line(Turn turn, Route route)
    {
        var way = turn.Text($"delivery.way.{route.Way}");
        var name = route.Name is { } over ? turn.Text("delivery.route-over", ("channel", Words.Channel(turn, over.Account.Channel)), ("way", way)) : way;
        var reason = turn.Text($"delivery.reason.{route.Reason}");
        return route switch
        {
            { Stand: RouteStand.Waiting, Until: { } until } => turn.Text("delivery.route-until", ("route", name), ("reason", reason), ("time", turn.ShowTime(until))),
            { Price: > 0 } => turn.Text("delivery.route-priced", ("route", name), ("reason", reason), ("price", Words.Money(route.Price))),
            _ => turn.Text("delivery.route", ("route", name), ("reason", reason)),
        };
    }

    private static Option Choice(Unit body) => new(body.Name, new DialogAction(DeliveryActions.Routes, ("body", body.Id.Value)), Repeatable: true);
}
