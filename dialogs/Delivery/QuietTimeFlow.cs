using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>A person says when the system should not write first. Office hours hold anyway; this only narrows them.</summary>
internal static class QuietTimeFlow
{
    private const string Name = "quiet-time";
    private const string Hours = "hours";

    private static readonly QuietHours[] Offered =
    [
        new(new TimeOnly(16, 0), new TimeOnly(8, 30)), new(new TimeOnly(16, 0), new TimeOnly(9, 0)), new(new TimeOnly(11, 0), new TimeOnly(14, 0)),
    ];

    public static Flow<Turn> Flow { get; } = new(Name)
    {
        Slots = [new Slot<Turn>(Hours) { Knows = (_, value) => Parse(value) is not null, Ask = (turn, _) => Ask(turn), Read = (turn, _, text) => Read(turn, text) }],
        Complete = Set,
        About = (turn, _) => turn.Text("quiet-time.about"),
        Keep = false,
    };

    public static void Begin(Turn turn)
    {
        if (Own(turn) is null)
            turn.Say(turn.Text("quiet-time.not-linked"));
        else
            turn.Engine.Start(turn, Name);
    }

    public static void SwitchOff(Turn turn)
    {
        if (Own(turn) is not { } account)
        {
            turn.Say(turn.Text("quiet-time.not-linked"));
            return;
        }
        turn.Changes.Directory = turn.Directory.With(account with { Quiet = null });
        turn.Log("quiet-hours-off", AccountNames.Of(account).ToString());
        turn.Say(turn.Text("quiet-time.off", ("office", OfficeHours(turn))));
    }

    private static Account? Own(Turn turn) => turn.Post is not null && turn.Account is { } id ? turn.Directory.Accounts.GetValueOrDefault(id) : null;

    private static Prompt Ask(Turn turn) => new(
        turn.Text("quiet-time.ask", ("office", OfficeHours(turn)), ("present", Own(turn)?.Quiet is { } quiet ? Text(quiet) : turn.Text("quiet-time.none"))),
        [
            .. Offered.Where(q => q.LeavesEnough(turn.Rules.Hours)).Select(q => new Option(Text(q), EngineActions.FillSlot(Hours, new SlotValue(Text(q), Text(q))))),
            new Option(turn.Text("quiet-time.do-none"), new DialogAction(DeliveryActions.QuietOff)),
        ]);

    private static Reading Read(Turn turn, string text)
    {
        if (turn.Reader.Times(text) is not [{ Time: var from }, { Time: var to }] || from == to)
            return new Reading.NotUnderstood();
        var quiet = new QuietHours(from, to);
        return quiet.LeavesEnough(turn.Rules.Hours)
            ? new Reading.Filled(new SlotValue(Text(quiet), Text(quiet)))
            : new Reading.Refused(turn.Text("quiet-time.refused", ("office", OfficeHours(turn)), ("hours", (int)QuietHours.LeastLeft.TotalHours)));
    }

    private static void Set(Turn turn, Draft draft)
    {
        if (Own(turn) is not { } account || Parse(draft.Value(Hours) ?? "") is not { } quiet)
        {
            turn.Say(turn.Text("quiet-time.not-linked"));
            return;
        }
        turn.Changes.Directory = turn.Directory.With(account with { Quiet = quiet });
        turn.Log("quiet-hours", AccountNames.Of(account).ToString(), Text(quiet));
        turn.Say(turn.Text("quiet-time.set", ("hours", Text(quiet))));
    }

    private static QuietHours? Parse(string value) =>
        value.Split('-') is [var first, var last] && Kept.Time(first) is { } from && Kept.Time(last) is { } to ? new QuietHours(from, to) : null;

    private static string OfficeHours(Turn turn) => $"{Text(turn.Rules.Hours.Start)}-{Text(turn.Rules.Hours.End)}";

    private static string Text(QuietHours quiet) => $"{Text(quiet.From)}-{Text(quiet.To)}";

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
